import { blanksEnd, pieceEnd } from '../../text/pieces.ts';
import { rememberWords } from '../../text/remember-words.ts';
import type { Span } from '../../text/span.ts';
import { isFigure, isUpperAt, letterEnd } from '../../text/word-characters.ts';

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
  /** A noun that has its capital for being one. */
  readonly noun?: boolean;
  /** A negation of what stands before it. */
  readonly trails?: boolean;
}

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

/** Linear in the length of `text`. "Power's" is two tokens, so that a name ends where the name ends; so is "twenty-one". */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let fresh = true;
  for (let at = blanksEnd(text, 0, text.length); at < text.length; ) {
    const end = pieceEnd(text, at);
    const piece = readPiece(text.slice(at, end));
    if (tokens.length > 0 && endsSentence(text, tokens, at, piece.text)) {
      sentence += 1;
      fresh = true;
    }
    const { kind, lower, capital } = piece;
    tokens.push({ start: at, end, text: piece.text, lower, kind, capital, sentence, opens: fresh && kind !== 'mark' });
    if (kind !== 'mark') fresh = false;
    at = blanksEnd(text, end, text.length);
  }
  return tokens;
}

/** Whether token `index` starts right where the one before it ends. */
export function glued(tokens: readonly Token[], index: number): boolean {
  return index > 0 && index < tokens.length && tokens[index - 1]!.end === tokens[index]!.start;
}

const readPiece = rememberWords((text: string): Pick<Token, 'text' | 'lower' | 'kind' | 'capital'> => {
  const kind = kindOf(text);
  const lower = text.toLowerCase();
  return { text, lower, kind, capital: kind === 'word' && text[0] !== lower[0] };
});

function kindOf(piece: string): Token['kind'] {
  const code = piece.charCodeAt(0);
  if (code >= 48 && code <= 57) return 'number';
  return letterEnd(piece, 0) > 0 ? 'word' : 'mark';
}

function endsSentence(text: string, tokens: readonly Token[], at: number, next: string): boolean {
  const previous = tokens[tokens.length - 1]!;
  if (previous.end === at) return false;
  if (at - previous.end > 1 && /\n\s*\n/.test(text.slice(previous.end, at))) return true;
  if (previous.kind === 'number') return false;
  if (previous.kind === 'word') return previous.text.endsWith('.') && startsHigh(next) && STARTERS.has(next.toLowerCase());
  let stop = tokens.length - 1;
  while (stop > tokens.length - MOST_CLOSERS && stop > 0 && CLOSERS.has(tokens[stop]!.text)) stop -= 1;
  const mark = tokens[stop]!.text;
  if (mark === '!' || mark === '?') return startsHigh(next);
  return mark === '.' && startsHigh(next) && !isAbbreviation(tokens, stop);
}

function startsHigh(piece: string): boolean {
  return isUpperAt(piece, 0) || isFigure(piece.charCodeAt(0)) || '"“‘\'«('.includes(piece[0]!);
}

function isAbbreviation(tokens: readonly Token[], stop: number): boolean {
  const word = tokens[stop - 1];
  if (!word || word.end !== tokens[stop]!.start || word.kind !== 'word') return false;
  return ABBREVIATIONS.has(word.lower) || (word.text.length === 1 && word.capital && word.text !== 'I');
}
