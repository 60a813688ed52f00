import type { NameFact, NegationFact } from '../../items/fact.ts';
import type { PolarityRead } from '../../items/facts/find-negations.ts';
import type { Span } from '../../text/span.ts';
import { type NameIndex, namesAgree } from './name-index.ts';
import { type Finding, found, NOTHING, quoted } from './outcome.ts';
import { firstFrom, type PassageReading, type Reading, type Topic } from './readings.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { related, share } from './wording.ts';

/** One statement's direction on both sides. */
interface Meeting {
  /** The claim's cues that take part: a direction and the negation over it. */
  readonly cues: readonly PolarityRead[];
  /** Words of the claim and of the passage that the two sides say it with. */
  readonly mine: Span;
  readonly theirs: Span;
  readonly agree: boolean;
  readonly why: string;
}

/** What a passage says to a negation or direction of the claim. */
export function comparePolarity({ claim, passage, topic, index }: Side, fact: NegationFact): Finding {
  const at = firstFrom(claim.tokens, fact.start);
  const meeting = meetings(claim, passage, index).find((each) => each.cues.some((cue) => cue.from <= at && at < cue.to));
  if (!meeting) return fact.value.polarity === 'negative' ? plainlySaid(claim, fact, at, passage, topic) : NOTHING;
  if (meeting.agree)
    return found(
      passage,
      meeting.theirs,
      'same',
      0.5 + topic / 2,
      `The source says ${quotedSpan(passage, meeting.theirs)} as well.`,
    );
  return topic >= FACT_THRESHOLDS.contradicts ? found(passage, meeting.theirs, 'conflict', 0.4 + topic / 2, meeting.why) : NOTHING;
}

/** The passage says all the rest of the claim and no negation at all: "not in The Mill" beside "starred in The Mill". */
function plainlySaid(claim: Reading, fact: NegationFact, at: number, passage: PassageReading, topic: number): Finding {
  if (topic < FACT_THRESHOLDS.plainlySaid || passage.polarities.some((read) => read.polarity === 'negative')) return NOTHING;
  const negations = negationsOf(claim);
  const [negation] = negations;
  if (!negation || negations.length > 1 || negation.from !== at || isDenial(claim, negation)) return NOTHING;
  const denied = claim.topics.filter((word) => word.at >= negation.to && word.at < negation.scopeTo);
  if (share(denied, passage.topics) < FACT_THRESHOLDS.sameClause) return NOTHING; // what is denied is not what the source says
  const whole = { start: 0, end: passage.text.length };
  return found(
    passage,
    whole,
    'conflict',
    topic / 2,
    `The claim says ${quoted(fact.text)}; the source says it without a negation.`,
  );
}

/** Contradictions that no fact of the claim carries: the source says "not" or the opposite word where the claim says it plainly. */
export function hiddenConflict({ claim, passage, topic, index }: Side): { item: Span; finding: Finding } | null {
  if (topic < FACT_THRESHOLDS.contradicts) return null;
  const meeting = meetings(claim, passage, index).find((each) => !each.agree);
  if (!meeting) return null;
  return { item: meeting.mine, finding: found(passage, meeting.theirs, 'conflict', 0.4 + topic / 2, meeting.why) };
}

function quotedSpan(reading: Reading, span: Span): string {
  return quoted(reading.text.slice(span.start, span.end));
}

function meetings(claim: Reading, passage: PassageReading, index: NameIndex): Meeting[] {
  const leftOut = leftOutVerb(claim, passage, index);
  if (leftOut) return [leftOut];
  const opposed = oppositeMeetings(claim, passage, index);
  return [...opposed, ...negationMeetings(claim, passage, opposed.length > 0)];
}

