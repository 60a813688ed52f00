import { Parser } from 'htmlparser2';
import { type PagePart, partOf } from './page-part.ts';

/** One paragraph, heading, list item or table row of a page, as a reader sees it. */
export interface HtmlBlock {
  readonly text: string;
  readonly tag: BlockTag;
  /** Share of the letters that stand in links. */
  readonly linkShare: number;
  /** Outermost part of the page that it stands in. */
  readonly part: PagePart;
  /** Inside an element with itemprop articleBody. */
  readonly isBody: boolean;
  /** Inside a block quote: an embedded post is one, though all its words may be a link. */
  readonly isQuoted: boolean;
  /** The box of the page that it stands in; null where it does not come from the page's own elements. */
  readonly box: PageBox | null;
}

/** An element that holds blocks. */
export interface PageBox {
  readonly parent: PageBox | null;
}

export type BlockTag = 'p' | 'heading' | 'li' | 'tr' | 'caption' | 'pre';

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
/** What an element makes of the block that it holds. */
const TAGS: Readonly<Record<string, BlockTag>> = {
  pre: 'pre',
  figcaption: 'caption',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'li',
  tr: 'tr',
};
const BOXES = new Set(
  'article aside blockquote body center details div dl fieldset figure footer form header main nav ol section table td th ul'.split(
    ' ',
  ),
);
/** Share of a block's letters in spans or links named as a page part from which on the block is that part. */
const BOXED = 0.9;
/** Letters: a longer cell is a column of the page, not a field of a table. */
const LONGEST_CELL = 200;

/** Linear in the page. Blanks collapse as a browser would show them; `br` is a line end. */
export function htmlBlocks(html: string): HtmlBlock[] {
  const collector = new BlockCollector();
  const parser = new Parser(collector.handlers(), { decodeEntities: true, lowerCaseTags: true });
  parser.end(html);
  return collector.finish();
}

interface OpenElement {
  readonly name: string;
  readonly part: PagePart;
  readonly isBody: boolean;
  readonly isHidden: boolean;
  readonly box: PageBox | null;
}

class BlockCollector {
  private readonly blocks: HtmlBlock[] = [];
  private readonly open: OpenElement[] = [];
  private readonly counts = new Map<string, number>();
  private text = '';
  private linked = 0;
  /** Letters of the block so far that stand in links or spans named as page parts. */
  private boxed = 0;

  handlers() {
    return {
      onopentag: (name: string, attributes: Record<string, string>) => this.start(name, attributes),
      ontext: (text: string) => this.add(text),
      onclosetag: (name: string) => this.end(name),
    };
  }

  finish(): HtmlBlock[] {
    this.flush();
    return this.blocks;
  }

  private start(name: string, attributes: Record<string, string>): void {
    if (name === 'br') {
      this.text = `${this.text.replace(/ +$/, '')}\n`;
      return;
    }
    if (BLOCKS.has(name)) this.flush();
    if (name === 'td' || name === 'th') this.nextCell();
    this.open.push(this.describe(name, attributes));
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** Cells of a data row stand apart by a tab; the cells of old page layouts hold whole paragraphs and stand alone. */
  private nextCell(): void {
    if (this.text.length > LONGEST_CELL || this.text.includes('\n')) this.flush();
    this.text = this.text.trim() ? `${this.text.trimEnd()}\t` : '';
  }

  private describe(name: string, attributes: Record<string, string>): OpenElement {
    const parent = this.open.at(-1);
    const outer = parent?.box ?? null;
    return {
      name,
      box: BOXES.has(name) ? { parent: outer } : outer,
      part: partOf(name, attributes, parent?.part ?? 'none'),
      isBody: (parent?.isBody ?? false) || /\barticleBody\b/i.test(attributes.itemprop ?? ''),
      isHidden: (parent?.isHidden ?? false) || name === 'title' || isHidden(attributes),
    };
  }

  private end(name: string): void {
    if (name === 'br') return;
    if (BLOCKS.has(name)) this.flush();
    if (this.open.pop()) this.counts.set(name, (this.counts.get(name) ?? 1) - 1);
  }

  private add(raw: string): void {
    if (this.open.at(-1)?.isHidden) return;
    const text = this.isIn('pre') ? raw : collapse(raw, this.text);
    if (this.isIn('a')) this.linked += text.trim().length;
    if (this.open.at(-1)?.part === 'boilerplate') this.boxed += text.trim().length;
    this.text += text;
  }

  private isIn(name: string): boolean {
    return (this.counts.get(name) ?? 0) > 0;
  }

  private flush(): void {
    const text = this.isIn('pre') ? this.text.replace(/^\n+|\s+$/g, '') : this.text.replace(/[ \t]*\n[ \t]*/g, '\n').trim();
    const letters = text.replace(/\s/g, '').length;
    if (letters > 0) {
      const inside = this.open.at(-1);
      this.blocks.push({
        text,
        tag: this.tag(),
        linkShare: Math.min(1, this.linked / letters),
        part: this.boxed >= BOXED * letters ? 'boilerplate' : (inside?.part ?? 'none'),
        isBody: inside?.isBody ?? false,
        isQuoted: this.isIn('blockquote'),
        box: inside?.box ?? null,
      });
    }
    this.text = '';
    this.linked = 0;
    this.boxed = 0;
  }

  private tag(): BlockTag {
    for (let at = this.open.length - 1; at >= 0; at--) {
      const name = this.open[at]!.name;
      if (name === 'p' && this.open[at - 1]?.name !== 'li') return 'p';
      const tag = TAGS[name];
      if (tag) return tag;
    }
    return 'p';
  }
}

/** Blanks become one space, none at the start of a line; a no-break space stays what it is. */
function collapse(raw: string, before: string): string {
  const text = raw.replace(/[ \t\r\n\f]+/g, ' ');
  return text.startsWith(' ') && /(?:^|[ \n\t])$/.test(before) ? text.slice(1) : text;
}

function isHidden(attributes: Record<string, string>): boolean {
  return (
    'hidden' in attributes ||
    attributes['aria-hidden'] === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '')
  );
}
