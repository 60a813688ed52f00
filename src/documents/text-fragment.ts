import type { Span } from '../text/span.ts';

/** In UTF-16 code units (WICG Scroll To Text Fragment; lengths as browsers' own link makers use them). */
const LENGTHS = Object.freeze({
  /** A passage longer than this is named by its first and last words. */
  exact: 300,
  /** A passage shorter than this needs words before and after it: they may stand there several times. */
  context: 20,
  /** Of the first and of the last words of a long passage. */
  edge: 60,
  /** Of the words before and after a short one. */
  around: 30,
});

/**
 * `:~:text=…` for the passages at `spans` of a page's text: browsers scroll to them and light them. In the source's own
 * words, cut at word ends, no part across a line's end. "" where nothing can be named.
 */
export function textFragment(text: string, spans: readonly Span[]): string {
  const directives = spans.map((span) => directiveFor(text, span)).filter((directive) => directive !== '');
  return directives.length === 0 ? '' : `:~:${directives.join('&')}`;
}

function directiveFor(text: string, span: Span): string {
  const { start, end } = wholeWords(text, span);
  const words = text.slice(start, end);
  if (!hasWords(words)) return '';
  const lines = words.split('\n').map(tight).filter(Boolean);
  const [first = '', last = ''] = [lines[0], lines.at(-1)];
  if (lines.length === 1 && first.length < LENGTHS.context) return `text=${withContext(text, start, end, encoded(first))}`;
  if (lines.length === 1 && first.length <= LENGTHS.exact) return `text=${encoded(first)}`;
  return `text=${encoded(firstWords(first))},${encoded(lastWords(last))}`;
}

function withContext(text: string, start: number, end: number, words: string): string {
  const before = lastWords(tight(lineBefore(text, start)), LENGTHS.around);
  const after = firstWords(tight(lineAfter(text, end)), LENGTHS.around);
  return `${hasWords(before) ? `${encoded(before)}-,` : ''}${words}${hasWords(after) ? `,-${encoded(after)}` : ''}`;
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}

function lineAfter(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end < 0 ? text.length : end);
}

/** Half a word at an edge is made whole: browsers match words only. */
function wholeWords(text: string, span: Span): Span {
  let { start, end } = span;
  while (start > 0 && isInWord(text, start)) start--;
  while (end < text.length && isInWord(text, end)) end++;
  return { start, end };
}

function isInWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(text.charAt(at - 1)) && /[\p{L}\p{N}\p{M}]/u.test(text.charAt(at));
}

function firstWords(line: string, most: number = LENGTHS.edge): string {
  if (line.length <= most) return line;
  return /^.*(?=\s\S*$)/s.exec(line.slice(0, most + 1))?.[0].trimEnd() || line.slice(0, most);
}

function lastWords(line: string, most: number = LENGTHS.edge): string {
  if (line.length <= most) return line;
  return /^\S*\s+(.*)$/s.exec(line.slice(-most - 1))?.[1] || line.slice(-most);
}

function tight(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}

/** The three signs that a text directive uses itself are encoded too; the hyphen is not by `encodeURIComponent`. */
function encoded(words: string): string {
  return encodeURIComponent(words.toWellFormed()).replaceAll('-', '%2D');
}