/** "Spain voted for it; China and Russia did not": a verb that only stands with others is denied of the claim's subject. */
function leftOutVerb(claim: Reading, passage: PassageReading, index: NameIndex): Meeting | null {
  const subject = claim.facts.find((fact): fact is NameFact => fact.type === 'name');
  if (!subject) return null;
  for (const negation of negationsOf(passage)) {
    const clause = verblessClause(passage, negation);
    const denied =
      clause &&
      passage.facts.find(
        (fact) => fact.type === 'name' && within(fact, clause) && namesAgree(subject.value.name, fact.value.name, index),
      );
    if (!denied) continue;
    const verb = claim.topics.find((topic) => topic.start >= subject.end && !topic.named);
    if (!verb || !passage.topics.some((topic) => topic.end <= clause.start && related(topic, verb))) return null;
    const own = negationsOf(claim)[0];
    const why = `The source says ${quotedSpan(passage, clause)}.`;
    const mine = own ? spanOf(claim, own) : { start: verb.start, end: verb.end };
    return { cues: own ? [own] : [], mine, theirs: clause, agree: own !== undefined, why };
  }
  return null;
}

/** The clause of a negation with which it ends and that has no verb but an auxiliary: "China and Russia did not". */
function verblessClause(passage: PassageReading, { from, to }: PolarityRead): Span | null {
  const { tokens } = passage;
  const last = tokens[to - 1]!;
  const auxiliary = /n['’]t$/.test(last.lower) ? last : tokens[from - 1];
  const after = tokens[to];
  if (!auxiliary || !AUXILIARY.test(auxiliary.lower) || (after && !/^[.,;:—–]$/.test(after.text))) return null;
  let first = from;
  while (first > 0 && !/^(?:[.;:—–]|but|while|whereas|although|though)$/.test(tokens[first - 1]!.lower)) first -= 1;
  return { start: tokens[first]!.start, end: last.end };
}

const AUXILIARY = /^(?:did|do|does|had|has|have|is|are|was|were|would|will|could|can)(?:n['’]t)?$/;

function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Both sides use words of one pair: "rose" and "fell", each turned by the negations that govern it. */
function oppositeMeetings(claim: Reading, passage: PassageReading, index: NameIndex): Meeting[] {
  const found: Meeting[] = [];
  for (const mine of claim.polarities) {
    if (!mine.direction) continue;
    const theirs = passage.polarities.filter((other) => other.direction?.opposites === mine.direction!.opposites);
    if (theirs.length === 0) continue;
    const other = bestCounterpart(claim, mine, passage, theirs);
    if (signOf(passage, other) !== signOf(claim, mine) && EXCEPTING.test(passage.text)) continue; // "won all of them except Harl"
    if (saysBoth(claim, mine) && signOf(passage, other) !== signOf(claim, mine)) continue;
    const [said, there] = [clauseTopics(claim, mine), clauseTopics(passage, other)];
    const near = Math.max(share(said, there), share(there, said));
    if (!mine.direction.opposites.listed && near < FACT_THRESHOLDS.sameClause) continue;
    const negation = negatedBy(claim, mine.from);
    const [a, b] = [spanOf(claim, mine), spanOf(passage, other)];
    const turned = mine.direction.opposites.converse && isTurned(claim, mine, passage, other, index);
    const agree = (signOf(passage, other) === signOf(claim, mine)) !== turned;
    // "Profit rose" isn't borne out by a budget that rose.
    if (agree && near === 0 && said.length > 0 && there.length > 0) continue;
    const why = `The claim says ${quotedSpan(claim, negation ? both(claim, negation, mine) : a)}, the source says ${quotedSpan(passage, b)}.`;
    found.push({ cues: negation ? [mine, negation] : [mine], mine: a, theirs: b, agree, why });
  }
  return found;
}

const EXCEPTING = /\b(?:except|apart from|other than|but not|all but|save for)\b/i;

/** "Lost the seat and won it back": a source that tells of one half denies no other. */
function saysBoth(claim: Reading, mine: PolarityRead): boolean {
  return claim.polarities.some(
    (other) => other.direction?.opposites === mine.direction!.opposites && signOf(claim, other) !== signOf(claim, mine),
  );
}

/** "Y lost to X" beside "X defeated Y": whoever comes first on one side comes last on the other. */
function isTurned(claim: Reading, mine: PolarityRead, passage: Reading, theirs: PolarityRead, index: NameIndex): boolean {
  const [a, b] = [namesAround(claim, mine), namesAround(passage, theirs)];
  const same = (x: NameFact | undefined, y: NameFact | undefined) =>
    x !== undefined && y !== undefined && namesAgree(x.value.name, y.value.name, index) !== null;
  if (same(a.before, b.before) || same(a.after, b.after)) return false;
  return same(a.before, b.after) || (a.before === undefined && same(a.after, b.before));
}

function namesAround(reading: Reading, cue: PolarityRead): { before: NameFact | undefined; after: NameFact | undefined } {
  const at = spanOf(reading, cue);
  const names = reading.facts.filter((fact): fact is NameFact => fact.type === 'name');
  return { before: names.findLast((name) => name.end <= at.start), after: names.find((name) => name.start >= at.end) };
}

function both(reading: Reading, first: PolarityRead, second: PolarityRead): Span {
  return { start: spanOf(reading, first).start, end: spanOf(reading, second).end };
}

/** "Exports rose while imports fell": the cue whose clause has the most of the claim's words; the agreeing one of two equals. */
function bestCounterpart(claim: Reading, mine: PolarityRead, passage: Reading, theirs: readonly PolarityRead[]): PolarityRead {
  const wanted = clauseTopics(claim, mine);
  const fit = (other: PolarityRead) =>
    share(wanted, clauseTopics(passage, other)) + (signOf(passage, other) === signOf(claim, mine) ? AGREEING : 0);
  return theirs.reduce((best, next) => (fit(next) > fit(best) ? next : best));
}

/** Less than one word's share of a short claim. */
const AGREEING = 0.1;

function clauseTopics(reading: Reading, cue: PolarityRead): Topic[] {
  let [from, to] = [cue.from, cue.to];
  while (from > 0 && !isBreak(reading, from - 1)) from -= 1;
  // "a profit of £148 million, down from …" says it of what stands before the comma.
  if (from === cue.from) from -= 1;
  while (from > 0 && !isBreak(reading, from - 1)) from -= 1;
  while (to < reading.tokens.length && !isBreak(reading, to)) to += 1;
  return reading.topics.filter((topic) => topic.at >= from && topic.at < to && (topic.at < cue.from || topic.at >= cue.to));
}

function isBreak(reading: Reading, at: number): boolean {
  return /^(?:[.,;:!?—–]|while|but|whereas|although|though)$/.test(reading.tokens[at]!.lower);
}

function signOf(reading: Reading, read: PolarityRead): number {
  const sign = read.polarity === 'up' ? 1 : -1;
  const before = reading.tokens[read.from - 1]?.lower ?? '';
  const lessened = /^(?:less|least)$/.test(before === 'than' ? (reading.tokens[read.from - 2]?.lower ?? '') : before); // "less successful", "less than favorable"
  return (negatedBy(reading, read.from) !== null) !== lessened ? -sign : sign;
}

/** The negation whose scope token `at` lies in; null for none or for two that cancel. */
function negatedBy(reading: Reading, at: number): PolarityRead | null {
  const over = reading.polarities.filter((read) => read.polarity === 'negative' && read.to <= at && at < read.scopeTo);
  return over.length % 2 === 1 ? over[over.length - 1]! : null;
}

/** What a negation negates first, on one side, beside the same words on the other: "not sell" beside "sold". */
function negationMeetings(claim: Reading, passage: PassageReading, opposed: boolean): Meeting[] {
  const found: Meeting[] = [];
  for (const negation of negationsOf(claim)) {
    const pairs = headsOf(claim, negation).flatMap((mine) => likeIn(passage, mine).map((theirs) => ({ mine, theirs })));
    const same = pairs.find(({ theirs }) => negatedBy(passage, theirs.at));
    const lacking = same ? undefined : pairs.find(({ theirs }) => isLacking(passage, theirs));
    if (lacking) found.push({ cues: [negation], mine: spanOf(claim, negation), theirs: lacking.theirs, agree: true, why: '' });
    else if (same) {
      const other = negatedBy(passage, same.theirs.at)!;
      found.push({ cues: [negation], mine: spanOf(claim, negation), theirs: spanOf(passage, other), agree: true, why: '' });
    } else if (pairs[0] && !opposed && (!isDenial(claim, negation) || affirms(passage)))
      found.push(turned(claim, passage, pairs[0].mine, pairs[0].theirs, negation, null));
  }
  if (opposed || found.some((each) => each.agree)) return found;
  for (const negation of negationsOf(passage)) {
    const heads = headsOf(passage, negation).filter((theirs) => !theirs.named);
    const pair = heads.flatMap((theirs) => likeIn(claim, theirs).map((mine) => ({ mine, theirs })))[0];
    // "He did not go to Rome" denies no other journey: the rest of the clause must be the claim's too.
    if (pair && !isSaidOf(claim, clauseTopics(passage, negation))) continue;
    const said = pair && passage.topics.some((topic) => related(topic, pair.mine) && !negatedBy(passage, topic.at));
    if (pair && !said && !negatedBy(claim, pair.mine.at) && !isLacking(claim, pair.mine))
      found.push(turned(claim, passage, pair.mine, pair.theirs, null, negation));
  }
  return found;
}

// "Schools haven't embraced them": all that the clause says, the claim says; what "them" are stands before.
function isSaidOf(claim: Reading, clause: readonly Topic[]): boolean {
  return (
    share(claim.topics, clause) >= FACT_THRESHOLDS.sameClause ||
    (clause.length > 1 && share(clause, claim.topics) >= FACT_THRESHOLDS.plainlySaid)
  );
}

/** "They deny the charge" is what somebody says of it: that the charge stands elsewhere contradicts nothing. */
function isDenial(reading: Reading, { from }: PolarityRead): boolean {
  return /^den(?:y|ies|ied)$/.test(reading.tokens[from]!.lower);
}

function affirms(passage: Reading): boolean {
  return passage.tokens.some((token) => AFFIRMING.test(token.lower));
}

const AFFIRMING = /^(?:confirm|admit|acknowledg|conced)/;

/** "Lost power" says what "without power" says. */
function isLacking(reading: Reading, word: Topic): boolean {
  const before = reading.tokens.slice(Math.max(0, word.at - LACK_REACH), word.at);
  return before.some((token) => LACKING.test(token.lower));
}

const LACK_REACH = 3;
const LACKING =
  /^(?:exclud(?:e|ed|es|ing)|except|excepting|minus|los(?:t|e|es|ing)|lack|lacks|lacked|lacking|miss(?:ed|es|ing)|depriv(?:ed|ing)|cut|free|empty|stripped)$/;

function negationsOf(reading: Reading): PolarityRead[] {
  return reading.polarities.filter((read) => read.polarity === 'negative');
}

/** Words that a negation is taken to turn round: "not officially sold" turns the second one too. */
const HEADS = 2;

function headsOf(reading: Reading, negation: PolarityRead): Topic[] {
  return reading.topics.filter((topic) => topic.at >= negation.to && topic.at < negation.scopeTo).slice(0, HEADS);
}

function likeIn(reading: Reading, word: Topic): Topic[] {
  return reading.topics.filter((other) => related(other, word));
}

function turned(
  claim: Reading,
  passage: Reading,
  mine: Topic,
  theirs: Topic,
  a: PolarityRead | null,
  b: PolarityRead | null,
): Meeting {
  const item = a ? spanOf(claim, a) : { start: mine.start, end: mine.end };
  const source = b ? spanOf(passage, b) : { start: theirs.start, end: theirs.end };
  const word = quoted(passage.text.slice(theirs.start, theirs.end));
  const why = a
    ? `The claim says ${quotedSpan(claim, item)} of ${word}, the source doesn't.`
    : `The source says ${quotedSpan(passage, source)} of ${word}, the claim doesn't.`;
  return { cues: a ? [a] : [], mine: item, theirs: source, agree: false, why };
}

function spanOf(reading: Reading, read: PolarityRead): Span {
  return { start: reading.tokens[read.from]!.start, end: reading.tokens[read.to - 1]!.end };
}
