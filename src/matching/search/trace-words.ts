import { createWordDistance } from '../../text/edit-distance.ts';
import type { WordRun } from './word-run.ts';

/** Words `[itemFrom, itemTo)` of the quote beside words `[sourceFrom, sourceTo)` of the source run. */
export interface WordStep {
  readonly itemFrom: number;
  readonly itemTo: number;
  readonly sourceFrom: number;
  readonly sourceTo: number;
  /** Edit distance of the letters of both sides; 0 where one side is empty. */
  readonly edits: number;
}

/** What the aligner noted of each cell: how its best alignment came about. */
export interface MoveTable {
  readonly low: Int32Array;
  readonly rowStarts: Int32Array;
  readonly moves: Uint8Array;
  score: number;
  row: number;
  column: number;
}

export const From = { start: 0, pair: 1, deletion: 2, insertion: 3, omission: 4, joinedItem: 5, joinedSource: 6 } as const;
export const FROM_MASK = 7;
export const DELETION_GOES_ON = 8;
export const INSERTION_GOES_ON = 16;
export const OMISSION_GOES_ON = 32;

const wordDistance = createWordDistance();

/** The steps that led to the table's best cell, in order. */
export function traceBack(run: WordRun, from: number, source: WordRun, table: MoveTable): WordStep[] {
  const steps: WordStep[] = [];
  let { row, column } = table;
  const moveAt = () => table.moves[table.rowStarts[row]! + column - table.low[row]!]!;
  const isInside = () =>
    row >= 0 && column >= table.low[row]! && table.rowStarts[row]! + column - table.low[row]! < table.rowStarts[row + 1]!;
  const push = (items: number, sources: number) => {
    const step = {
      itemFrom: from + row + 1 - items,
      itemTo: from + row + 1,
      sourceFrom: column + 1 - sources,
      sourceTo: column + 1,
    };
    steps.push({ ...step, edits: editsOf(run, source, step) });
    row -= items;
    column -= sources;
  };
  while (isInside()) {
    const move = moveAt();
    switch (move & FROM_MASK) {
      case From.pair:
        push(1, 1);
        break;
      case From.joinedItem:
        push(2, 1);
        break;
      case From.joinedSource:
        push(1, 2);
        break;
      case From.deletion:
        pushGap(DELETION_GOES_ON, () => push(1, 0), moveAt, isInside);
        break;
      case From.insertion:
        pushGap(INSERTION_GOES_ON, () => push(0, 1), moveAt, isInside);
        break;
      case From.omission:
        pushGap(OMISSION_GOES_ON, () => push(0, 1), moveAt, isInside);
        break;
      default:
        return steps.reverse();
    }
  }
  return steps.reverse();
}

function pushGap(goesOn: number, push: () => void, moveAt: () => number, isInside: () => boolean): void {
  for (let more = true; more && isInside(); ) {
    more = (moveAt() & goesOn) !== 0;
    push();
  }
}

type Beside = Omit<WordStep, 'edits'>;

function editsOf(run: WordRun, source: WordRun, step: Beside): number {
  if (step.itemFrom === step.itemTo || step.sourceFrom === step.sourceTo) return 0;
  wordDistance.setPattern(run.letters, run.letterStarts[step.itemFrom]!, run.letterStarts[step.itemTo]!);
  return wordDistance.distanceTo(source.letters, source.letterStarts[step.sourceFrom]!, source.letterStarts[step.sourceTo]!);
}
