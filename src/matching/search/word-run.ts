import { FIRST_IDEOGRAPH, LETTERS, Letter, lettersOf } from '../../text/letters.ts';
import { markEnd, wordEnd } from '../../text/tokens.ts';

/** The words of a stretch of text with their letters laid out for the aligner. Words without letters are left out. */
export interface WordRun {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Word w has the letters `letters[letterStarts[w] .. letterStarts[w + 1])`. */
  readonly letterStarts: Int32Array;
  readonly letters: Uint16Array;
  /** Which letters occur, modulo 32: two words without a bit in common share nothing. */
  readonly masks: Int32Array;
  /** Letters, an ideograph counted as what it says: about as much as `IDEOGRAPH_WEIGHT` letters. */
  readonly weights: Float64Array;
}

const IDEOGRAPH_WEIGHT = 2.5;

/** Offsets in the run are offsets into `text`. About 10 ns a character of plain text. */
export function readWordRun(text: string, from = 0, to: number = text.length): WordRun {
  const room = reserve(Math.max(0, to - from));
  let count = 0;
  let letters = 0;
  for (let at = from; at < to; ) {
    const end = readWord(text, at, letters);
    if (end === at) {
      at = MARKS_OF_SEVERAL.has(text.charCodeAt(at)) ? markEnd(text, at) : at + 1;
      continue;
    }
    if (word.letters > letters) {
      room.starts[count] = at;
      room.ends[count] = end;
      room.masks[count] = word.mask;
      room.weights[count] = word.weight;
      letters = word.letters;
      room.letterStarts[++count] = letters;
    }
    at = end;
  }
  return {
    text,
    count,
    starts: room.starts.slice(0, count),
    ends: room.ends.slice(0, count),
    letterStarts: room.letterStarts.slice(0, count + 1),
    letters: room.letters.slice(0, letters),
    masks: room.masks.slice(0, count),
    weights: room.weights.slice(0, count),
  };
}

/** An ampersand may begin an entity, a bracket a note mark. */
const MARKS_OF_SEVERAL: ReadonlySet<number> = new Set([0x26, 0x5b]);

/** What `readWord` found beside the end: no object per word. */
const word = { letters: 0, mask: 0, weight: 0 };
const LONGEST_PLAIN_WORD = 20;
const NINE = 0x39;
const INSIDE_NUMBERS: ReadonlySet<number> = new Set([0x2e, 0x2c, 0x3a]);
const ENDS: ReadonlySet<number> = new Set([0x21, 0x22, 0x28, 0x29, 0x3b, 0x3f]);

/** Reads plain letters up to a blank or a mark that ends a word for sure; anything else is for the word scanner. */
function readWord(text: string, at: number, letters: number): number {
  const room = scratch;
  let end = at;
  let mask = 0;
  let next = 0;
  for (; end - at < LONGEST_PLAIN_WORD; end++) {
    next = text.charCodeAt(end); // NaN past the end: no letter
    const letter = LETTERS[next]!;
    if (!(letter > Letter.complex && letter < FIRST_IDEOGRAPH)) break;
    room.letters[letters + end - at] = letter;
    mask |= 1 << (letter & 31);
  }
  const endsHere = next <= 0x20 || ENDS.has(next) || (INSIDE_NUMBERS.has(next) && text.charCodeAt(end - 1) > NINE);
  if (end > at && endsHere) {
    word.letters = letters + end - at;
    word.mask = mask;
    word.weight = end - at;
    return end;
  }
  return end === at && endsHere ? at : readComplexWord(text, at, letters);
}

function readComplexWord(text: string, at: number, letters: number): number {
  const end = wordEnd(text, at);
  const spelt = end > at ? lettersOf(text.slice(at, end)) : [];
  word.letters = letters + spelt.length;
  word.mask = 0;
  word.weight = 0;
  for (const [index, letter] of spelt.entries()) {
    scratch.letters[letters + index] = letter;
    word.mask |= 1 << (letter & 31);
    word.weight += letter >= FIRST_IDEOGRAPH ? IDEOGRAPH_WEIGHT : 1;
  }
  return end;
}

// Working memory that is kept; what a run holds is copied out of it.
let scratch = emptyRun(0);

function reserve(length: number) {
  // A character may give three letters, a word begun in the stretch may end after it.
  if (scratch.starts.length < length + 64) scratch = emptyRun(2 * length + 64);
  return scratch;
}

function emptyRun(length: number) {
  return {
    starts: new Int32Array(length),
    ends: new Int32Array(length),
    letterStarts: new Int32Array(length + 1),
    letters: new Uint16Array(3 * length),
    masks: new Int32Array(length),
    weights: new Float64Array(length),
  };
}

/** Weight of the words `[from, to)`. */
export function weightOf(run: WordRun, from: number, to: number): number {
  let sum = 0;
  for (let word = from; word < to; word++) sum += run.weights[word]!;
  return sum;
}
