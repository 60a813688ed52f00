import type { Quantity } from '../fact.ts';
import { glued, type Token } from './tokens.ts';

export interface Limits {
  readonly bound: Bound;
  readonly approximate: boolean;
  /** The first token of the words before the number. */
  readonly from: number;
}

/** "no fewer than", "nearly", "more than about" before the token `at`. */
export function limitsBefore(tokens: readonly Token[], at: number): Limits {
  let limits: Limits = { bound: 'exact', approximate: false, from: at };
  for (let round = 0; round < 2; round++) {
    const found = endsWith(tokens, limits.from, BEFORE) ?? endsWith(tokens, limits.from, ROUGHLY);
    if (!found) break;
    limits = {
      bound: found.bound === 'exact' ? limits.bound : found.bound,
      approximate: limits.approximate || found.approximate,
      from: limits.from - found.words.length,
    };
  }
  // "just over", "slightly more than": that number, nearly.
  const hardly = /^(?:just|slightly|barely|little|fractionally)$/.test(tokens[limits.from - 1]?.lower ?? '');
  if (hardly && limits.bound !== 'exact') return { ...limits, approximate: true, from: limits.from - 1 };
  return limits;
}

/** "or more", "or so", "+" behind a number. */
export function limitAfter(
  tokens: readonly Token[],
  at: number,
): { readonly bound: Bound; readonly approximate: boolean; readonly to: number } | null {
  const first = tokens[at];
  if (!first) return null;
  if (first.text === '+' && glued(tokens, at)) return { bound: 'at-least', approximate: false, to: at + 1 };
  const found = AFTER.find((entry) => entry.words[0] === first.lower && matches(tokens, at, entry.words));
  return found ? { bound: found.bound, approximate: found.bound === 'exact', to: at + found.words.length } : null;
}

export function matches(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return at >= 0 && words.every((word, index) => tokens[at + index]?.lower === word);
}

/** What stands around a number and changes what it says. */
type Bound = Quantity['bound'];

interface BoundWords {
  readonly words: readonly string[];
  readonly bound: Bound;
  readonly approximate: boolean;
}

const BEFORE = boundTable({
  'at-least': ['no fewer than', 'no less than', 'not less than', 'at least', 'a minimum of', 'minimum of', 'minimum', 'as few as'],
  over: [
    'more than',
    'over',
    'above',
    'exceeding',
    'exceeded',
    'exceeds',
    'greater than',
    'higher than',
    'larger than',
    'older than',
    'upwards of',
    'in excess of',
    'well over',
    'better than',
    'longer than',
    'surpassing',
    'surpassed',
    'topping',
    'topped',
  ],
  'at-most': [
    'at most',
    'no more than',
    'not more than',
    'up to',
    'as many as',
    'as much as',
    'a maximum of',
    'maximum of',
    'no greater than',
  ],
  under: ['fewer than', 'less than', 'under', 'below', 'short of', 'lower than', 'smaller than', 'younger than', 'shorter than'],
});

const ROUGHLY = boundTable({
  exact: [
    'about',
    'around',
    'approximately',
    'approx',
    'roughly',
    'some',
    'an estimated',
    'estimated',
    'circa',
    'nearly',
    'almost',
    'close to',
    'nearing',
    'approaching',
    'virtually',
    'in the region of',
    '~',
    '≈',
  ],
}).map((entry) => ({ ...entry, approximate: true }));

const AFTER = boundTable({
  'at-least': [
    'or more',
    'or over',
    'or above',
    'or greater',
    'or higher',
    'and above',
    'and over',
    'and older',
    'or older',
    'at least',
    'plus',
  ],
  'at-most': ['or fewer', 'or less', 'or under', 'or younger', 'and under', 'at most'],
  exact: ['or so', 'or thereabouts'],
});

function boundTable(table: Partial<Record<Bound, readonly string[]>>): BoundWords[] {
  return Object.entries(table)
    .flatMap(([bound, phrases]) =>
      phrases.map((phrase) => ({ words: phrase.split(' '), bound: bound as Bound, approximate: false })),
    )
    .sort((a, b) => b.words.length - a.words.length);
}

function endsWith(tokens: readonly Token[], end: number, table: readonly BoundWords[]): BoundWords | null {
  const last = tokens[end - 1]?.lower;
  return (
    table.find((entry) => entry.words[entry.words.length - 1] === last && matches(tokens, end - entry.words.length, entry.words)) ??
    null
  );
}
