import { parseXml } from '../parse-xml.ts';
import type { Revision, WordEvent, WordNote, WordParagraph } from './word-paragraph.ts';

export interface OdtContent {
  readonly paragraphs: readonly WordParagraph[];
  readonly footnotes: ReadonlyMap<string, WordNote>;
  readonly comments: ReadonlyMap<string, WordNote>;
}

/** Reads content.xml of an ODT (OpenDocument 1.3 part 3): tracked changes come first, their marks stand in the text. */
export function readOdtContent(xml: string): OdtContent {
  const reader = new ContentReader();
  parseXml(xml, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.addText(text),
    close: (name) => reader.close(name),
  });
  return reader;
}

/** `svg:title` and `svg:desc` are said instead of a picture, ruby text is printed over a word. */
const SKIPPED = new Set(['text:note-citation', 'office:forms', 'dc:date', 'text:ruby-text', 'svg:title', 'svg:desc']);

interface OpenParagraph {
  readonly events: WordEvent[];
  readonly isTitle: boolean;
}

interface Change {
  kind: Revision['kind'] | null;
  author: string | null;
  words: string[];
}

type Aside = { readonly kind: 'footnote' | 'comment'; readonly id: string; author: string; text: string };

class ContentReader implements OdtContent {
  readonly paragraphs: WordParagraph[] = [];
  readonly footnotes = new Map<string, WordNote>();
  readonly comments = new Map<string, WordNote>();
  private readonly changes = new Map<string, Change>();
  private change: Change | null = null;
  /** Text boxes put paragraphs inside paragraphs. */
  private readonly paragraphsOpen: OpenParagraph[] = [];
  private inserting: Change | null = null;
  private aside: Aside | null = null;
  private inCreator = false;
  private inBody = false;
  private skipped = 0;
  private listDepth = 0;
  private wasListItem = false;
  private readonly rows: { hasWords: boolean; cellHasWords: boolean }[] = [];
  private wasInTable = false;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.skipped > 0 || SKIPPED.has(name)) this.skipped++;
    else if (name === 'office:text') this.inBody = true;
    else if (name === 'text:changed-region') this.startChange(attributes['xml:id'] ?? attributes['text:id'] ?? '');
    else if (name === 'dc:creator') this.inCreator = true;
    else if (this.change) this.changeContent(name);
    else if (name === 'text:note' || name === 'office:annotation') this.startAside(name, attributes);
    else if (!this.aside) this.content(name, attributes);
    else if (name === 'text:p' && this.aside.text !== '') this.aside.text += '\n';
  }

  addText(text: string): void {
    if (this.skipped > 0 || !this.inBody) return;
    if (this.inCreator) this.addCreator(text);
    else if (this.change) this.change.words.push(tight(text));
    else if (this.aside) this.aside.text += tight(text);
    else this.print(tight(text));
  }

  close(name: string): void {
    if (this.skipped > 0) this.skipped--;
    else if (name === 'dc:creator') this.inCreator = false;
    else if (name === 'text:changed-region') this.change = null;
    else if (name === 'text:note' || name === 'office:annotation') this.endAside();
    else if (this.change || this.aside) return;
    else if (name === 'text:p' || name === 'text:h') this.endParagraph();
    else if (name === 'text:list') this.listDepth--;
    else if (name === 'table:table-row') this.endRow();
  }

  private startChange(id: string): void {
    this.change = { kind: null, author: null, words: [] };
    this.changes.set(id, this.change);
  }

  private changeContent(name: string): void {
    if (name === 'text:insertion') this.change!.kind = 'insertion';
    if (name === 'text:deletion') this.change!.kind = 'deletion';
    if (name === 'text:p' && this.change!.words.length > 0) this.change!.words.push('\n\n');
  }

  private addCreator(text: string): void {
    if (this.change) this.change.author = (this.change.author ?? '') + text;
    else if (this.aside) this.aside.author += text;
  }

  private startAside(name: string, attributes: Readonly<Record<string, string>>): void {
    const kind = name === 'text:note' ? 'footnote' : 'comment';
    const id = attributes['office:name'] ?? attributes['text:id'] ?? `${kind}${this.footnotes.size + this.comments.size}`;
    this.aside = { kind, id, author: '', text: '' };
    this.happen(kind === 'comment' && attributes['office:name'] ? { type: 'comment-start', id } : { type: 'note', kind, id });
  }

  private endAside(): void {
    if (!this.aside) return;
    const { kind, id, author, text } = this.aside;
    (kind === 'footnote' ? this.footnotes : this.comments).set(id, { author: author || null, text: text.trim() });
    this.aside = null;
  }

  private content(name: string, attributes: Readonly<Record<string, string>>): void {
    const change = this.changes.get(attributes['text:change-id'] ?? '');
    if (name === 'text:p' || name === 'text:h') this.startParagraph(name, attributes);
    else if (name === 'text:s') this.print(' '.repeat(Math.min(1_000, Number(attributes['text:c'] ?? 1) || 1)));
    else if (name === 'text:tab') this.print('\t');
    else if (name === 'text:line-break') this.print('\n');
    else if (name === 'text:list') this.listDepth++;
    else if (name === 'table:table-row') this.rows.push({ hasWords: false, cellHasWords: false });
    else if (name === 'table:table-cell') this.startCell();
    else if (name === 'office:annotation-end') this.happen({ type: 'comment-end', id: attributes['office:name'] ?? '' });
    else if (name === 'text:change-start') this.inserting = change ?? null;
    else if (name === 'text:change-end') this.inserting = null;
    else if (name === 'text:change' && change?.kind === 'deletion') {
      this.happen({ type: 'text', text: change.words.join(''), revision: { kind: 'deletion', author: change.author } });
    }
  }

  /** A table in a cell gives the cell its words. */
  private endRow(): void {
    const inner = this.rows.pop();
    const row = this.rows.at(-1);
    if (row && inner?.hasWords) row.hasWords = row.cellHasWords = true;
  }

  private startCell(): void {
    const row = this.rows.at(-1);
    if (row) row.cellHasWords = false;
  }

  private startParagraph(name: string, attributes: Readonly<Record<string, string>>): void {
    const isTitle =
      (name === 'text:h' && attributes['text:outline-level'] === '1') || /^title$/i.test(attributes['text:style-name'] ?? '');
    this.paragraphsOpen.push({ events: [], isTitle });
  }

  private endParagraph(): void {
    const { events = [], isTitle = false } = this.paragraphsOpen.pop() ?? {};
    if (!events.some((event) => event.type === 'text' && event.text.trim() !== '')) return;
    const row = this.rows.at(-1);
    const inRow = row?.cellHasWords ? 'line' : row?.hasWords ? 'cell' : null;
    const isNext = (row && this.wasInTable) || (this.listDepth > 0 && this.wasListItem && !row);
    this.paragraphs.push({ events, apart: inRow ?? (isNext ? 'line' : 'paragraph'), endRevision: null, isTitle });
    this.wasListItem = this.listDepth > 0;
    this.wasInTable = row !== undefined;
    if (row) row.hasWords = row.cellHasWords = true;
  }

  private print(text: string): void {
    if (text === '') return;
    const revision = this.inserting?.kind === 'insertion' ? { kind: 'insertion' as const, author: this.inserting.author } : null;
    this.happen({ type: 'text', text, revision });
  }

  private happen(event: WordEvent): void {
    this.paragraphsOpen.at(-1)?.events.push(event);
  }
}

/** Blanks collapse, as in HTML; real ones are elements. */
function tight(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ');
}
