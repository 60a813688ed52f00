import { createLetterDistance } from '../../text/letter-distance.ts';
import { readLetters } from '../../text/letters.ts';
import type { PieceStep } from './piece.ts';
import { MATCHING } from './thresholds.ts';
import type { WordRun } from './word-run.ts';

/** How far the letters of a quote and its passage agree, whatever became of the words. */
export interface Measure {
  /** Letters of the quote that the passage carries, by weight. */
  readonly carried: number;
  readonly letters: number;
  readonly edits: number;
}

const distance = createLetterDistance();
/** Letters up to which a run is compared letter by letter: quadratic, a millisecond or two at this length. */
const LONGEST_RUN = 6000;
const letters = new Uint16Array(LONGEST_RUN);

/** Compares run by run: words left out between two runs are no damage to either. */
export function measureSteps(run: WordRun, text: string, steps: readonly PieceStep[]): Measure {
  const sum = { carried: 0, letters: 0, edits: 0 };
  for (const each of runsOf(steps)) {
    const count = run.letterStarts[each.at(-1)!.to]! - run.letterStarts[each[0]!.from]!;
    const weight = each.reduce((total, step) => total + weightOfStep(run, step), 0);
    const edits = Math.min(count, editsOf(run, text, each, count));
    sum.letters += count;
    sum.edits += edits;
    sum.carried += count === 0 ? 0 : (weight * (count - edits)) / count;
  }
  return sum;
}

/** Steps in runs that stand together on both sides: cut where three words and more are missing on either. */
export function runsOf(steps: readonly PieceStep[]): PieceStep[][] {
  const runs: PieceStep[][] = [];
  let run: PieceStep[] = [];
  for (const step of [...steps, null]) {
    const isGap = step === null || step.from === step.to || step.start === step.end;
    if (step && (!isGap || (run.length > 0 && step.words < MATCHING.segmentGapWords))) run.push(step);
    else {
      while (run.length > 0 && isGapStep(run.at(-1)!)) run.pop();
      if (run.length > 0) runs.push(run);
      run = [];
    }
  }
  return runs;
}

function isGapStep(step: PieceStep): boolean {
  return step.from === step.to || step.start === step.end;
}

function weightOfStep(run: WordRun, step: PieceStep): number {
  let weight = 0;
  for (let word = step.from; word < step.to; word++) weight += run.weights[word]!;
  return weight;
}

function editsOf(run: WordRun, text: string, steps: readonly PieceStep[], count: number): number {
  const byWords = steps.reduce((sum, step) => sum + step.letterEdits, 0);
  const { start } = steps[0]!;
  const { end } = steps.at(-1)!;
  if (byWords === 0 || count > LONGEST_RUN || end - start > LONGEST_RUN) return byWords;
  distance.setPattern(run.letters, run.letterStarts[steps[0]!.from]!, run.letterStarts[steps.at(-1)!.to]!);
  return distance.distanceTo(letters, 0, readLetters(text, start, end, letters));
}
