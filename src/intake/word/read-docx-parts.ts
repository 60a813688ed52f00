import { parseXml } from '../parse-xml.ts';
import type { Revision, WordEvent, WordNote, WordParagraph } from './word-paragraph.ts';

export interface DocxStory {
  readonly paragraphs: readonly WordParagraph[];
  /** Notes by id, where the part holds footnotes or comments. */
  readonly notes: ReadonlyMap<string, WordNote>;
  readonly hasHidden: boolean;
  /** It holds documents of other formats, which only the program that opens it puts in. */
  readonly hasChunks: boolean;
}

/** Elements whose text is printed, and what empty elements print (ECMA-376 part 1, 17.3.3). */
const PRINTS: Readonly<Record<string, string>> = {
  tab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '\u2011',
  softHyphen: '\u00AD',
  ptab: '\t',
};
/** `rt` is the reading printed over a word. */
const SKIPPED = new Set(['Fallback', 'rPrChange', 'pPrChange', 'sectPr', 'instrText', 'delInstrText', 'rt']);

/**
 * Reads document.xml, footnotes.xml, endnotes.xml or comments.xml: all have the same paragraphs. `addresses` are what the
 * links in notes and comments lead to, by id: there an address says more than the words that it hides behind.
 */
export function readDocxStory(xml: string, addresses: ReadonlyMap<string, string> = new Map()): DocxStory {
  const reader = new StoryReader(addresses);
  parseXml(xml, {
    open: (name, attributes) => reader.open(localName(name), attributes),
    text: (text) => reader.addText(text),
    close: (name) => reader.close(localName(name)),
  });
  return reader;
}

interface OpenParagraph {
  readonly events: WordEvent[];
  apart: WordParagraph['apart'];
  endRevision: Revision | null;
  isTitle: boolean;
  isListItem: boolean;
  /** It holds the first letters of the next one, set large. */
  isDropCap: boolean;
}

class StoryReader implements DocxStory {
  readonly paragraphs: WordParagraph[] = [];
  readonly notes = new Map<string, WordNote>();
  hasHidden = false;
  hasChunks = false;
  /** Text boxes put paragraphs inside paragraphs. */
  private readonly paragraphsOpen: OpenParagraph[] = [];
  private readonly dropCap: WordEvent[] = [];
  private readonly revisions: Revision[] = [];
  private skipped = 0;
  private inText = false;
  private inParagraphProperties = false;
  private inRunProperties = false;
  private isHidden = false;
  private wasListItem = false;
  private wasInTable = false;
  private readonly rows: { hasWords: boolean; cellHasWords: boolean }[] = [];
  private note: { id: string; author: string | null; from: number } | null = null;
  private link: { address: string; words: string } | null = null;

