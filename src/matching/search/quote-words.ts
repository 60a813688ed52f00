import { readGrams } from '../index/read-grams.ts';
import { readWordRun, type WordRun } from './word-run.ts';

/** A quote as the engine works on it. */
export interface QuoteWords {
  readonly run: WordRun;
  /** 1 for words between square brackets: the writer's own, so nothing is lost where the source lacks them. */
  readonly bracketed: Uint8Array;
  /** 1 where an ellipsis stands between this word and the next: words of the source may be missing there. */
  readonly elided: Uint8Array;
  /** Hash of each gram, in order. */
  readonly gramHashes: Uint32Array;
  /** Offset of each gram's last letter. */
  readonly gramPositions: Uint32Array;
  /** Word w has the grams `gramStarts[w] .. gramStarts[w + 1]`: those that end in it. */
  readonly gramStarts: Int32Array;
}

/** Whether the quote shows that it lacks something between the words `from - 1` and `to`, or has its own words there. */
export function isMarkedGap({ elided, bracketed }: QuoteWords, gap: { readonly from: number; readonly to: number }): boolean {
  if (gap.from > 0 && elided[gap.from - 1] === 1) return true;
  return bracketed[gap.from] === 1 || (gap.to > gap.from && bracketed[gap.to - 1] === 1) || bracketed[gap.from - 1] === 1;
}

export function readQuote(text: string): QuoteWords {
  const run = readWordRun(text);
  const { pairs, count } = readGrams([{ text, from: 0, to: text.length, base: 0 }]);
  const gramPositions = new Uint32Array(count).map((_, gram) => pairs[2 * gram + 1]!);
  return {
    run,
    bracketed: markWords(run, text, /\[[^\]]{0,200}\]/g),
    elided: markGaps(run, text),
    gramHashes: gramPositions.map((_, gram) => pairs[2 * gram]!),
    gramPositions,
    gramStarts: gramStartsOf(run, gramPositions),
  };
}

function markWords(run: WordRun, text: string, pattern: RegExp): Uint8Array {
  const marks = new Uint8Array(run.count);
  let word = 0;
  for (const match of text.matchAll(pattern)) {
    while (word < run.count && run.starts[word]! < match.index) word++;
    for (; word < run.count && run.starts[word]! < match.index + match[0].length; word++) marks[word] = 1;
  }
  return marks;
}

const ELLIPSIS = /\.\s?\.|[…⋯]|\*\s?\*|\[\s*\]/;

function markGaps(run: WordRun, text: string): Uint8Array {
  const marks = new Uint8Array(run.count);
  for (let word = 0; word + 1 < run.count; word++) {
    if (run.starts[word + 1]! - run.ends[word]! < 2) continue;
    if (ELLIPSIS.test(text.slice(run.ends[word]!, run.starts[word + 1]!))) marks[word] = 1;
  }
  return marks;
}

export function gramStartsOf(run: WordRun, positions: Uint32Array): Int32Array {
  const starts = new Int32Array(run.count + 1);
  let gram = 0;
  for (let word = 0; word < run.count; word++) {
    starts[word] = gram;
    while (gram < positions.length && positions[gram]! < run.ends[word]!) gram++;
  }
  starts[run.count] = gram;
  return starts;
}
