import type { Stretch } from './find-regions.ts';
import type { LeftOver } from './left-over.ts';
import type { Measure } from './measure-steps.ts';
import type { PieceStep } from './piece.ts';
import { isMarkedGap, type QuoteWords } from './quote-words.ts';

/**
 * How much each word of a quote says about where it stands, from the frequency of its grams in the library. The chance
 * of a find is then the letters searched times 2 ** -bits: the expected number of places that agree as well by accident.
 */
export interface Information {
  /** Bits of each word after another that agreed. */
  readonly following: Float64Array;
  /** Bits that the first word of a place says beyond that. */
  readonly first: Float64Array;
}

const SIGNIFICANCE = Object.freeze({
  /** Text is predictable: a gram after the one before it says about half of what it says alone. */
  predictable: 0.55,
  letters: 5,
  /**
   * Writers share phrases: once a few words agree, more of them say less. Fitted to how often three to eight words of one
   * text stand word for word in 14 MB of others: 28 % at 24 bits, 4 % at 32, 1 % at 40.
   */
  phraseBits: 25,
  phrases: 1 / 3,
  /** Bits held back from words: where some were changed there were more ways to agree than the fit saw. */
  doubt: 5,
  /** Bits of a letter in a word without a gram of its own (it begins the quote and is short). */
  bareLetter: 1.5,
  /** Bits of a letter in a damaged word, and the weight of its damage: words 53 % damaged say nothing. */
  damagedLetter: 2.2,
  damage: 1.9,
  /** Bits lost with each gap and each word in it, since so many gaps were possible. */
  gap: 3,
  gapWord: 0.25,
  /** The same where the quote shows that words are missing. */
  markedGap: 1,
  markedGapWord: 0.05,
  chanceEdits: 0.68,
  letterBits: 1.35,
  /** Bits held back from a lead: at five edits it is worth showing, at six it is a find. One absent quote in 200 leads by so much. */
  leadDoubt: 7,
  /**
   * Bits lost with the letters that no passage carries, beyond the share that a reworded or damaged quote loses too; and
   * with the longest run of them, for what was changed is changed here and there. A stock phrase leaves half at a stretch.
   */
  leftShare: 0.25,
  left: 40,
  longestShare: 0.18,
  longest: 40,
  /** Least that a changed word may say. */
  changed: -4,
});

export function newInformation(words: number): Information {
  return { following: new Float64Array(words), first: new Float64Array(words) };
}

export function readInformation(quote: QuoteWords, stretch: Stretch, letters: number, into: Information): void {
  let mean = MEAN_GRAM_BITS;
  for (let word = stretch.from; word < stretch.to; word++) {
    const weight = quote.run.weights[word]!;
    const first = quote.gramStarts[word]!;
    const end = quote.gramStarts[word + 1]!;
    if (end === first) {
      into.following[word] = SIGNIFICANCE.bareLetter * weight;
      into.first[word] = 0;
      continue;
    }
    mean = meanBits(stretch, first - stretch.firstGram, end - stretch.firstGram, letters) ?? mean;
    into.following[word] = (SIGNIFICANCE.predictable * mean * weight) / SIGNIFICANCE.letters;
    into.first[word] = (1 - SIGNIFICANCE.predictable) * mean * Math.min(1, weight / SIGNIFICANCE.letters);
  }
}

/** For a word before the first gram that was looked up. */
const MEAN_GRAM_BITS = 12;

function meanBits(stretch: Stretch, first: number, end: number, letters: number): number | null {
  let sum = 0;
  let count = 0;
  for (let gram = first; gram < end; gram++) {
    const frequency = stretch.frequencies[gram]!;
    if (frequency < 0) continue;
    sum += Math.log2(letters / Math.max(1, frequency));
    count++;
  }
  return count === 0 ? null : sum / count;
}

export function bitsOf(steps: readonly PieceStep[], quote: QuoteWords, information: Information, measure: Measure): number {
  let bits = 0;
  let first = 0;
  for (const step of steps) {
    if (step.from === step.to || step.start === step.end) {
      bits -= bitsOfGap(step, isMarkedGap(quote, step));
      continue;
    }
    for (let word = step.from; word < step.to; word++) {
      const weight = quote.run.weights[word]!;
      if (step.edits === 0) {
        bits += information.following[word]!;
        first = Math.max(first, information.first[word]!);
      } else {
        const intact = 1 - (SIGNIFICANCE.damage * step.edits) / Math.max(1, step.carried + step.edits);
        bits += Math.max(SIGNIFICANCE.changed, intact * SIGNIFICANCE.damagedLetter * weight);
      }
    }
  }
  const words = withoutPhrases(bits + first);
  return Math.max(words, bitsOfLetters(measure.letters, measure.edits)) - Math.log2(Math.max(1, quote.run.count));
}

/** What is held back for the choice among a quote's words and the ways to agree: due to words that were not chosen. */
export function bitsOfChoice(words: number): number {
  return SIGNIFICANCE.doubt + Math.log2(Math.max(1, words));
}

function bitsOfGap(step: PieceStep, isMarked: boolean): number {
  const words = Math.min(step.words, 20);
  return isMarked ? SIGNIFICANCE.markedGap + SIGNIFICANCE.markedGapWord * words : SIGNIFICANCE.gap + SIGNIFICANCE.gapWord * words;
}

function withoutPhrases(bits: number): number {
  return Math.min(bits, SIGNIFICANCE.phraseBits + SIGNIFICANCE.phrases * (bits - SIGNIFICANCE.phraseBits)) - SIGNIFICANCE.doubt;
}

/**
 * What so few edits in so many letters say. Fitted to the nearest of all places in 10 MB for quotes that were not there:
 * the best chance finds have 0.68 edits a letter less 17 edits in all, whatever the length.
 */
export function bitsOfLetters(letters: number, edits: number): number {
  return SIGNIFICANCE.letterBits * (SIGNIFICANCE.chanceEdits * letters - edits);
}

/**
 * What it says that one place is so many edits nearer than any other. By chance each edit more has 2 ** letterBits times
 * as many places, so that a lead is rare whatever the language and its stock phrases.
 */
export function bitsOfLead(lead: number, letters: number): number {
  return Math.log2(letters) + SIGNIFICANCE.letterBits * lead - SIGNIFICANCE.leadDoubt;
}

/** What it takes from the evidence that so much of the quote stands nowhere. */
export function bitsOfLeftOver({ all, longest }: LeftOver): number {
  const share = SIGNIFICANCE.left * Math.max(0, all - SIGNIFICANCE.leftShare);
  return share + SIGNIFICANCE.longest * Math.max(0, longest - SIGNIFICANCE.longestShare);
}

/** Expected number of chance finds among `letters` places. */
export function chanceOf(bits: number, letters: number): number {
  return letters * 2 ** -bits;
}
