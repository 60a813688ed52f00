import type { NameFact } from '../../items/fact.ts';
import type { Direction } from '../../items/facts/fact-tables.ts';
import type { PolarityRead } from '../../items/facts/find-negations.ts';
import { stem } from '../../text/stems.ts';
import { clauseTopics, isClauseBreak } from './clause-topics.ts';
import { type Meeting, negatedBy, quotedSpan, spanOf } from './meeting.ts';
import { type NameIndex, namesAgree } from './name-index.ts';
import { actorsIn } from './name-roles.ts';
import type { Reading, Topic } from './readings.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { related, share } from './wording.ts';

/** One word of a pair where it stands, taken as one of its meanings. */
interface Cue {
  readonly reading: Reading;
  readonly read: PolarityRead;
  readonly direction: Direction;
}

/** Both sides use words of one pair: "rose" and "fell", each turned by the negations that govern it. */
export function oppositeMeetings(claim: Reading, passage: Reading, index: NameIndex): Meeting[] {
  return cuesOf(claim).flatMap((mine) => {
    const theirs = cuesOf(passage).filter(({ direction }) => direction.opposites === mine.direction.opposites);
    const meeting = theirs.length === 0 ? null : meetingOf(mine, theirs, index);
    return meeting ? [meeting] : [];
  });
}

/** Each of one side is compared with each of the other: no sentence that a reader can follow has more. */
const MOST_CUES = 40;

function cuesOf(reading: Reading): Cue[] {
  return reading.polarities
    .flatMap((read) => read.directions.map((direction) => ({ reading, read, direction })))
    .slice(0, MOST_CUES);
}

function meetingOf(mine: Cue, theirs: readonly Cue[], index: NameIndex): Meeting | null {
  const { opposites } = mine.direction;
  const crossed = saysBoth(mine) && isCrossed(mine, theirs);
  const other = bestCounterpart(mine, crossed ? theirs.filter((each) => signOf(each) !== signOf(mine)) : theirs);
  const opposed = signOf(other) !== signOf(mine);
  if (opposed && !opposites.listed && phraseOf(other) === phraseOf(mine)) return null; // one is negated: what that denies is compared by itself
  if (opposed && (EXCEPTING.test(other.reading.text) || VOTE.test(other.reading.text))) return null; // "won all of them except Harl"
  if (opposed && saysBoth(mine) && !crossed) return null;
  const [said, there] = [clauseTopics(mine.reading, mine.read), clauseTopics(other.reading, other.read)];
  const near = Math.max(share(said, there), share(there, said));
  if (!opposites.listed && near < FACT_THRESHOLDS.sameClause) return null;
  if (opposites.bound && !isOfSameThing(mine, other)) return null;
  const turned = opposites.converse && isTurned(mine, other, index);
  const agree = opposed === turned;
  // "Profit rose" isn't borne out by a budget that rose.
  if (agree && near === 0 && said.length > 0 && there.length > 0) return null;
  const negation = negatedBy(mine.reading, mine.read.from);
  const denied = negation !== null || negatedBy(other.reading, other.read.from) !== null;
  const [a, b] = [spanOf(mine.reading, mine.read), spanOf(other.reading, other.read)];
  const saying = negation ? { start: spanOf(mine.reading, negation).start, end: a.end } : a;
  const why = `The claim says ${quotedSpan(mine.reading, saying)}, the source says ${quotedSpan(other.reading, b)}.`;
  return { cues: negation ? [mine.read, negation] : [mine.read], mine: a, theirs: b, agree, why, denied };
}

const EXCEPTING = /\b(?:except|apart from|other than|but not|all but|save for)\b/i;

/** "Eleven in favour, Harl and Kell against": who supported and who opposed is told by no pair of words. */
const VOTE = /\bfavou?r\b.{0,120}\bagainst\b|\bagainst\b.{0,120}\bfavou?r\b/i;

/** "Lost the seat and won it back": a source that tells of one half denies no other. */
function saysBoth(mine: Cue): boolean {
  return cuesOf(mine.reading).some(
    (other) => other.direction.opposites === mine.direction.opposites && signOf(other) !== signOf(mine),
  );
}

