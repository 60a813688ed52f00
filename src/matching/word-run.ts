import { FIRST_IDEOGRAPH, lettersOf } from '../text/letters.ts';
import { words } from '../text/tokens.ts';

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
  readonly masks: Uint32Array;
  /** Letters, an ideograph counted as what it says: about as much as `IDEOGRAPH_WEIGHT` letters. */
  readonly weights: Float64Array;
}

const IDEOGRAPH_WEIGHT = 2.5;

/** Offsets in the run are offsets into `text`. */
export function readWordRun(text: string, from = 0, to: number = text.length): WordRun {
  const spans = words(text, from, to);
  const spelt = spans.map((span) => ({ ...span, letters: lettersOf(text.slice(span.start, span.end)) }));
  const kept = spelt.filter((word) => word.letters.length > 0);
  const run = emptyRun(
    text,
    kept.length,
    kept.reduce((sum, word) => sum + word.letters.length, 0),
  );
  let filled = 0;
  for (const [at, word] of kept.entries()) {
    run.starts[at] = word.start;
    run.ends[at] = word.end;
    run.letters.set(word.letters, filled);
    filled += word.letters.length;
    run.letterStarts[at + 1] = filled;
    for (const letter of word.letters) {
      run.masks[at]! |= 1 << (letter & 31);
      run.weights[at]! += letter >= FIRST_IDEOGRAPH ? IDEOGRAPH_WEIGHT : 1;
    }
  }
  return run;
}

function emptyRun(text: string, count: number, letters: number): WordRun {
  return {
    text,
    count,
    starts: new Int32Array(count),
    ends: new Int32Array(count),
    letterStarts: new Int32Array(count + 1),
    letters: new Uint16Array(letters),
    masks: new Uint32Array(count),
    weights: new Float64Array(count),
  };
}

/** Weight of the words `[from, to)`. */
export function weightOf(run: WordRun, from: number, to: number): number {
  let sum = 0;
  for (let word = from; word < to; word++) sum += run.weights[word]!;
  return sum;
}
