import type { Document } from '../../documents/document.ts';
import type { Span } from '../../text/span.ts';
import { quotationsNear } from './quotations.ts';
import type { SpeechTables } from './speech-tables.ts';
import type { SpeechWord } from './speech-words.ts';
import { type Voice, voicesOf } from './voices.ts';

export type Artefact = 'page-furniture' | 'speaker-label' | 'stage-direction' | 'footnote' | 'timestamp' | 'narration';

/** Characters: a running head is short. */
const LONGEST_HEAD = 100;

/**
 * For each word of the source that a quote leaves out: why nobody spoke or wrote it there, or null where somebody did.
 * `before` and `after` are the kept words on either side.
 */
export function findArtefacts(
  document: Document,
  words: readonly SpeechWord[],
  around: { readonly before: Span | null; readonly after: Span | null },
  tables: SpeechTables,
): (Artefact | null)[] {
  if (words.length === 0) return [];
  const labels = labelsNear(voicesOf(document, tables), words[0]!.start, words.at(-1)!.end);
  const narration = narrationSpans(document.text, words, around);
  const footnotes = footnotesPassed(document, around);
  return words.map((word) => {
    if (document.furniture.some((span) => holds(span, word))) return 'page-furniture';
    if (labels.some((label) => label.start <= word.start && word.end <= label.end)) return 'speaker-label';
    if (isStageDirection(document.text, word, tables)) return 'stage-direction';
    if (isFootnote(document.text, word) || footnotes.some((span) => holds(span, word))) return 'footnote';
    if (narration.some((span) => span.start <= word.start && word.end <= span.end)) return 'narration';
    return lineArtefact(document, word, words);
  });
}

function holds(span: Span, word: Span): boolean {
  return span.start <= word.start && word.end <= span.end;
}

/** Notes at the foot of a page that the quote's sentence runs past: not those that it is taken from. */
function footnotesPassed({ footnotes = [] }: Document, { before, after }: { before: Span | null; after: Span | null }): Span[] {
  if (!before || !after) return [];
  return footnotes.filter((note) => before.end <= note.start && note.end <= after.start);
}

function labelsNear(voices: readonly Voice[], from: number, to: number): Span[] {
  return voices.flatMap((voice) => (voice.label && voice.label.start < to && from < voice.label.end ? [voice.label] : []));
}

const DIRECTION = /[[(]([^[\]()\n]{1,60})[\])]/g;

/** "(Laughter.)", "[inaudible]": brackets with a word that only note-takers use. */
function isStageDirection(text: string, word: Span, tables: SpeechTables): boolean {
  const from = Math.max(0, word.start - 60);
  for (const found of text.slice(from, word.end + 60).matchAll(DIRECTION)) {
    const start = from + found.index;
    if (start > word.start || start + found[0].length < word.end) continue;
    const inside = ` ${found[1]!.toLowerCase().replace(/[^a-z-]+/g, ' ')} `;
    for (const name of tables.stageDirections) if (inside.includes(` ${name} `)) return true;
  }
  return false;
}

