import { type Document, type DocumentKind, type MarginNote, plainDocument } from '../../documents/document.ts';
import { canonicalText } from '../../text/canonical.ts';
import type { Revision, WordEvent, WordFile, WordNote, WordParagraph } from './word-paragraph.ts';

/**
 * The text with all tracked changes accepted; each change, comment and footnote is a note at its words. Deleted words are
 * notes of no length where they stood, so the original wording can be put together again.
 */
export function assembleWord(file: WordFile, kind: DocumentKind): Document {
  const text = new TextWithNotes(file);
  for (const paragraph of file.paragraphs) text.add(paragraph);
  const notes = text.finish();
  const warnings = [...file.warnings, ...revisionNote(notes), ...(text.text.trim() === '' ? ['The file holds no text.'] : [])];
  return {
    ...plainDocument(canonicalText(text.text), kind),
    title: file.title ?? text.title,
    author: file.author,
    notes,
    warnings,
  };
}

class TextWithNotes {
  text = '';
  title: string | null = null;
  private readonly notes: MarginNote[] = [];
  private readonly opened = new Map<string, number>();
  private readonly anchored = new Set<string>();
  private pendingEnd: Revision | null = null;
  private paragraphStart = 0;
  private hasStarted = false;
  private readonly file: WordFile;

  constructor(file: WordFile) {
    this.file = file;
  }

  add(paragraph: WordParagraph): void {
    const texts = paragraph.events.filter((event) => event.type === 'text');
    if (texts.some((event) => event.text.trim() !== '')) this.separate(paragraph.apart);
    for (const event of paragraph.events) this.happen(event);
    if (paragraph.isTitle) this.title ??= this.text.slice(this.paragraphStart).trim() || null;
    if (texts.length === 0) return;
    // A paragraph whose words are all deleted leaves no empty line behind.
    const isKept = texts.some((event) => event.revision?.kind !== 'deletion');
    this.pendingEnd = paragraph.endRevision ?? (isKept ? null : { kind: 'deletion', author: null });
  }

  finish(): MarginNote[] {
    for (const [id, start] of this.opened) this.comment(id, start, this.text.length);
    return this.notes.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  private separate(apart: WordParagraph['apart']): void {
    if (this.hasStarted) {
      const mark = { paragraph: '\n\n', line: '\n', cell: '\t' }[apart];
      this.write(mark, this.pendingEnd);
    }
    this.hasStarted = true;
    this.paragraphStart = this.text.length;
  }

  private write(text: string, revision: Revision | null): void {
    const start = this.text.length;
    if (revision?.kind !== 'deletion') this.text += text;
    if (!revision) return;
    const last = this.notes.at(-1);
    const isSame = last?.kind === revision.kind && last.author === revision.author && last.end === start;
    if (isSame) this.notes[this.notes.length - 1] = { ...last, end: this.text.length, text: last.text + text };
    else this.notes.push({ ...revision, start, end: this.text.length, text });
  }

  private happen(event: WordEvent): void {
    if (event.type === 'text') this.write(event.text, event.revision);
    else if (event.type === 'comment-start') this.opened.set(event.id, this.text.length);
    else if (event.type === 'comment-end') this.closeComment(event.id);
    else if (event.kind === 'footnote') this.noteAt('footnote', this.file.footnotes.get(event.id));
    else if (!this.anchored.has(event.id) && !this.opened.has(event.id)) this.noteAt('comment', this.file.comments.get(event.id));
  }

  private closeComment(id: string): void {
    const start = this.opened.get(id);
    this.opened.delete(id);
    if (start !== undefined) this.comment(id, start, this.text.length);
  }

  private comment(id: string, start: number, end: number): void {
    const note = this.file.comments.get(id);
    this.anchored.add(id);
    if (note) this.notes.push({ kind: 'comment', ...note, ...(start === end ? this.sentenceBefore() : { start, end }) });
  }

  private noteAt(kind: 'footnote' | 'comment', note: WordNote | undefined): void {
    if (note) this.notes.push({ kind, ...note, ...this.sentenceBefore() });
  }

  /** A note without a range belongs to the sentence that it stands in or after. */
  private sentenceBefore(): { start: number; end: number } {
    const said = this.text.slice(this.paragraphStart);
    const closed = said.replace(/[.!?…]*["”’»)\]]*\s*$/, '');
    const breaks = [...closed.matchAll(/[.!?…]["”’»)\]]*\s+(?=["“‘«(]?[\p{Lu}\p{N}])/gu)].at(-1);
    const start = this.paragraphStart + (breaks ? breaks.index + breaks[0].length : 0);
    return { start, end: this.paragraphStart + said.trimEnd().length };
  }
}

function revisionNote(notes: readonly MarginNote[]): string[] {
  const changes = notes.filter((note) => note.kind === 'insertion' || note.kind === 'deletion').length;
  if (changes === 0) return [];
  return [
    `The file has ${changes} tracked ${changes === 1 ? 'change' : 'changes'}; the text here is the one with all of them accepted.`,
  ];
}