  constructor(private readonly addresses: ReadonlyMap<string, string>) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.skipped > 0 || SKIPPED.has(name)) {
      this.skipped++;
      return;
    }
    if (this.inParagraphProperties) this.paragraphProperty(name, attributes);
    else if (this.inRunProperties) this.runProperty(name, attributes);
    else this.content(name, attributes);
  }

  addText(text: string): void {
    if (this.inText && this.skipped === 0) this.print(text);
  }

  close(name: string): void {
    if (this.skipped > 0) {
      this.skipped--;
      return;
    }
    if (name === 'p') this.endParagraph();
    else if (name === 'pPr') this.inParagraphProperties = false;
    else if (name === 'rPr') this.inRunProperties = false;
    else if (name === 'r') this.isHidden = false;
    else if (name === 't' || name === 'delText') this.inText = false;
    else if (name === 'tr') this.endRow();
    else if (!this.inParagraphProperties && isRevision(name)) this.revisions.pop();
    else if (isNote(name)) this.endNote();
    else if (name === 'hyperlink') this.endLink();
  }

  private content(name: string, attributes: Readonly<Record<string, string>>): void {
    const id = attributes['w:id'] ?? '';
    if (name === 'p') this.startParagraph();
    else if (name === 'pPr') this.inParagraphProperties = true;
    else if (name === 'rPr') this.inRunProperties = true;
    else if (name === 't' || name === 'delText') this.inText = true;
    else if (name === 'tr') this.rows.push({ hasWords: false, cellHasWords: false });
    else if (name === 'tc') this.startCell();
    else if (isRevision(name)) this.revisions.push(revisionOf(name, attributes));
    else if (name === 'commentRangeStart') this.happen({ type: 'comment-start', id });
    else if (name === 'commentRangeEnd') this.happen({ type: 'comment-end', id });
    else if (name === 'commentReference') this.happen({ type: 'note', kind: 'comment', id });
    else if (name === 'footnoteReference') this.happen({ type: 'note', kind: 'footnote', id: `foot${id}` });
    else if (name === 'endnoteReference') this.happen({ type: 'note', kind: 'footnote', id: `end${id}` });
    else if (isNote(name)) this.note = { id, author: attributes['w:author'] ?? null, from: this.paragraphs.length };
    else if (name === 'hyperlink') this.link = this.linkTo(attributes['r:id'] ?? '');
    else if (name === 'altChunk') this.hasChunks = true;
    else if (name === 'sym') this.print(symbolOf(attributes));
    else if (PRINTS[name] !== undefined) this.print(PRINTS[name]);
  }

  /** Cells stand apart by a tab, a cell's own paragraphs and the rows by a line end. */
  private startParagraph(): void {
    const row = this.rows.at(-1);
    const inRow = row?.cellHasWords ? 'line' : row?.hasWords ? 'cell' : null;
    const apart = inRow ?? (row && this.wasInTable ? 'line' : 'paragraph');
    this.paragraphsOpen.push({
      events: this.dropCap.splice(0),
      apart,
      endRevision: null,
      isTitle: false,
      isListItem: false,
      isDropCap: false,
    });
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

  private endParagraph(): void {
    const done = this.paragraphsOpen.pop();
    if (!done) return;
    if (done.isDropCap) {
      this.dropCap.push(...done.events);
      return;
    }
    if (wordsOf(done) !== '') this.noteWords(done);
    this.paragraphs.push({ events: done.events, apart: done.apart, endRevision: done.endRevision, isTitle: done.isTitle });
  }

  private noteWords(done: OpenParagraph): void {
    const row = this.rows.at(-1);
    if (row) row.hasWords = row.cellHasWords = true;
    if (done.isListItem && this.wasListItem && !row) done.apart = 'line';
    this.wasListItem = done.isListItem;
    this.wasInTable = row !== undefined;
  }

  private paragraphProperty(name: string, attributes: Readonly<Record<string, string>>): void {
    const paragraph = this.paragraphsOpen.at(-1);
    if (!paragraph) return;
    if (name === 'numPr') paragraph.isListItem = true;
    if (name === 'framePr' && /^(?:drop|margin)$/.test(attributes['w:dropCap'] ?? '')) paragraph.isDropCap = true;
    if (name === 'pStyle' && /^(?:title|heading1|titel|titre|berschrift1|heading 1)$/i.test(attributes['w:val'] ?? ''))
      paragraph.isTitle = true;
    if (name === 'ins' || name === 'del') paragraph.endRevision = revisionOf(name, attributes);
  }

  private runProperty(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'vanish' && !/^(?:0|false|off)$/.test(attributes['w:val'] ?? '')) this.isHidden = true;
  }

  private print(text: string): void {
    if (this.link) this.link.words += text;
    if (this.isHidden) this.hasHidden = true;
    else if (!this.isGone()) this.happen({ type: 'text', text, revision: this.revisions.at(-1) ?? null });
  }

  /** Inserted by one change and deleted by another: neither wording ever had it. */
  private isGone(): boolean {
    return this.revisions.some(({ kind }) => kind === 'insertion') && this.revisions.at(-1)?.kind === 'deletion';
  }

  /** Ranges may start between paragraphs: they count from the next one. */
  private happen(event: WordEvent): void {
    const paragraph = this.paragraphsOpen.at(-1);
    if (paragraph) paragraph.events.push(event);
    else this.paragraphs.push({ events: [event], apart: 'paragraph', endRevision: null, isTitle: false });
  }

  private linkTo(id: string): StoryReader['link'] {
    const address = this.note ? this.addresses.get(id) : undefined;
    return address && /^https?:\/\//i.test(address) ? { address, words: '' } : null;
  }

  private endLink(): void {
    const { link } = this;
    this.link = null;
    if (link && !link.words.includes(link.address.replace(/\/$/, ''))) this.print(` <${link.address}>`);
  }

  private endNote(): void {
    if (!this.note) return;
    const text = this.paragraphs.slice(this.note.from).map(wordsOf).filter(Boolean).join('\n');
    this.notes.set(this.note.id, { author: this.note.author, text });
    this.note = null;
  }
}

function wordsOf(paragraph: { readonly events: readonly WordEvent[] }): string {
  return paragraph.events
    .map((event) => (event.type === 'text' && event.revision?.kind !== 'deletion' ? event.text : ''))
    .join('')
    .trim();
}

function isRevision(name: string): boolean {
  return name === 'ins' || name === 'del' || name === 'moveFrom' || name === 'moveTo';
}

function isNote(name: string): boolean {
  return name === 'footnote' || name === 'endnote' || name === 'comment';
}

function revisionOf(name: string, attributes: Readonly<Record<string, string>>): Revision {
  return { kind: name === 'ins' || name === 'moveTo' ? 'insertion' : 'deletion', author: attributes['w:author'] ?? null };
}

/** Symbol fonts keep their characters at U+F000 and up; those have no meaning outside of the font. */
function symbolOf(attributes: Readonly<Record<string, string>>): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16);
  return code > 0x1f && code < 0xe000 ? String.fromCodePoint(code) : '•';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
