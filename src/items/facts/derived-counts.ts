import type { FactTables } from './fact-tables.ts';
import type { NameRead } from './find-names.ts';
import { phraseAfter, singular } from './head-noun.ts';
import type { QuantityRead } from './quantity-read.ts';
import type { Token } from './tokens.ts';

interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly tables: FactTables;
  readonly names: readonly NameRead[];
}

const MEMBERS = new Set(
  'ally partner member neighbour neighbor colleague friend associate co-defendant accomplice country nation state government companion teammate'.split(
    ' ',
  ),
);

/**
 * "X and eight of its allies", "X, Y and eight other countries", "X and its eight allies": the named ones count too.
 * "it" is read for "its": drafts have that slip. "N countries, including X" is left alone: X is among the N.
 */
export function deriveCount(reader: Reader, read: QuantityRead): QuantityRead | null {
  const { tokens } = reader;
  const { low, high, unit, currency } = read.value;
  const count = low ?? high;
  if (count === null || unit !== null || currency !== null || !Number.isInteger(count)) return null;
  const owned = /^(?:its|their|his|her|it)$/.test(tokens[read.from - 1]?.lower ?? '');
  const joint = jointBefore(tokens, owned ? read.from - 1 : read.from);
  if (joint === null || !(owned || countsOthers(tokens, read.to))) return null;
  const named = conjunctsBefore(tokens, reader.names, joint);
  if (named.length === 0) return null;
  return addNamed(reader, read, named);
}

/** The token where "and", "plus", "along with" starts; null where none ends at `at`. */
function jointBefore(tokens: readonly Token[], at: number): number | null {
  const last = tokens[at - 1]?.lower;
  if (last === 'and' || last === '&' || last === 'plus') return at - 1;
  if (last !== 'with') return null;
  return /^(?:along|together)$/.test(tokens[at - 2]?.lower ?? '') ? at - 2 : null;
}

// "eight of its allies", "eight other countries", "eight others", "eight more", "eight allies".
function countsOthers(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]?.lower ?? '';
  if (/^(?:other|others|more|additional|further)$/.test(next)) return true;
  if (next === 'of') return /^(?:its|their|his|her|it|the)$/.test(tokens[at + 1]?.lower ?? '') && membersAfter(tokens, at + 2);
  return membersAfter(tokens, at);
}

function membersAfter(tokens: readonly Token[], at: number): boolean {
  return phraseAfter(tokens, at).some((token) => MEMBERS.has(singular(token.lower)));
}

/** The names right before token `joint`, joined by commas and "and", first to last. */
function conjunctsBefore(tokens: readonly Token[], names: readonly NameRead[], joint: number): NameRead[] {
  const found: NameRead[] = [];
  let end = tokens[joint - 1]?.text === ',' ? joint - 1 : joint;
  for (let index = lastEndingBy(names, end); index >= 0; index--) {
    const name = names[index]!;
    if (name.to !== end) break;
    found.unshift(name);
    end = tokens[name.from - 1]?.lower === 'the' ? name.from - 1 : name.from;
    if (tokens[end - 1]?.lower === 'and') end -= 1;
    else if (tokens[end - 1]?.text !== ',') break;
    if (tokens[end - 1]?.text === ',') end -= 1;
  }
  return found;
}

// Names come in order: the last that ends at or before `end`, by bisection.
function lastEndingBy(names: readonly NameRead[], end: number): number {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (names[middle]!.to <= end) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function addNamed({ text, tokens }: Reader, read: QuantityRead, named: readonly NameRead[]): QuantityRead {
  const first = named[0]!.from;
  const from = tokens[first - 1]?.lower === 'the' ? first - 1 : first;
  const to = endOfPhrase(tokens, read.to);
  const value = read.value;
  const add = (part: number | null) => (part === null ? null : part + named.length);
  const total = add(value.low ?? value.high);
  const written = value.low ?? value.high ?? 0;
  const words = text.slice(tokens[from]!.start, tokens[to - 1]!.end);
  return {
    from,
    to,
    value: { ...value, low: add(value.low), high: add(value.high), written, derivation: `${words} = ${total}` },
  };
}

function endOfPhrase(tokens: readonly Token[], at: number): number {
  let from = at;
  while (/^(?:of|its|it|their|his|her|the|other|more|others|additional|further)$/.test(tokens[from]?.lower ?? '')) from += 1;
  const phrase = phraseAfter(tokens, from);
  const member = phrase.findIndex((token) => MEMBERS.has(singular(token.lower)));
  if (member >= 0) return from + member + 1;
  return from > at || phrase.length === 0 ? Math.max(from, at) : at;
}
