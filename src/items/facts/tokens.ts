import type { Span } from '../../text/span.ts';

/** A word, a number or a mark of a text, as the fact rules read it. */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  readonly kind: 'word' | 'number' | 'mark';
  readonly capital: boolean;
  /** Counts from 0. */
  readonly sentence: number;
  /** The first word of its sentence. */
  readonly opens: boolean;
}

// "U.N." is one token; "Power's" is two, so that a name ends where the name ends; "don't" is one.
const PIECE =
  /\p{L}\.(?:\p{L}\.)+|\p{L}[\p{L}\p{M}\p{N}]*(?:['’](?!s(?![\p{L}\p{N}]))\p{L}+)*|['’]s(?![\p{L}\p{N}])|\d+(?:[.,]\d+)*|\S/gu;

const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm hon rev st mt jr sr inc corp co ltd vs no vol fig approx est dept ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec ave blvd rd ft mi ca cf ed eds messrs supt maj pvt pres'
  ).split(' '),
);
// After "U.S." only these start a sentence for certain.
const STARTERS = new Set(
  'the he she it they we in on at but and this that these those his her its their a an as after when however'.split(' '),
);
/** Closing marks looked through for the point before them. */
const MOST_CLOSERS = 5;
const CLOSERS = new Set(['"', '”', '’', "'", ')', ']', '»']);

/** Linear in the length of `text`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let fresh = true;
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    const previous = tokens[tokens.length - 1];
    if (previous && endsSentence(text, tokens, match.index, piece)) {
      sentence += 1;
      fresh = true;
    }
    const kind = kindOf(piece);
    tokens.push({
      start: match.index,
      end: match.index + piece.length,
      text: piece,
      lower: piece.toLowerCase(),
      kind,
      capital: kind === 'word' && piece[0] !== piece[0]!.toLowerCase(),
      sentence,
      opens: fresh && kind !== 'mark',
    });
    if (kind !== 'mark') fresh = false;
  }
  return tokens;
}

/** Whether token `index` starts right where the one before it ends. */
export function glued(tokens: readonly Token[], index: number): boolean {
  return index > 0 && index < tokens.length && tokens[index - 1]!.end === tokens[index]!.start;
}

function kindOf(piece: string): Token['kind'] {
  const code = piece.charCodeAt(0);
  if (code >= 48 && code <= 57) return 'number';
  if (piece.length > 1 && piece[0] !== "'" && piece[0] !== '’') return 'word';
  return /^\p{L}/u.test(piece) ? 'word' : 'mark';
}

function endsSentence(text: string, tokens: readonly Token[], at: number, next: string): boolean {
  const previous = tokens[tokens.length - 1]!;
  if (previous.end === at) return false;
  if (/\n\s*\n/.test(text.slice(previous.end, at))) return true;
  const startsHigh = /^[\p{Lu}\p{N}"“‘'«(]/u.test(next);
  if (previous.kind === 'word' && previous.text.endsWith('.')) return startsHigh && STARTERS.has(next.toLowerCase());
  let stop = tokens.length - 1;
  while (stop > tokens.length - MOST_CLOSERS && stop > 0 && CLOSERS.has(tokens[stop]!.text)) stop -= 1;
  const mark = tokens[stop]!.text;
  if (mark === '!' || mark === '?') return startsHigh;
  return mark === '.' && startsHigh && !isAbbreviation(tokens, stop);
}

function isAbbreviation(tokens: readonly Token[], stop: number): boolean {
  const word = tokens[stop - 1];
  if (!word || word.end !== tokens[stop]!.start || word.kind !== 'word') return false;
  return ABBREVIATIONS.has(word.lower) || (word.text.length === 1 && word.capital && word.text !== 'I');
}
