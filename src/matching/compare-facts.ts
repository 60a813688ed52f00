import type { Document } from '../documents/document.ts';
import type { DateFact, Fact, NameFact, QuantityFact } from '../items/fact.ts';
import type { FactTables } from '../items/facts/fact-tables.ts';
import type { Span } from '../text/span.ts';
import type { Aliases } from './aliases.ts';
import { compareDate } from './facts/compare-dates.ts';
import { compareName } from './facts/compare-names.ts';
import { comparePolarity, hiddenConflict } from './facts/compare-polarity.ts';
import { compareQuantity } from './facts/compare-quantities.ts';
import { swappedRoles } from './facts/compare-roles.ts';
import { datedByPage } from './facts/dated-by-page.ts';
import { namedIn } from './facts/name-in-passage.ts';
import { type NameIndex, nameIndex } from './facts/name-index.ts';
import { agrees, asComparison, type Finding, NOTHING } from './facts/outcome.ts';
import { bestFit } from './facts/quantity-candidates.ts';
import { type PassageReading, type Reading, readClaim, readPassage, type Topic } from './facts/readings.ts';
import { isReadAlike, type Side } from './facts/side.ts';
import { swappedNames } from './facts/swapped-names.ts';
import { FACT_THRESHOLDS } from './facts/thresholds.ts';
import { toldAside } from './facts/told-aside.ts';
import { share } from './facts/wording.ts';
import { workedOutYear } from './facts/worked-out.ts';
import { workedOutAcross } from './facts/worked-out-across.ts';
import type { FactComparison, Relation } from './finding.ts';

/** A few sentences of a source that may speak to a claim. `span` points into `document.text`. */
export interface Evidence {
  readonly source: string;
  readonly document: Document;
  readonly span: Span;
  /** The line of the document that says when the passage was written. */
  readonly dated?: Span | undefined;
}

/** House aliases: each group lists names that mean one thing ("DPRK", "North Korea", "Pyongyang"). */
export interface CompareOptions {
  readonly aliases: Aliases;
  /** The draft's date. */
  readonly date: string | null;
  readonly tables: FactTables;
  /** Where no passage has enough of the claim to speak of the same matter, none contradicts or supports it. */
  readonly otherMatter?: boolean;
  /** Other passages of the sources that have the very words of a fact. */
  readonly elsewhere?: (fact: Fact) => readonly Evidence[];
}

export interface FactsVerdict {
  readonly relation: Relation;
  readonly facts: readonly FactComparison[];
  /** One per evidence, in the order given. */
  readonly relations: readonly Relation[];
}

/** One passage beside the claim: what it says to each fact, in the claim's order. */
interface Beside {
  readonly side: Side;
  /** The same, where a name that stands only around the passage counts half. */
  readonly close: number;
  readonly findings: readonly Finding[];
  readonly hidden: { readonly item: Span; readonly finding: Finding } | null;
}

/** Compares a claim with its evidence fact by fact, bound to head noun, unit and role. */
export function compareFacts(
  claim: { readonly text: string; readonly facts: readonly Fact[] },
  evidence: readonly Evidence[],
  options: CompareOptions,
): FactsVerdict {
  const reading = readClaim(claim.text, claim.facts, options.tables);
  const index = nameIndex(options.aliases, options.tables);
  const compared = evidence.map((each) => compareWithPassage(reading, readPassage(each, options.tables), index, options.tables));
  const besides = options.otherMatter ? compared.map(withoutConflicts) : compared;
  const merged = claim.facts.map((fact, at) =>
    orTogether(reading, fact, mergeFindings(besides, at, reading.topics.length, fact.type), besides, index, options),
  );
  const hidden = strongestHidden(besides, merged);
  const facts = claim.facts.map((fact, at) => asComparison(fact, withReason(merged[at]!)));
  if (hidden) facts.push(asComparison({ ...hidden.item, type: 'negation' }, hidden.finding));
  const relation = relationOf(reading, merged, hidden !== null, new Set(besides.flatMap(({ side }) => [...side.covered])));
  return {
    relation: options.otherMatter && relation === 'supports' ? (merged.some(agrees) ? 'partly' : 'silent') : relation,
    facts,
    relations: besides.map((beside) => relationOf(reading, beside.findings, beside.hidden !== null, beside.side.covered)),
  };
}

function sideOf(claim: Reading, passage: PassageReading, index: NameIndex, tables: FactTables): Side {
  const covered = coveredBy(claim, passage, index);
  const carried = carriedBy(claim, passage, index);
  return { claim, passage, topic: topicShare(claim.topics, covered), covered, carried, index, tables };
}

function compareWithPassage(claim: Reading, passage: PassageReading, index: NameIndex, tables: FactTables): Beside {
  const side = sideOf(claim, passage, index, tables);
  const { topic, carried } = side;
  if (topic < FACT_THRESHOLDS.onTopic)
    return { side, close: topic, findings: claim.facts.map((fact) => toldAside(side, fact)), hidden: null };
  const close = topic - topicShare(claim.topics, carried) / 2;
  const findings = claim.facts.map((fact) => compareOne(side, fact));
  return {
    side,
    close,
    findings,
    hidden: isReadAlike(side) ? (hiddenConflict(side) ?? swappedRoles(side) ?? swappedNames(side)) : null,
  };
}

