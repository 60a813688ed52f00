import type { NegationFact } from '../fact.ts';
import type { Direction, FactTables } from './fact-tables.ts';
import { glued, type Token } from './tokens.ts';

/** A negation or a direction over tokens `[from, to)`, governing tokens `[to, scopeTo)`. */
export interface PolarityRead {
  readonly from: number;
  readonly to: number;
  readonly scopeTo: number;
  /** Where the scope begins: `to`, or before the cue where it stands behind what it denies. */
  readonly scopeFrom: number;
  readonly polarity: 'negative' | 'up' | 'down';
  /** What a word of a pair may mean; none for a negation. */
  readonly directions: readonly Direction[];
}

/** Negations and listed directions, as facts. */
export function findNegations(text: string, tokens: readonly Token[], taken: Uint8Array, tables: FactTables): NegationFact[] {
  return findPolarities(tokens, taken, tables)
    .filter(({ directions }) => directions.length === 0 || isListed(directions))
    .map((read) => asFact(text, tokens, read));
}

function asFact(text: string, tokens: readonly Token[], read: PolarityRead): NegationFact {
  const start = tokens[read.from]!.start;
  const end = tokens[read.to - 1]!.end;
  const scopeEnd = tokens[Math.max(read.scopeTo, read.to) - 1]!.end;
  const cue = text.slice(start, end);
  return {
    type: 'negation',
    start,
    end,
    text: cue,
    value: { polarity: read.polarity, cue: cue.toLowerCase(), scope: { start: end, end: Math.max(end, scopeEnd) } },
  };
}

/** Every negation and every direction that the table knows, in order. Linear. */
export function findPolarities(tokens: readonly Token[], taken: Uint8Array, tables: FactTables): PolarityRead[] {
  const found: PolarityRead[] = [];
  let at = 0;
  while (at < tokens.length) {
    const length = taken[at] ? 0 : negationLength(tokens, at);
    const directions = length === 0 && !taken[at] ? directionsAt(tokens, at, tables) : NO_DIRECTION;
    const to = at + (directions[0]?.words.length ?? length);
    if (to === at) {
      at += 1;
      continue;
    }
    const scopeTo = Math.min(clauseEnd(tokens, to), NEEDS_TO.test(tokens[at]!.lower) ? to + FIRST_VERB : tokens.length);
    if (directions.length > 0 || !happensInTheEnd(tokens, to, scopeTo))
      found.push({
        from: at,
        to,
        scopeTo,
        scopeFrom: tokens[at]!.trails ? clauseStart(tokens, at) : to,
        polarity: directions[0]?.polarity ?? 'negative',
        directions,
      });
    at = to;
  }
  return found;
}

/** Tokens: "refused to deliver the arms that it had agreed to sell" refuses the delivery alone. */
const FIRST_VERB = 5;

// "No senator was elected until 1857": one was elected then. "It did not last until 1857" denies it.
function happensInTheEnd(tokens: readonly Token[], from: number, to: number): boolean {
  if (tokens[to]?.lower !== 'until') return false;
  for (let at = from; at < to; at++)
    if (/^(?:last|survive|stay|remain|live|wait|exist|continue|hold|keep)/.test(tokens[at]!.lower)) return false;
  return true;
}

/** Most words are none of these: one look-up settles it. */
const CUES = new Set(
  (
    'no deny denies denied yet not never nobody nothing neither nor none without cannot hardly scarcely nowhere unable lacks lacked ' +
    'lacking refuses refused declined failed fails'
  ).split(' '),
);
const NEEDS_TO = /^(?:refused|refuses|declined|failed|fails)$/;

/** How many tokens the negation at `at` takes; 0 for none. */
function negationLength(tokens: readonly Token[], at: number): number {
  const token = tokens[at]!;
  if (token.kind !== 'word') return 0;
  const [word, next] = [token.lower, tokens[at + 1]?.lower ?? ''];
  if (word.endsWith("n't") || word.endsWith('n’t')) return 1;
  if (!CUES.has(word)) return 0;
  if (word === 'no' && isMark(tokens[at - 1]) && isMark(tokens[at + 1])) return 1; // answered “no”
  if (word === 'no') return isDeterminerNo(tokens, at) ? (next === 'longer' ? 2 : 1) : 0;
  if (word === 'denies' || word === 'denied' || word === 'deny') return 1;
  if (word === 'yet') return next === 'to' ? 2 : 0;
  if (NEEDS_TO.test(word)) return next === 'to' || next === 'in' ? 2 : 0;
  if (word === 'not')
    return /^(?:only|just|merely|least|surprisingly|necessarily|to)$/.test(next) && next !== 'to' ? 0 : next === 'yet' ? 2 : 1;
  if (word === 'nothing' && /^(?:but|kept|keeps|stops|stopped|prevents|prevented)$/.test(next)) return 0;
  return 1;
}

