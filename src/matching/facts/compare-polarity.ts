import type { NameFact, NegationFact } from '../../items/fact.ts';
import type { PolarityRead } from '../../items/facts/find-negations.ts';
import type { Span } from '../../text/span.ts';
import { clauseTopics } from './clause-topics.ts';
import { oppositeMeetings } from './compare-opposites.ts';
import { governs, type Meeting, negatedBy, quotedSpan, spanOf } from './meeting.ts';
import { type NameIndex, namesAgree } from './name-index.ts';
import { negatedWordMeetings } from './negated-words.ts';
import { type Finding, found, NOTHING, quoted } from './outcome.ts';
import { firstFrom, type PassageReading, type Reading, type Topic } from './readings.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { related, share } from './wording.ts';

/** What a passage says to a negation or direction of the claim. */
export function comparePolarity(side: Side, fact: NegationFact): Finding {
  const { claim, passage, topic } = side;
  const at = firstFrom(claim.tokens, fact.start);
  const meeting = meetingsOf(side).find((each) => each.cues.some((cue) => cue.from <= at && at < cue.to));
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
  const denied = claim.topics.filter((word) => governs(negation, word.at));
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
export function hiddenConflict(side: Side): { item: Span; finding: Finding } | null {
  const { passage, topic } = side;
  if (topic < FACT_THRESHOLDS.contradicts) return null;
  const meeting = meetingsOf(side).find((each) => !each.agree);
  if (!meeting) return null;
  return { item: meeting.mine, finding: found(passage, meeting.theirs, 'conflict', 0.4 + topic / 2, meeting.why) };
}

/** Every negation of a claim asks for them. */
const known = new WeakMap<Side, readonly Meeting[]>();

function meetingsOf(side: Side): readonly Meeting[] {
  const found = known.get(side) ?? meetings(side);
  known.set(side, found);
  return found;
}

function meetings({ claim, passage, index }: Side): Meeting[] {
  const leftOut = leftOutVerb(claim, passage, index);
  if (leftOut) return [leftOut];
  const opposed = [...oppositeMeetings(claim, passage, index), ...negatedWordMeetings(claim, passage)];
  return [...opposed, ...negationMeetings(claim, passage, opposed.some(isTelling))];
}

/** A pair that agrees without a negation tells nothing of what a "not" denies. */
function isTelling({ agree, denied }: Meeting): boolean {
  return !agree || denied === true;
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
  const governed = reading.topics.filter((topic) => governs(negation, topic.at));
  const behind = governed.filter((topic) => topic.at >= negation.to);
  return behind.length > 0 ? behind.slice(0, HEADS) : governed.slice(-HEADS);
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
