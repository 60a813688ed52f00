import iconv from 'iconv-lite';
import type { Document } from '../../documents/document.ts';
import { assembleWord } from '../word/assemble-word.ts';
import type { Revision, WordEvent, WordNote, WordParagraph } from '../word/word-paragraph.ts';

/** Rich Text Format 1.9: the words, tracked changes and footnotes; pictures, objects and fields' codes are passed over. */
export function readRtf(bytes: Uint8Array): Document {
  const reader = new RtfReader();
  const source = Buffer.from(bytes).toString('latin1');
  for (const match of source.matchAll(TOKEN)) reader.take(match);
  return assembleWord(reader.finish(), 'rtf');
}

/** A group's edge, a control word with its number, a hex byte, a control symbol, or plain characters. */
const TOKEN = /([{}])|\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z])|([^\\{}\r\n]+)/gi;

const PRINTS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
};
const SYMBOLS: Readonly<Record<string, string>> = { '~': '\u00A0', _: '\u2011', '-': '\u00AD', '\\': '\\', '{': '{', '}': '}' };
const PASSED = new Set(
  'fonttbl colortbl stylesheet pict object header headerl headerr headerf footer footerl footerr footerf fldinst listtable listoverridetable rsidtbl themedata datastore xmlnstbl generator latentstyles sp shprslt'.split(
    ' ',
  ),
);
/** What is read though older programs may pass it over: notes, and the shapes that text boxes are in. */
const KNOWN = new Set(['footnote', 'annotation', 'atnauthor', 'shpinst']);
/** Windows code pages by \fcharset (RTF 1.9, font table). */
const CHARSETS: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'cp932',
  129: 'cp949',
  134: 'cp936',
  136: 'cp950',
  161: 'cp1253',
  162: 'cp1254',
  163: 'cp1258',
  177: 'cp1255',
  178: 'cp1256',
  186: 'cp1257',
  204: 'cp1251',
  222: 'cp874',
  238: 'cp1250',
};

interface Group {
  readonly destination: 'text' | 'passed' | 'fonts' | 'title' | 'author' | 'footnote' | 'annotation' | 'atnauthor';
  readonly codePage: string;
  /** Characters that stand in for one \u. */
  readonly standIns: number;
  readonly revision: Revision | null;
  readonly isHidden: boolean;
}

class RtfReader {
  private group: Group = { destination: 'text', codePage: 'windows-1252', standIns: 1, revision: null, isHidden: false };
  private readonly outer: Group[] = [];
  private readonly paragraphs: WordParagraph[] = [];
  private readonly footnotes = new Map<string, WordNote>();
  private readonly fonts = new Map<number, string>();
  private events: WordEvent[] = [];
  private bytes: number[] = [];
  private toSkip = 0;
  private font = 0;
  private isOptional = false;
  private readonly comments = new Map<string, WordNote>();
  private readonly facts = { title: '', author: '', footnote: '', annotation: '', atnauthor: '' };

  take([, edge, word, number, hex, symbol, plain]: RegExpExecArray | RegExpMatchArray): void {
    if (hex === undefined) this.flushBytes();
    if (hex !== undefined) this.takeByte(Number.parseInt(hex, 16));
    else if (edge === '{') this.outer.push(this.group);
    else if (edge === '}') this.leave();
    else if (word !== undefined) this.control(word, number === undefined ? null : Number(number));
    else if (symbol !== undefined) this.symbol(symbol);
    else if (plain !== undefined) this.printPlain(plain);
  }

  finish() {
    this.flushBytes();
    this.endParagraph();
    const { paragraphs, footnotes, comments, facts } = this;
    return {
      paragraphs,
      footnotes,
      comments,
      title: facts.title.trim() || null,
      author: facts.author.trim() || null,
      warnings: [],
    };
  }

  private leave(): void {
    const outer = this.outer.pop();
    if (!outer) return;
    const { destination } = this.group;
    if (destination === 'footnote' && outer.destination !== 'footnote') this.endNote('footnote', this.footnotes, null);
    if (destination === 'annotation' && outer.destination !== 'annotation')
      this.endNote('comment', this.comments, this.facts.atnauthor.trim() || null);
    this.group = outer;
  }

  private endNote(kind: 'footnote' | 'comment', notes: Map<string, WordNote>, author: string | null): void {
    const own = kind === 'footnote' ? 'footnote' : 'annotation';
    const id = String(notes.size);
    notes.set(id, { author, text: this.facts[own].trim() });
    this.facts[own] = '';
    if (kind === 'comment') this.facts.atnauthor = '';
    this.events.push({ type: 'note', kind, id });
  }