function isMark(token: Token | undefined): boolean {
  return token !== undefined && /^["“”‘’']$/.test(token.text);
}

// "no survivors", "no longer"; not "no fewer than", "no later than", "No. 1", "no doubt".
function isDeterminerNo(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (!next || next.text === '.' || next.kind !== 'word') return false;
  if (/^(?:doubt|matter|wonder)$/.test(next.lower)) return false;
  return !(tokens[at + 2]?.lower === 'than');
}

/** What the phrases of the table that start at `at` mean, the longest one of each pair, the listed ones first. */
function directionsAt(tokens: readonly Token[], at: number, tables: FactTables): readonly Direction[] {
  const candidates = tables.directions.get(tokens[at]!.lower);
  if (!candidates || tokens[at]!.kind !== 'word' || isSeason(tokens, at) || isAge(tokens, at)) return NO_DIRECTION;
  const found = candidates.filter(
    (entry) =>
      entry.words.every((word, index) => isWord(tokens[at + index], word)) &&
      !(entry.words.length === 1 && isJoined(tokens, at, entry)),
  );
  return found.filter((entry, index) => found.findIndex(({ opposites }) => opposites === entry.opposites) === index);
}

const NO_DIRECTION: readonly Direction[] = [];

function isListed(directions: readonly Direction[]): boolean {
  return directions.some(({ opposites }) => opposites.listed);
}

// "#" of the table stands for a number: "up 6 percent".
function isWord(token: Token | undefined, word: string): boolean {
  return word === '#' ? token?.kind === 'number' || /^[$€£¥]$/.test(token?.text ?? '') : token?.lower === word;
}

// "stretches east–west", "a win-lose game" go neither way; "best-selling" goes one.
function isJoined(tokens: readonly Token[], at: number, { opposites: { up, down } }: Direction): boolean {
  const joins = (index: number) => /^[-–—/]$/.test(tokens[index]?.text ?? '') && glued(tokens, index);
  const isWay = ({ lower }: Token) => /^(?:north|south|east|west)/.test(lower) || up.includes(lower) || down.includes(lower);
  const [before, after] = [tokens[at - 2], tokens[at + 2]];
  if (joins(at - 1) && glued(tokens, at)) return before === undefined || before.kind !== 'word' || isWay(before);
  return joins(at + 1) && (after === undefined || after.kind !== 'word' || isWay(after));
}

// "Ten years old", "a ten-year-old": of some age.
function isAge(tokens: readonly Token[], at: number): boolean {
  if (!/^old(?:er)?$/.test(tokens[at]!.lower)) return false;
  const before = tokens[at - 1]?.text === '-' ? tokens[at - 2] : tokens[at - 1];
  return /^(?:years?|months?|weeks?|days?|yr)$/.test(before?.lower ?? '');
}

// "in the fall" is a season.
function isSeason(tokens: readonly Token[], at: number): boolean {
  return tokens[at]!.lower === 'fall' && /^(?:the|last|this|next|each)$/.test(tokens[at - 1]?.lower ?? '');
}

const CLAUSE_ENDS: ReadonlySet<string> = new Set([
  ...';:—–(',
  ...'but although though while when whereas because however which who until unless if since so yet despite'.split(' '),
]);

function clauseStart(tokens: readonly Token[], at: number): number {
  let from = at;
  while (
    from > Math.max(0, at - TRAILS_REACH) &&
    tokens[from - 1]!.sentence === tokens[at]!.sentence &&
    !CLAUSE_ENDS.has(tokens[from - 1]!.lower) &&
    tokens[from - 1]!.text !== ','
  )
    from -= 1;
  return from;
}

/** Tokens: what a "nicht" at the end denies stands no farther before it. */
const TRAILS_REACH = 14;

/** Tokens: no clause that a reader can follow is longer, and it keeps the search linear. */
const LONGEST_CLAUSE = 60;

/** The token where the clause of `at` ends: scope never crosses it. */
function clauseEnd(tokens: readonly Token[], at: number): number {
  const limit = Math.min(tokens.length, at + LONGEST_CLAUSE);
  let index = at;
  while (index < limit) {
    const token = tokens[index]!;
    if (token.sentence !== tokens[at]?.sentence || CLAUSE_ENDS.has(token.lower)) return index;
    if (token.text === ',' && endsClause(tokens, index)) return index;
    index += 1;
  }
  return index;
}

// A comma ends the clause before "and", "but", a pronoun or "the"; inside a list of nouns it doesn't.
function endsClause(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.lower ?? '';
  return (
    /^(?:and|but|or|he|she|it|they|we|i|you|the|a|an|with|saying|according|said|after|before|as|in|on)$/.test(next) ||
    /ing$/.test(next)
  );
}
