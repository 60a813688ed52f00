import { keyOf, type SpeechTables, type VariantReason } from './speech-tables.ts';
import type { SpeechWord } from './speech-words.ts';

export type WordRelation =
  | 'same'
  | 'look-alike'
  | 'accent'
  | 'joined'
  | 'number-style'
  | 'footnote'
  | 'ocr'
  | VariantReason
  | 'inflection'
  | 'near'
  | 'other';

/** What one word for another costs an alignment; 1 is about one word left out. The order is what counts. */
export const RELATION_COST: Readonly<Record<WordRelation, number>> = Object.freeze({
  same: 0,
  'look-alike': 0.05,
  accent: 0.1,
  joined: 0.1,
  'number-style': 0.1,
  footnote: 0.1,
  spelling: 0.15,
  contraction: 0.2,
  pronunciation: 0.2,
  dialect: 0.3,
  agreement: 0.3,
  grammar: 0.3,
  ocr: 0.4,
  inflection: 0.6,
  near: 0.75,
  other: 1.25,
});

/** How the printed word relates to the source's, word for word. Called for every pair of words: the common "other" is told early. */
export function relateWords(item: SpeechWord, source: SpeechWord, tables: SpeechTables): WordRelation {
  if (item.key === source.key) return 'same';
  if (item.skeleton === source.skeleton) return 'look-alike';
  if (!(isAscii(item.key) && isAscii(source.key)) && withoutAccents(item.key) === withoutAccents(source.key)) return 'accent';
  const variant = tables.variants.get(source.key)?.find((v) => v.phrase === item.key);
  if (variant) return variant.reason;
  if (isSameVerb(item.key, source.key, tables)) return 'inflection';
  return mayBeAlike(item.key, source.key) ? relateAlike(item, source, tables) : 'other';
}

function isSameVerb(item: string, source: string, tables: SpeechTables): boolean {
  const base = tables.verbForms.get(item);
  return base !== undefined && base === tables.verbForms.get(source);
}

/** Words of one beginning, or of about one length and one ending. */
function mayBeAlike(item: string, source: string): boolean {
  if (item.charCodeAt(0) === source.charCodeAt(0)) return true;
  const isLong = item.length > 3 && Math.abs(item.length - source.length) < 2;
  return isLong && item.charCodeAt(item.length - 1) === source.charCodeAt(source.length - 1);
}

function relateAlike(item: SpeechWord, source: SpeechWord, tables: SpeechTables): WordRelation {
  if (tables.droppedG && isDroppedG(item.key, source.key)) return 'pronunciation';
  if (isSpelling(item.key, source.key, tables)) return 'spelling';
  if (/\D\d{1,3}$/.test(source.key) && source.key.replace(/\d{1,3}$/, '') === item.key) return 'footnote';
  if (tables.opposites.has(keyOf([item.key, source.key])) || differsInNegation(item.key, source.key)) return 'other';
  return likeness(item.key, source.key);
}

function isAscii(key: string): boolean {
  for (let at = 0; at < key.length; at++) if (key.charCodeAt(at) > 127) return false;
  return true;
}

const MARKS = /\p{M}/gu;

function withoutAccents(key: string): string {
  return isAscii(key) ? key : key.normalize('NFD').replace(MARKS, '').replace(/ø/g, 'o').replace(/ł/g, 'l');
}

/** "goin'" for "going". */
function isDroppedG(item: string, source: string): boolean {
  return item.length > 4 && item.endsWith('ing') && source === item.slice(0, -1);
}

function isSpelling(item: string, source: string, tables: SpeechTables): boolean {
  if (item.slice(0, 3) !== source.slice(0, 3)) return false;
  return tables.spellingEndings.some(([a, b]) => swaps(item, source, a, b) || swaps(item, source, b, a));
}

/** At least three letters before the ending, or "for" would be "four". */
function swaps(item: string, source: string, from: string, to: string): boolean {
  const stem = item.length - from.length;
  return stem >= 3 && item.endsWith(from) && source === item.slice(0, stem) + to;
}

/** A word with every letter as the one that scanners take it for: "rnill" and "mill" have one shape. */
export function scannedShape(key: string, tables: SpeechTables): string {
  return tables.ocrShapes.reduce((shape, [seen, meant]) => shape.replaceAll(seen, meant), key);
}

function differsInNegation(item: string, source: string): boolean {
  if (item.endsWith("n't") !== source.endsWith("n't")) return true;
  const [short, long] = item.length < source.length ? [item, source] : [source, item];
  const more = long.length - short.length;
  return more > 1 && more < 4 && long.endsWith(short) && NEGATING.has(long.slice(0, more));
}

const NEGATING: ReadonlySet<string> = new Set(['un', 'in', 'im', 'il', 'ir', 'dis', 'non', 'mis']);

/** Inflection: a shared stem of four letters or more and short endings. Near: few letters differ. */
function likeness(item: string, source: string): WordRelation {
  const shared = sharedPrefix(item, source);
  const rest = Math.max(item.length, source.length) - shared;
  const isNumber = /\d/.test(item) || /\d/.test(source);
  if (isNumber) return 'other';
  if (isInflected(item, source) || (shared >= 4 && rest <= 3 && isEnding(item.slice(shared)) && isEnding(source.slice(shared))))
    return 'inflection';
  const longest = Math.max(item.length, source.length);
  return longest >= 4 && Math.abs(item.length - source.length) <= 2 && letterDistance(item, source) <= longest / 4
    ? 'near'
    : 'other';
}

function isInflected(item: string, source: string): boolean {
  const [short, long] = item.length <= source.length ? [item, source] : [source, item];
  return short.length >= 3 && long.startsWith(short) && /^(s|es|'s|d|ed|ing)$/.test(long.slice(short.length));
}

function isEnding(letters: string): boolean {
  return /^(|s|es|ed|d|ing|e|y|ies|ied|er|ers|est|ly|ion|ions|'s|al|ment|t)$/.test(letters);
}

function sharedPrefix(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** Levenshtein over words of at most 48 letters. */
function letterDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