  private control(word: string, number: number | null): void {
    const wasOptional = this.isOptional;
    this.isOptional = false;
    if (PASSED.has(word) || (wasOptional && !KNOWN.has(word))) this.to(word === 'fonttbl' ? 'fonts' : 'passed');
    else if (word === 'title' || word === 'author' || word === 'footnote' || word === 'annotation' || word === 'atnauthor')
      this.to(word);
    else if (word === 'info') this.to('passed');
    else if (word === 'shptxt') this.breakParagraph();
    else if (word === 'u') this.printCode(number ?? 0);
    else if (word === 'uc') this.set({ standIns: number ?? 1 });
    else if (word === 'ansicpg') this.set({ codePage: this.usable(`cp${number}`) });
    else if (word === 'f') this.setFont(number ?? 0);
    else if (word === 'fcharset' && number !== null && CHARSETS[number]) this.fonts.set(this.font, CHARSETS[number]);
    else if (word === 'mac') this.set({ codePage: 'macintosh' });
    else if (word === 'v') this.set({ isHidden: number !== 0 });
    else if (word === 'plain') this.set({ isHidden: false, revision: null });
    else if (word === 'revised' || word === 'deleted') this.revise(word === 'revised' ? 'insertion' : 'deletion', number !== 0);
    else if (word === 'par' || word === 'sect' || word === 'page' || word === 'row') this.breakParagraph();
    else if (PRINTS[word] !== undefined) this.print(PRINTS[word]);
  }

  private to(destination: Group['destination']): void {
    const isInside = this.group.destination === 'passed' && destination !== 'title' && destination !== 'author';
    if (!isInside) this.set({ destination });
  }

  private set(change: Partial<Group>): void {
    this.group = { ...this.group, ...change };
  }

  private usable(name: string): string {
    return iconv.encodingExists(name) ? name : this.group.codePage;
  }

  private setFont(font: number): void {
    this.font = font;
    if (this.group.destination !== 'fonts')
      this.set({ codePage: this.fonts.get(font) ?? this.outer[0]?.codePage ?? this.group.codePage });
  }

  private revise(kind: Revision['kind'], isOn: boolean): void {
    this.set({ revision: isOn ? { kind, author: null } : null });
  }

  private symbol(symbol: string): void {
    if (symbol === '*') this.isOptional = true;
    else if (symbol === '\n' || symbol === '\r') this.breakParagraph();
    else if (SYMBOLS[symbol] !== undefined) this.print(SYMBOLS[symbol]);
  }

  /** Bytes of one character may follow each other, so they are decoded together. */
  private takeByte(byte: number): void {
    if (this.toSkip > 0) this.toSkip--;
    else this.bytes.push(byte);
  }

  private flushBytes(): void {
    if (this.bytes.length === 0) return;
    const text = iconv.decode(Buffer.from(this.bytes), this.group.codePage);
    this.bytes = [];
    this.print(text);
  }

  private printPlain(text: string): void {
    const skipped = Math.min(this.toSkip, text.length);
    this.toSkip -= skipped;
    if (skipped < text.length) this.print(text.slice(skipped));
  }

  private printCode(code: number): void {
    this.print(String.fromCharCode(code & 0xffff));
    this.toSkip = this.group.standIns;
  }

  private print(text: string): void {
    const { destination, isHidden, revision } = this.group;
    if (destination === 'text' && !isHidden) this.events.push({ type: 'text', text: text.replaceAll('\0', ''), revision });
    else if (destination !== 'text' && destination !== 'passed' && destination !== 'fonts') this.facts[destination] += text;
  }

  private breakParagraph(): void {
    const { destination } = this.group;
    if (destination === 'footnote' || destination === 'annotation') this.facts[destination] += '\n';
    else if (destination === 'text') this.endParagraph();
  }

  private endParagraph(): void {
    this.paragraphs.push({ events: joined(this.events), apart: 'paragraph', endRevision: null, isTitle: false });
    this.events = [];
  }
}

/** Runs of one revision become one event, and halves of a character printed apart come together. */
function joined(events: readonly WordEvent[]): WordEvent[] {
  const found: WordEvent[] = [];
  for (const event of events) {
    const last = found.at(-1);
    if (event.type === 'text' && last?.type === 'text' && last.revision?.kind === event.revision?.kind) {
      found[found.length - 1] = { ...last, text: last.text + event.text };
    } else found.push(event);
  }
  return found.map((event) => (event.type === 'text' ? { ...event, text: event.text.toWellFormed() } : event));
}
