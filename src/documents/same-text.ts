import type { Document } from './document.ts';

/** When two documents are copies of one text. */
export const SAME_TEXT = Object.freeze({
  /** Words in a shingle: five in a row are seldom shared by chance, and a changed word costs only five shingles. */
  shingleWords: 5,
  /** Shingles below which nothing is said: two short notes share phrases. */
  leastShingles: 30,
  /** Words looked at, from the start. */
  mostWords: 50_000,
  /**
   * Share of the shorter one's shingles from which both count as one voice. A wire story that was cut in half and filled up
   * keeps a half; two stories of one house that end with the same paragraphs on the town share up to .4.
   */
  oneVoice: 0.5,
  /** Shingles of the shorter one that are looked for first, and of these the fewest that must be found to go on. */
  glance: Object.freeze({ shingles: 24, least: 4 }),
});

/** Hashes of the shingles of what a document itself says, each once, in the order of the hash. */
export type TextPrint = Uint32Array;

/**
 * The print of a document without its furniture, which every page of one site has, and without what it quotes: two reporters
 * who quote one statement at length are two voices. Linear.
 */
export function textPrint(document: Document): TextPrint {
  const told = shingles(document, [...document.furniture, ...quotationsIn(document.text)]);
  return told.length >= SAME_TEXT.leastShingles ? told : shingles(document, document.furniture);
}

/** How much of the shorter text stands in the longer one, word for word, 0 to 1 (Broder 1997, containment). */
export function sharedText(a: TextPrint, b: TextPrint): number {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  if (small.length < SAME_TEXT.leastShingles) return 0;
  let shared = 0;
  for (const shingle of small) if (holds(large, shingle)) shared++;
  return shared / small.length;
}

/** The same as a yes or no, which most pairs get at a glance: hashes come in no order that the text knows. */
export function isOneVoice(a: TextPrint, b: TextPrint): boolean {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  const glanced = small.subarray(0, SAME_TEXT.glance.shingles);
  if (glanced.filter((shingle) => holds(large, shingle)).length < SAME_TEXT.glance.least) return false;
  return sharedText(a, b) >= SAME_TEXT.oneVoice;
}

/** Documents grouped by voice: copies of one text are one group. Indexes into `documents`, in order. */
export function groupVoices(documents: readonly Document[]): number[][] {
  const prints = documents.map(textPrint);
  return groupLinked(prints.length, (index) =>
    [...prints.keys()].slice(0, index).filter((earlier) => isOneVoice(prints[index]!, prints[earlier]!)),
  );
}

/** Numbers from 0 on, grouped so that all that are linked, if only through others, stand together. */
export function groupLinked(count: number, linkedBefore: (index: number) => Iterable<number>): number[][] {
  const group: number[] = [];
  for (let index = 0; index < count; index++) {
    const joined = new Set(Array.from(linkedBefore(index), (earlier) => group[earlier]!));
    const lowest = Math.min(index, ...joined);
    group.push(lowest);
    if (joined.size > 1) for (let at = 0; at < index; at++) if (joined.has(group[at]!)) group[at] = lowest;
  }
  const members = new Map<number, number[]>();
  for (const [index, lowest] of group.entries()) members.set(lowest, [...(members.get(lowest) ?? []), index]);
  return [...members.values()];
}

function holds(print: TextPrint, shingle: number): boolean {
  let [low, high] = [0, print.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (print[middle]! < shingle) low = middle + 1;
    else high = middle;
  }
  return print[low] === shingle;
}

/** Within a paragraph: a mark that nobody closes is not followed into the next one. */
const QUOTATION = /“[^“”\n]*(?:”|(?=\n|$))|„[^„\n]*?[“”]|"[^"\n]*"|«[^«»\n]*»|‘[^‘\n]*?’(?!\p{L})/gu;

function quotationsIn(text: string): { start: number; end: number }[] {
  return Array.from(text.matchAll(QUOTATION), ({ index, 0: quotation }) => ({ start: index, end: index + quotation.length }));
}

function shingles(document: Document, leftOut: readonly { start: number; end: number }[]): TextPrint {
  const words: number[] = [];
  const gaps = [...leftOut].sort((a, b) => a.start - b.start);
  let next = 0;
  for (const match of document.text.matchAll(/[\p{L}\p{N}]+/gu)) {
    while (next < gaps.length && gaps[next]!.end <= match.index) next++;
    if (next < gaps.length && gaps[next]!.start <= match.index) continue;
    words.push(hashWord(match[0].toLowerCase()));
    if (words.length >= SAME_TEXT.mostWords) break;
  }
  const found = new Set<number>();
  for (let end = SAME_TEXT.shingleWords; end <= words.length; end++) {
    let hash = 0;
    for (let at = end - SAME_TEXT.shingleWords; at < end; at++) hash = Math.imul(hash ^ words[at]!, 0x01000193) ^ (hash >>> 13);
    found.add(hash >>> 0);
  }
  return Uint32Array.from(found).sort();
}

/** FNV-1a, 32 bits. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}