function withoutConflicts(beside: Beside): Beside {
  const findings = beside.findings.map((finding) => (finding.outcome === 'conflict' ? NOTHING : finding));
  return { ...beside, findings, hidden: null };
}

function compareOne(side: Side, fact: Fact): Finding {
  switch (fact.type) {
    case 'quantity':
      return compareQuantity(side, fact);
    case 'date':
      return compareDate(side, fact);
    case 'name':
      return compareName(side, fact, restShare(side.claim, side.covered, fact));
    default:
      return comparePolarity(side, fact);
  }
}

/** Words of the claim that the passage carries; a name counts where it stands in the passage or in what is around it. */
function coveredBy(claim: Reading, passage: PassageReading, index: NameIndex): Set<Topic> {
  const covered = new Set(claim.topics.filter((topic) => share([topic], passage.topics) > 0));
  for (const fact of claim.facts) {
    if (fact.type !== 'name' || !namedIn(claim, fact, passage, index)) continue;
    for (const topic of topicsIn(claim, fact)) covered.add(topic);
  }
  return covered;
}

/** Words of names that stand only around the passage. */
function carriedBy(claim: Reading, passage: PassageReading, index: NameIndex): Set<Topic> {
  const names = claim.facts.filter((fact): fact is NameFact => fact.type === 'name');
  return new Set(
    names.filter((name) => namedIn(claim, name, passage, index) === 'context').flatMap((name) => topicsIn(claim, name)),
  );
}

function topicsIn(claim: Reading, fact: NameFact): Topic[] {
  return claim.topics.filter((topic) => fact.start <= topic.start && topic.end <= fact.end);
}

function topicShare(words: readonly Topic[], covered: ReadonlySet<Topic>): number {
  return words.length === 0 ? 0 : words.filter((word) => covered.has(word)).length / words.length;
}

/** The share without the words of one name: a name that was changed must not hide that all else agrees. */
function restShare(claim: Reading, covered: ReadonlySet<Topic>, fact: NameFact): number {
  const own = topicsIn(claim, fact);
  return topicShare(
    claim.topics.filter((word) => !own.includes(word)),
    covered,
  );
}

/**
 * What all passages together say to the fact `at`. Only the passages that speak most of the claim's topic may contradict it: the rest of
 * a page tells of other years and other people. What is read there goes before what is worked out, and an agreement holds unless a conflict speaks more surely of the same thing.
 */
function mergeFindings(besides: readonly Beside[], at: number, words: number, type: Fact['type']): Finding {
  const lag = Math.max(FACT_THRESHOLDS.besideNearest, 1 / words + 1e-9);
  const nearest = besides.reduce((top, beside) => Math.max(top, beside.side.topic), 0) - lag;
  const read = surest(besides, at, (finding, { side }) => agrees(finding) && !finding.derived && side.topic >= nearest);
  const conflicting = surest(
    besides,
    at,
    ({ outcome, linked }, { side }) => outcome === 'conflict' && (linked === true || side.topic >= nearest),
  );
  const needed = type === 'quantity' ? FACT_THRESHOLDS.elsewhereNumber : FACT_THRESHOLDS.elsewhere;
  const holds = (agreeing: Beside) => {
    if (!conflicting) return true;
    // What is worked out in one passage gives way to what is read in another: an agreement where that one speaks more surely, a conflict always.
    const [worked, against] = [agreeing.findings[at]!.derived && type !== 'name', conflicting.findings[at]!.derived];
    const ahead = worked === against ? needed : worked ? 0 : Number.MAX_VALUE;
    return sureness(agreeing, at) + ahead >= sureness(conflicting, at);
  };
  const agreeing = [read, surest(besides, at, agrees), surest(besides, at, (finding) => agrees(finding) && !finding.derived)].find(
    (beside) => beside && holds(beside),
  );
  return (agreeing ?? conflicting ?? surest(besides, at, ({ outcome }) => outcome === 'not-found'))?.findings[at] ?? NOTHING;
}

/** What no passage bears out alone, several may together; and the very same figure may stand where little else of the claim does. */
function orTogether(
  claim: Reading,
  fact: Fact,
  finding: Finding,
  besides: readonly Beside[],
  index: NameIndex,
  { tables, elsewhere }: CompareOptions,
): Finding {
  if (agrees(finding) || (fact.type !== 'quantity' && fact.type !== 'date')) return finding;
  const sides = besides.map(({ side }) => side).filter(({ covered }) => covered.size > 0);
  const passages = sides.map(({ passage }) => passage);
  const made =
    fact.type === 'date'
      ? (yearOf(sides, fact) ?? datedByPage(sides, fact, finding))
      : workedOutAcross(claim, fact, passages, finding.outcome === 'conflict', tables);
  if (made) return made;
  if (finding.outcome === 'conflict') return besideConflict(fact, finding, sides) ?? finding;
  const aside = sides.map((side) => toldAside(side, fact)).find(agrees);
  return aside ?? toldElsewhere(claim, fact, elsewhere?.(fact) ?? [], index, tables) ?? finding;
}