/** A number glued to the mark before it: "persist.12", or in square brackets. */
function isFootnote(text: string, word: Span): boolean {
  if (!/^\d{1,3}$/.test(text.slice(word.start, word.end))) return false;
  const isYear = /(^|\s)[’']$/.test(text.slice(Math.max(0, word.start - 2), word.start)); // "in ’93"
  const isGlued =
    !isYear && /[\p{L}.,;:!?”"’)]/u.test(text.charAt(word.start - 1)) && !/\d\.$/.test(text.slice(0, word.start).slice(-2));
  return isGlued || (text.charAt(word.start - 1) === '[' && text.charAt(word.end) === ']');
}

/** Between two quotations of one paragraph the source's writer speaks: "…," she said. "…". */
function narrationSpans(text: string, words: readonly SpeechWord[], around: { before: Span | null; after: Span | null }): Span[] {
  const { before, after } = around;
  if (!before || !after) return [];
  const span = { start: before.start, end: after.end };
  const inside = quotationsNear(text, span);
  const isQuoted = (at: Span) => inside.some((q) => holds(q, at));
  if (!isQuoted(before) || !isQuoted(after)) return [];
  return words.filter((word) => !isQuoted(word));
}

const PAGE_LINE = /^\W*(?:page|p\.|pg\.?|seite|-)?\s*\d{1,4}(?:\s*(?:of|\/|von)\s*\d{1,4})?\W*$/i;
const TIME_LINE = /^\W*(?:\d+\s*$|\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s*-->.*)?\W*$)/;

/** Whole lines that interrupt: page numbers, times, and heads that stand on other pages too. */
function lineArtefact(document: Document, word: Span, run: readonly Span[]): Artefact | null {
  const { text } = document;
  const start = text.lastIndexOf('\n', word.start - 1) + 1;
  if (isLineNumber(text, word, start)) return 'page-furniture';
  const found = text.indexOf('\n', word.end);
  const end = found < 0 ? text.length : found;
  if (end - start > LONGEST_HEAD || start === 0 || end === text.length) return null;
  if (firstLetter(text, start) < run[0]!.start || lastLetter(text, end) > run.at(-1)!.end) return null;
  const line = text.slice(start, end).trim();
  if (PAGE_LINE.test(line)) return 'page-furniture';
  if (TIME_LINE.test(line)) return 'timestamp';
  if (isRepeated(text, line) || isAtPageEdge(document, start, end)) return 'page-furniture';
  return isShoutedHead(text, line, run[0]!.start) ? 'page-furniture' : null;
}

/** Depositions number their lines: this number, and the line before or after has its neighbour. */
function isLineNumber(text: string, word: Span, start: number): boolean {
  if (text.slice(start, word.start).trim() !== '' || !/^\s{2}/.test(text.slice(word.end, word.end + 2))) return false;
  const number = Number(text.slice(word.start, word.end));
  const before = /(?:^|\n)\s*(\d{1,2})\s{2}[^\n]*\n+$/.exec(text.slice(Math.max(0, start - LONGEST_LINE), start));
  const after = /\n\s*(\d{1,2})\s{2}/.exec(text.slice(word.end, word.end + LONGEST_LINE));
  return Number(before?.[1]) === number - 1 || Number(after?.[1]) === number + 1;
}

/** Characters, its number and the blanks around it included. */
const LONGEST_LINE = 200;

function firstLetter(text: string, at: number): number {
  return at + /^[^\p{L}\p{N}]*/u.exec(text.slice(at, at + LONGEST_HEAD))![0].length;
}

function lastLetter(text: string, end: number): number {
  return end - /[^\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, end - LONGEST_HEAD), end))![0].length;
}

/** A line of capitals in the middle of a sentence. */
function isShoutedHead(text: string, line: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_HEAD), at).trimEnd();
  return /\p{Lu}{3}/u.test(line) && !/\p{Ll}/u.test(line) && /[\p{Ll},;]["”’)]?$/u.test(before);
}

/** The same line, but for its digits, stands elsewhere in the document. */
function isRepeated(text: string, line: string): boolean {
  const letters = line
    .replace(/\d+/g, '\0')
    .split('\0')
    .sort((a, b) => b.length - a.length)[0]!
    .trim();
  if (letters.length < 4) return false;
  let lines = 0;
  for (let at = text.indexOf(letters); at >= 0 && lines < 2; at = text.indexOf(letters, at + letters.length)) {
    const start = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', at);
    if (
      text
        .slice(start, end < 0 ? text.length : end)
        .trim()
        .replace(/\d+/g, '') === line.replace(/\d+/g, '')
    )
      lines++;
  }
  return lines > 1;
}

/** First or last line of a page, or beside a form feed. */
function isAtPageEdge(document: Document, start: number, end: number): boolean {
  const { text, pages } = document;
  if (text.slice(Math.max(0, start - 3), Math.min(text.length, end + 3)).includes('\f')) return true;
  const page = pages.find((p) => p.start <= start && end <= p.end);
  if (!page) return false;
  const opens = page.number > 1 && text.slice(page.start, start).trim() === '';
  const closes = page.end < text.length && text.slice(end, page.end).trim() === '';
  return opens || closes;
}
