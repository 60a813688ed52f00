import { Parser } from 'htmlparser2';
import { INTAKE_LIMITS } from '../limits.ts';
import { findMisnamed } from './find-misnamed.ts';
import { BOX_MARK, type PagePart, partOf } from './page-part.ts';

/** A page made safe to hand to the article finder: no scripts, no styles, bounded nesting; and what its head states. */
export interface TidyPage {
  readonly html: string;
  readonly elements: number;
  readonly jsonLd: readonly string[];
  /** JSON that scripts of the page show from. */
  readonly states: readonly string[];
  /** The page says that it needs a script. */
  readonly asksForScript: boolean;
  /** `name`, `property` or `itemprop`, lower case, with its content; in page order. */
  readonly metas: readonly { readonly name: string; readonly content: string }[];
  readonly title: string;
  readonly headings: readonly string[];
  /** `datetime` of time elements, in page order. */
  readonly times: readonly string[];
  readonly canonicalUrl: string | null;
}

/** Dropped with all that is in them: they hold no words of the piece. */
const DROPPED = new Set(
  'script style template svg math iframe object embed applet noscript noframes canvas audio video map select datalist textarea button dialog'.split(
    ' ',
  ),
);
const DROPPED_VOID = new Set([
  'source',
  'track',
  'param',
  'link',
  'base',
  'input',
  'img',
  'wbr',
  'area',
  'col',
  'embed',
  'frame',
  'meta',
]);
const VOID = new Set(['br', 'hr']);
const KEPT_ATTRIBUTES = new Set(
  'id class role rel itemprop itemtype itemscope href hidden aria-hidden aria-modal style title lang'.split(' '),
);

/** What is kept for more than its words in place, and the tag that ends it. */
const CLOSES = { json: 'script', script: 'script', noscript: 'noscript', title: 'title', heading: 'h1' } as const;
type Capture = keyof typeof CLOSES;

/** Two linear passes. Tags deeper than the limit are left out, their words kept. */
export function tidyHtml(source: string): TidyPage {
  const tidier = new Tidier(findMisnamed(source));
  const parser = new Parser(tidier.handlers(), { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false });
  parser.end(source);
  return tidier.page();
}

class Tidier {
  private readonly out: string[] = [];
  private readonly metas: { name: string; content: string }[] = [];
  private readonly jsonLd: string[] = [];
  private readonly states: string[] = [];
  private asksForScript = false;
  private readonly headings: string[] = [];
  private readonly times: string[] = [];
  private canonicalUrl: string | null = null;
  private title = '';
  private readonly kept: { readonly name: string; readonly part: PagePart }[] = [];
  private opened = 0;
  private elements = 0;
  private depth = 0;
  /** Open dropped elements; words count only at 0. */
  private dropped = 0;
  private capture: Capture | null = null;
  private captured = '';

  constructor(private readonly misnamed: ReadonlySet<number>) {}

  handlers() {
    return {
      onopentag: (name: string, attributes: Record<string, string>) => this.open(name, attributes),
      ontext: (text: string) => this.text(text),
      onclosetag: (name: string) => this.close(name),
    };
  }

  page(): TidyPage {
    const { metas, jsonLd, states, asksForScript, title, headings, times, elements, canonicalUrl } = this;
    return {
      html: this.out.join(''),
      elements,
      metas,
      jsonLd,
      states,
      asksForScript,
      title: tight(title),
      headings,
      times,
      canonicalUrl,
    };
  }

  private open(name: string, attributes: Record<string, string>): void {
    const isMisnamed = this.misnamed.has(this.opened++);
    this.note(name, attributes);
    if (DROPPED_VOID.has(name)) return;
    if (DROPPED.has(name)) this.dropped++;
    if (this.dropped > 0) return;
    this.depth++;
    if (name === 'h1') this.startCapture('heading');
    if (this.depth > INTAKE_LIMITS.htmlDepth) return;
    this.elements++;
    if (isMisnamed) this.write('div', {});
    else this.write(name, attributes);
  }

  private write(name: string, attributes: Record<string, string>): void {
    const part = partOf(name, attributes, this.kept.at(-1)?.part ?? 'none');
    if (!VOID.has(name)) this.kept.push({ name, part });
    const boxed = part === 'boilerplate' ? { ...attributes, class: `${attributes.class ?? ''} ${BOX_MARK}`.trim() } : attributes;
    // The line end keeps words apart where the article finder takes breaks out.
    this.out.push(name === 'br' ? '\n<br>' : `<${name}${attributeText(boxed)}>`);
  }

  private note(name: string, attributes: Record<string, string>): void {
    const { itemprop, content, datetime } = attributes;
    const metaName = attributes.property ?? attributes.name ?? itemprop;
    if (metaName && content !== undefined) this.metas.push({ name: metaName.toLowerCase().trim(), content: content.trim() });
    if (name === 'time' && datetime) {
      this.times.push(datetime);
      if (itemprop) this.metas.push({ name: itemprop.toLowerCase(), content: datetime });
    }
    if (name === 'link' && /\bcanonical\b/i.test(attributes.rel ?? '')) this.canonicalUrl ??= attributes.href ?? null;
    if (name === 'script') this.startCapture(/ld\+json/i.test(attributes.type ?? '') ? 'json' : 'script');
    if (name === 'noscript') this.startCapture('noscript');
    if (name === 'title' && this.title === '' && this.dropped === 0) this.startCapture('title');
  }

  /** A script in a headline does not end the headline. */
  private startCapture(what: Capture): void {
    if (this.capture) return;
    this.capture = what;
    this.captured = '';
  }

  private text(text: string): void {
    if (this.capture) this.captured += text;
    if (this.dropped === 0) this.out.push(escapeText(text));
  }

  private close(name: string): void {
    this.endCapture(name);
    if (DROPPED_VOID.has(name)) return;
    if (DROPPED.has(name)) {
      this.dropped = Math.max(0, this.dropped - 1);
      return;
    }
    if (this.dropped > 0) return;
    if (this.depth <= INTAKE_LIMITS.htmlDepth && !VOID.has(name)) this.out.push(`</${this.kept.pop()?.name ?? name}>`);
    this.depth--;
  }

  private endCapture(name: string): void {
    if (!this.capture || CLOSES[this.capture] !== name) return;
    if (this.capture === 'json') this.jsonLd.push(this.captured);
    if (this.capture === 'script') this.states.push(...stateIn(this.captured));
    if (this.capture === 'noscript') this.asksForScript ||= /javascript/i.test(this.captured);
    if (this.capture === 'title') this.title = this.captured;
    if (this.capture === 'heading' && tight(this.captured)) this.headings.push(tight(this.captured));
    this.capture = null;
  }
}

/** The JSON of a script that holds nothing else, or sets one variable to it. */
function stateIn(script: string): string[] {
  const json = /^\s*(?:(?:var |let |const |window\.|self\.|globalThis\.)[\w$.]+\s*=\s*)?(?=[[{])/.exec(script);
  return json ? [script.slice(json[0].length).replace(/[;\s]+$/, '')] : [];
}

function attributeText(attributes: Record<string, string>): string {
  let text = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (KEPT_ATTRIBUTES.has(name) && value.length < 2_000) text += ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`;
  }
  return text;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function tight(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