function yearOf(sides: readonly Side[], fact: DateFact): Finding | null {
  return sides.map((side) => workedOutYear(side, fact)).find((finding) => finding !== null) ?? null;
}

/** The very figure in another passage, in words that fit nearly as well, or the very day: the 800 schools of one sentence beside the 2,000 colleges of the next. */
function besideConflict(fact: QuantityFact | DateFact, { evidence, weight }: Finding, sides: readonly Side[]): Finding | undefined {
  const isOther = ({ passage: { source, offset, text } }: Side) =>
    !evidence || source !== evidence.source || evidence.start < offset || evidence.end > offset + text.length;
  return sides
    .filter(
      (side) =>
        isOther(side) && (fact.type === 'date' ? isExact(fact) : bestFit(side, fact) >= weight - FACT_THRESHOLDS.nearlyFits),
    )
    .map((side) => toldAside(side, fact))
    .find(agrees);
}

function isExact({ value }: DateFact): boolean {
  return value.granularity === 'day' || (value.granularity === 'month' && !value.from.startsWith('-'));
}

function toldElsewhere(
  claim: Reading,
  fact: Fact,
  evidence: readonly Evidence[],
  index: NameIndex,
  tables: FactTables,
): Finding | undefined {
  const sides = evidence.map((each) => sideOf(claim, readPassage(each, tables), index, tables));
  return sides
    .filter(({ topic }) => topic >= FACT_THRESHOLDS.aside)
    .map((side) => toldAside(side, fact))
    .find(agrees);
}

function surest(besides: readonly Beside[], at: number, wanted: (finding: Finding, beside: Beside) => boolean): Beside | null {
  const candidates = besides.filter((beside) => wanted(beside.findings[at]!, beside));
  return candidates.reduce<Beside | null>((top, next) => (top && sureness(top, at) >= sureness(next, at) ? top : next), null);
}

// A passage that bears out the rest of the claim is the one that speaks of it: another year's result has other figures throughout.
function sureness({ findings, close }: Beside, at: number): number {
  const others = findings.filter((_, index) => index !== at);
  const agreeing = others.length === 0 ? 0 : others.filter(agrees).length / others.length;
  return findings[at]!.weight + (close + agreeing) / 2;
}

function withReason(finding: Finding): Finding {
  return finding.because === '' ? { ...finding, because: 'None of the passages speaks to it.' } : finding;
}

// The best passage alone: farther down the list the same words speak of something else.
function strongestHidden(besides: readonly Beside[], merged: readonly Finding[]): Beside['hidden'] {
  const top = besides.reduce<Beside | null>(
    (best, next) => (best === null || next.side.topic > best.side.topic ? next : best),
    null,
  );
  if (!top?.hidden) return null;
  const told = merged.some(
    (finding) => finding.outcome === 'conflict' && finding.evidence?.start === top.hidden!.finding.evidence?.start,
  );
  return told ? null : top.hidden;
}

/** How much an agreeing fact counts beside a word of the topic. */
const FACT_WEIGHT = 1.5;

/** Directions that a source doesn't speak to leave the rest standing: paraphrases drop them. A "not" that it lacks does not. */
function relationOf(claim: Reading, findings: readonly Finding[], hidden: boolean, covered: ReadonlySet<Topic>): Relation {
  const topic = topicShare(claim.topics, covered);
  if (hidden || findings.some((finding) => finding.outcome === 'conflict')) return 'conflicts';
  if (topic < FACT_THRESHOLDS.onTopic) return 'silent';
  const hard = findings.filter((_, at) => !isDirection(claim.facts[at]!));
  if (hard.every(agrees) && isCarried(claim, findings, covered, topic)) return 'supports';
  return findings.some(agrees) ? 'partly' : 'silent';
}

function isDirection(fact: Fact): boolean {
  return fact.type === 'negation' && fact.value.polarity !== 'negative';
}

/** Whether the passages carry enough of what the claim says: its words, and its figures besides. */
function isCarried(claim: Reading, findings: readonly Finding[], covered: ReadonlySet<Topic>, topic: number): boolean {
  const figures = findings.filter((_, at) => claim.facts[at]!.type === 'quantity' || claim.facts[at]!.type === 'date');
  const weight = FACT_WEIGHT * figures.length;
  const agreeing = FACT_WEIGHT * figures.filter(agrees).length;
  const words = claim.topics.filter((word) => !word.named);
  const said = topicShare(words, covered) * words.length;
  const all = claim.topics.length;
  return (
    (topic * all + agreeing) / (all + weight) >= FACT_THRESHOLDS.supports &&
    (words.length === 0 || (said + agreeing) / (words.length + weight) >= FACT_THRESHOLDS.supportsWords)
  );
}
