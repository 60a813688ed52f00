import { Parser } from 'htmlparser2';
import { absoluteAddress, isStyleSheet, pictureAddresses } from './picture-addresses.ts';
import { isStillPicture } from './still-picture.ts';

/** A style sheet or picture: its media type without parameters, and its bytes. */
export interface BesideFile {
  readonly type: string;
  readonly body: Uint8Array;
}

export interface StillOptions {
  readonly base: string | null;
  readonly notice: string;
  /** Pictures and style sheets that came with the page, by their address. */
  readonly beside: ReadonlyMap<string, BesideFile>;
}

/** Dropped with all that is in them: they run, load or ask for something. */
const DROPPED = new Set(
  'script template iframe frame frameset object embed applet svg math video audio canvas map select datalist textarea button dialog portal title'.split(
    ' ',
  ),
);
/** Dropped, and empty by nature. */
const DROPPED_VOID = new Set('base meta link input source track param area bgsound keygen'.split(' '));
/** The tags go, what is between them stays. */
const OPENED = new Set('html head body noscript form picture'.split(' '));
const VOID = new Set('br hr img wbr col'.split(' '));
const KEPT_ATTRIBUTES = new Set(
  'id class style lang dir title alt width height colspan rowspan start value datetime align valign border cellpadding cellspacing bgcolor'.split(
    ' ',
  ),
);

/** The words and the look of a page, and nothing that acts. The answer that carries it forbids the same once more. */
export function stillPage(html: string, options: StillOptions): string {
  const page = new StillPage(options);
  const parser = new Parser(page, { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false });
  parser.end(html);
  return page.whole();
}

class StillPage {
  private readonly out: string[] = [];
  private readonly styles: string[] = [];
  private readonly options: StillOptions;
  /** Attributes of html and body, which style sheets go by. */
  private readonly frame = new Map<string, string>();
  private base: string | null;
  private title = '';
  private inTitle = false;
  private dropped: string[] = [];
  private style: string | null = null;

  constructor(options: StillOptions) {
    this.options = options;
    this.base = options.base;
  }

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'title' && this.dropped.length === 0) this.inTitle = this.title === '';
    if (name === 'link' && this.dropped.length === 0) this.linkedStyle(attributes);
    if (name === 'base' && attributes.href) this.base = absoluteAddress(attributes.href, this.options.base) ?? this.base;
    if (name === 'html' || name === 'body') this.frame.set(name, this.attributesOf(name, attributes));
    if (DROPPED_VOID.has(name) || OPENED.has(name)) return;
    if (this.dropped.length > 0 || DROPPED.has(name) || !/^[a-z][a-z0-9-]*$/.test(name)) {
      if (!VOID.has(name)) this.dropped.push(name);
      return;
    }
    if (name === 'style') this.style = '';
    else this.out.push(`<${name}${this.attributesOf(name, attributes)}>`);
  }

  ontext(text: string): void {
    if (this.inTitle) this.title += text;
    else if (this.style !== null) this.style += text;
    else if (this.dropped.length === 0) this.out.push(escaped(text));
  }

  onclosetag(name: string): void {
    if (name === 'title') this.inTitle = false;
    if (DROPPED_VOID.has(name) || OPENED.has(name)) return;
    if (this.dropped.length > 0) {
      if (this.dropped.at(-1) === name) this.dropped.pop();
      return;
    }
    if (name === 'style' && this.style !== null) {
      this.styles.push(quietStyle(this.style));
      this.style = null;
    } else if (!VOID.has(name)) this.out.push(`</${name}>`);
  }

  whole(): string {
    const { notice } = this.options;
    const title = escaped(this.title.trim() || notice);
    return `<!doctype html>
<html${this.frame.get('html') ?? ''}><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${this.styles.join('\n')}</style></head>
<body${this.frame.get('body') ?? ''}><div style="${NOTICE_STYLE}">${escaped(notice)}</div>
${this.out.join('')}
</body></html>
`;
  }

  private linkedStyle(attributes: Readonly<Record<string, string>>): void {
    const part = isStyleSheet(attributes) ? this.besides(attributes.href ?? '') : undefined;
    if (part?.type !== 'text/css') return;
    const css = quietStyle(Buffer.from(part.body).toString('utf8'));
    const media = attributes.media?.replace(/[^\w\s():.,-]/g, '').trim();
    this.styles.push(media ? `@media ${media} {\n${css}\n}` : css);
  }

  private attributesOf(name: string, attributes: Readonly<Record<string, string>>): string {
    const kept = Object.entries(attributes).filter(([key]) => KEPT_ATTRIBUTES.has(key));
    const style = kept.map(([key, value]): [string, string] => [key, key === 'style' ? quietStyle(value) : value]);
    if (name === 'a') style.push(...this.linkOf(attributes.href ?? ''));
    if (name === 'img') style.push(...this.pictureOf(pictureAddresses(attributes)));
    return style.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  }

  /** Links lead on, to the live web and in a page of their own; nothing else that is called a link does. */
  private linkOf(href: string): [string, string][] {
    if (href.startsWith('#')) return [['href', href]];
    const url = this.absolute(href);
    return url && /^https?:/.test(url)
      ? [
          ['href', url],
          ['rel', 'noopener noreferrer nofollow'],
        ]
      : [];
  }

  private pictureOf(addresses: readonly string[]): [string, string][] {
    const part = addresses.map((address) => this.besides(address)).find((found) => found && isStillPicture(found));
    if (part) return [['src', `data:${part.type};base64,${Buffer.from(part.body).toString('base64')}`]];
    const inline = addresses.find((address) => /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[\w+/=\s]*$/i.test(address));
    return inline ? [['src', inline]] : [];
  }

  private besides(address: string): BesideFile | undefined {
    return this.options.beside.get(address) ?? this.options.beside.get(this.absolute(address) ?? '');
  }

  private absolute(address: string): string | null {
    return absoluteAddress(address, this.base);
  }
}

/** Holds also where the copy was saved and is opened from a disk. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const NOTICE_STYLE =
  'all: initial; display: block; font: 13px/1.5 sans-serif; padding: 8px 14px; background: #fbf0d5; color: #5c3c00; border-bottom: 1px solid #8d867a';

/** Without what would load something, and without an end of the element that it stands in. */
function quietStyle(css: string): string {
  return css
    .replace(/@import[^;]*;?/gi, '')
    .replace(/url\(\s*(?!["']?data:image\/)[^)]*\)/gi, 'none')
    .replaceAll('</', '');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\0', '');
}