/** "Buy short bonds and sell long ones" beside "selling short and buying long ones": each is said of what the other was said of. */
function isCrossed(mine: Cue, theirs: readonly Cue[]): boolean {
  const same = theirs.filter((other) => signOf(other) === signOf(mine));
  const opposed = theirs.filter((other) => signOf(other) !== signOf(mine));
  const fit = (cues: readonly Cue[]) => Math.max(0, ...cues.map((other) => share(objectsOf(mine), objectsOf(other))));
  return same.length > 0 && opposed.length > 0 && fit(opposed) > fit(same);
}

/** The next words behind a cue that say what it is done to. */
function objectsOf({ reading, read }: Cue): Topic[] {
  const behind = reading.topics.filter(({ at }) => at >= read.to && at < read.to + OBJECT_REACH);
  return behind.filter(({ at }) => !hasBreak(reading, read.to, at)).slice(0, OBJECTS);
}

const OBJECT_REACH = 6;

const OBJECTS = 2;

function hasBreak(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isClauseBreak(reading, at)) return true;
  return false;
}

/** "Before the vote" and "after the vote" are opposites, "before the vote" and "after lunch" are not. */
function isOfSameThing(mine: Cue, other: Cue): boolean {
  const [first] = objectsOf(mine);
  const [second] = objectsOf(other);
  return first !== undefined && second !== undefined && related(first, second);
}

/** "Y lost to X" beside "X defeated Y": whoever comes first on one side comes last on the other. */
function isTurned(mine: Cue, theirs: Cue, index: NameIndex): boolean {
  const [a, b] = [namesAround(mine, index), namesAround(theirs, index)];
  const same = (x: NameFact | undefined, y: NameFact | undefined) =>
    x !== undefined && y !== undefined && namesAgree(x.value.name, y.value.name, index) !== null;
  if (same(a.before, b.before) || same(a.after, b.after)) return false;
  return same(a.before, b.after) || (a.before === undefined && same(a.after, b.before));
}

/** Who stands before and behind, as if the sentence were in the active voice: "bought by X" has X before. */
function namesAround({ reading, read }: Cue, index: NameIndex): { before: NameFact | undefined; after: NameFact | undefined } {
  const at = spanOf(reading, read);
  const names = actorsIn(reading, index);
  const around = { before: names.findLast((name) => name.end <= at.start), after: names.find((name) => name.start >= at.end) };
  const passive = around.after && /^\s(?:[\p{L}\s]{0,20}\s)?by\s(?:the\s)?$/u.test(reading.text.slice(at.end, around.after.start));
  return passive ? { before: around.after, after: around.before } : around;
}

/** "Exports rose while imports fell": the cue whose clause has the most of the claim's words; the agreeing one of two equals. */
function bestCounterpart(mine: Cue, theirs: readonly Cue[]): Cue {
  const wanted = clauseTopics(mine.reading, mine.read);
  const fit = (other: Cue) =>
    share(wanted, clauseTopics(other.reading, other.read)) +
    (signOf(other) === signOf(mine) ? (phraseOf(other) === phraseOf(mine) ? SAME_WORD : AGREEING) : 0);
  return theirs.reduce((best, next) => (fit(next) > fit(best) ? next : best));
}

/** Less than one word's share of a short claim. */
const AGREEING = 0.1;

/** "Lost access and won it back" beside "lost access": the very word is the one meant. */
const SAME_WORD = 0.3;

function phraseOf({ reading, read }: Cue): string {
  return reading.tokens
    .slice(read.from, read.to)
    .map(({ lower }) => stem(lower))
    .join(' ');
}

function signOf({ reading, read, direction }: Cue): number {
  const sign = direction.polarity === 'up' ? 1 : -1;
  const before = reading.tokens[read.from - 1]?.lower ?? '';
  const lessened = /^(?:less|least)$/.test(before === 'than' ? (reading.tokens[read.from - 2]?.lower ?? '') : before); // "less successful", "less than favorable"
  return (negatedBy(reading, read.from) !== null) !== lessened ? -sign : sign;
}
