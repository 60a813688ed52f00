import type { Part } from './parts.ts';
import type { QuoteWords } from './quote-words.ts';
import type { WordRun } from './word-run.ts';

/** What no passage carries of a quote, as shares of its letters. Words in brackets are the writer's own: never left over. */
export interface LeftOver {
  readonly all: number;
  /** The longest run of such words. */
  readonly longest: number;
}

export function leftOver({ run, bracketed }: QuoteWords, parts: readonly Part[]): LeftOver {
  const alike = alikeWords(run, parts);
  let own = 0;
  let all = 0;
  let running = 0;
  let longest = 0;
  for (let word = 0; word < run.count; word++) {
    if (bracketed[word] === 1) continue;
    const weight = run.weights[word]!;
    own += weight;
    running = alike[word] === 1 ? 0 : running + weight;
    if (alike[word] === 0) all += weight;
    longest = Math.max(longest, running);
  }
  return own === 0 ? { all: 0, longest: 0 } : { all: all / own, longest: longest / own };
}

/** Edits per letter up to which a word is one that was damaged; two words taken at random have some 0.8. */
const ALIKE = 0.62;

/** 1 for words that stand in a passage, damaged at most. */
function alikeWords({ count, letterStarts }: WordRun, parts: readonly Part[]): Uint8Array {
  const alike = new Uint8Array(count);
  for (const step of parts.flatMap((part) => part.steps)) {
    if (step.from === step.to || step.start === step.end) continue;
    const letters = letterStarts[step.to]! - letterStarts[step.from]!;
    if (step.edits <= ALIKE * letters) alike.fill(1, step.from, step.to);
  }
  return alike;
}
