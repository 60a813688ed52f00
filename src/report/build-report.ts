import type { Document } from '../documents/document.ts';
import { describeLocator, locate } from '../documents/locator.ts';
import type { Source } from '../documents/source.ts';
import type { Draft } from '../documents/story.ts';
import type { Item } from '../items/item.ts';
import { describeChange } from '../matching/describe-change.ts';
import type { ClaimFinding, Finding, QuoteFinding } from '../matching/finding.ts';
import type { Passage } from '../matching/passage.ts';
import type { Say } from '../text/messages.ts';
import type { Span } from '../text/span.ts';
import { keptPlace, placesIn, type TextPlace } from '../text/text-place.ts';
import { type DiffPart, wordDiff } from '../text/word-diff.ts';
import { agreementWords } from '../verdicts/agreement-words.ts';
import { type Case, type CaseItem, itemState } from '../verdicts/case.ts';
import type { PolicyOutcome } from '../verdicts/judge-finding.ts';
import type { Person } from '../verdicts/person.ts';
import type { Publication } from '../verdicts/publication.ts';
import type { FrozenPassage, Verdict } from '../verdicts/verdict.ts';
import { diffInWords } from './diff-in-words.ts';
import { nameOf } from './name-of.ts';
import { readingSentence } from './reading-sentence.ts';
import {
  type Count,
  REPORT_WORDS,
  type Report,
  type ReportEvidence,
  type ReportFinding,
  type ReportItem,
  type ReportPassage,
  type ReportProof,
  type ReportSource,
  type ReportSummary,
  type ReportVerdict,
  type ReportWords,
} from './report.ts';
import { reportPublication, reportPublished } from './report-published.ts';
import { reportProposal, reportQuery } from './report-talk.ts';

/** What a report is made from: one case with its words, its sources and what the machine saw. */
export interface ReportInput {
  readonly case: Case;
  readonly text: string;
  readonly sources: readonly { readonly source: Source; readonly document: Document }[];
  /** Ids of the sources by voice: copies of one text are one voice. */
  readonly voices: readonly (readonly string[])[];
  readonly findings: ReadonlyMap<string, { readonly finding: Finding; readonly policy: PolicyOutcome }>;
  readonly people: readonly Person[];
  readonly policyTitle: string;
  readonly madeAt: string;
  readonly publication: Publication;
  readonly proof: ReportProof | null;
  readonly say: Say;
  /** Of `say`'s words. */
  readonly language: string;
}

/** How much of a source stands around a passage, in characters on each side. */
const CONTEXT = 240;
/** Passages printed for each finding. */
const PASSAGES = 3;

/** Each text is looked through once for all places in it. */
interface Places {
  readonly draft: (span: Span) => TextPlace;
  readonly source: (id: string) => (span: Span) => TextPlace;
}

type Input = ReportInput & { readonly places: Places };

export function buildReport(given: ReportInput): Report {
  const input: Input = { ...given, places: placesOf(given) };
  const items = input.case.items.map((entry, index) => reportItem(input, entry, index + 1));
  return {
    language: input.language,
    story: input.case.story,
    draft: input.case.drafts.at(-1) as Draft,
    text: input.text,
    furniture: input.case.furniture,
    madeAt: input.madeAt,
    policy: input.policyTitle,
    summary: summarise(input, items),
    items,
    sources: input.sources.map(({ source }) => reportSource(input, source, copiesOf(input, source.id))),
    voices: input.say('report voices', { sources: input.sources.length, voices: input.voices.length }),
    words: Object.fromEntries(REPORT_WORDS.map((word) => [word, input.say(`report ${word}`)])) as ReportWords,
    queries: input.case.queries.filter(({ item }) => item === null).map((query) => reportQuery(input, query)),
    lost: input.case.lost.map(({ words, draft, state, ruling }) => ({
      words,
      remark: input.say(ruling === 'cut' ? 'lost as-ruled' : 'lost in-draft', { draft, state: input.say(`state ${state}`) }),
    })),
    publication: reportPublication(input),
    proof: input.proof,
  };
}

function placesOf({ text, sources }: ReportInput): Places {
  const read = new Map<string, Places['draft']>();
  const source = (id: string) => {
    const known = read.get(id) ?? placesIn(sources.find((one) => one.source.id === id)?.document.text ?? '');
    read.set(id, known);
    return known;
  };
  return { draft: placesIn(text), source };
}

function reportItem(input: Input, entry: CaseItem, place: number): ReportItem {
  const { item } = entry;
  const state = itemState(entry);
  const found = input.findings.get(item.id);
  const verdicts = entry.verdicts.map((verdict) => reportVerdict(input, verdict, item));
  return {
    number: Number(/^[qc](\d+)$/.exec(item.id)?.[1] ?? place),
    item,
    kind: input.say(`kind ${item.kind}`),
    words: item.text,
    speaker: item.kind === 'quote' ? (item.speaker?.name ?? null) : null,
    where: describeLocator(locate({ text: input.text, pages: [], turns: [] }, item)),
    places: (item.kind === 'quote' ? item.segments : [item]).map(input.places.draft),
    state,
    stateLabel: input.say(`state ${state}`),
    finding: found ? reportFinding(input, item, found.finding, found.policy) : null,
    verdict: verdicts.at(-1) ?? null,
    earlier: verdicts.slice(0, -1),
    queries: input.case.queries.filter((query) => query.item === item.id).map((query) => reportQuery(input, query)),
    proposal: reportProposal(input, entry),
    signOff: entry.signOff && { by: nameOf(input, entry.signOff.by), at: entry.signOff.at },
    published: reportPublished(input, entry),
    returned: entry.returned && { ...entry.returned, by: nameOf(input, entry.returned.by) },
  };
}

function reportVerdict(input: Input, verdict: Verdict, item: Item): ReportVerdict {
  return {
    ...verdict,
    rulingLabel: input.say(`ruling ${verdict.ruling}`),
    ratingLabel: input.say(`rating ${verdict.rating}`),
    evidence: verdict.evidence.map((passage) => reportEvidence(input, item, verdict.words, passage)),
    by: nameOf(input, verdict.by),
  };
}

function reportEvidence(input: Input, item: Item, ruled: string, passage: FrozenPassage): ReportEvidence {
  const diff = diffFor(item, ruled, passage.words);
  const isPresent = input.sources.some(({ source }) => source.id === passage.source && source.text === passage.sourceText);
  const place = isPresent ? input.places.source(passage.source)(passage) : keptPlace(passage.before, passage.words, passage.after);
  return { ...passage, diff, changes: diff ? diffInWords(input.say, diff) : [], place };
}

function reportFinding(input: Input, item: Item, finding: Finding, policy: PolicyOutcome): ReportFinding {
  return {
    labels: labelsOf(input.say, finding),
    policy: {
      outcome: policy.outcome,
      label: input.say(`policy ${policy.outcome}`),
      rules: policy.because.filter((reason) => reason.outcome !== 'pass').map((reason) => reason.rule),
    },
    changes: finding.kind === 'quote' ? changesInWords(input, item, finding) : [],
    facts: finding.kind === 'claim' ? factsInWords(input, item, finding) : [],
    passages: finding.passages.slice(0, PASSAGES).map((passage) => reportPassage(input, item, passage)),
    machine: finding,
  };
}

/** The names of what the machine saw: fidelity, who speaks, what was left out around it; or how a source bears on a claim. */
export function labelsOf(say: Say, finding: Finding): string[] {
  if (finding.kind === 'claim') return [say(`relation ${finding.relation}`)];
  const context = finding.context.filter((one) => one !== 'fair');
  return [
    say(`fidelity ${finding.fidelity}`),
    ...(finding.ambiguous ? [say('fidelity ambiguous')] : []),
    say(`attribution ${finding.attribution}`),
    ...context.map((one) => say(`context ${one}`)),
  ];
}

function changesInWords(input: Input, item: Item, finding: QuoteFinding): string[] {
  return finding.changes.map((change) => {
    const source = finding.passages[change.part]?.source;
    const { key, params } = describeChange(change, item.text, sourceText(input, source));
    return input.say(key, params);
  });
}

function factsInWords(input: Input, item: Item, finding: ClaimFinding) {
  return finding.facts.map((fact) => ({
    words: item.text.slice(fact.item.start, fact.item.end),
    outcome: input.say(`outcome ${fact.outcome}`),
    because: fact.because,
    evidence: fact.evidence && sourceText(input, fact.evidence.source).slice(fact.evidence.start, fact.evidence.end),
  }));
}

function reportPassage(input: Input, item: Item, passage: Passage): ReportPassage {
  const text = sourceText(input, passage.source);
  const words = text.slice(passage.start, passage.end);
  const part = passage.segments.length > 0 ? item.text.slice(firstStart(passage), lastEnd(passage)) : item.text;
  return {
    source: passage.source,
    title: input.sources.find(({ source }) => source.id === passage.source)?.source.title ?? passage.source,
    where: describeLocator(passage.locator),
    before: text.slice(Math.max(0, passage.start - CONTEXT), passage.start),
    words,
    after: text.slice(passage.end, passage.end + CONTEXT),
    place: input.places.source(passage.source)(passage),
    diff: diffFor(item, part, words),
  };
}

function firstStart(passage: Passage): number {
  return Math.min(...passage.segments.map((segment) => segment.item.start));
}

function lastEnd(passage: Passage): number {
  return Math.max(...passage.segments.map((segment) => segment.item.end));
}

function diffFor(item: Item, draft: string, source: string): readonly DiffPart[] | null {
  return item.kind === 'quote' ? wordDiff(draft, source) : null;
}

function sourceText(input: Input, id: string | undefined): string {
  return input.sources.find(({ source }) => source.id === id)?.document.text ?? '';
}

/** Titles of the others in this source's voice. */
function copiesOf({ sources, voices }: ReportInput, id: string): string[] {
  const others = voices.find((ids) => ids.includes(id)) ?? [];
  return sources.flatMap(({ source }) => (source.id !== id && others.includes(source.id) ? [source.title] : []));
}

function reportSource(input: Input, source: Source, sameVoice: readonly string[]): ReportSource {
  const { id, title, author, publisher, published, url, notes, text, original, addedAt } = source;
  const standing = input.say(`standing ${source.standing}`);
  return {
    id,
    title,
    author,
    publisher,
    published,
    url,
    notes,
    text,
    original,
    addedAt,
    standing,
    addedBy: nameOf(input, source.addedBy),
    takenAt: source.retrieval?.at ?? addedAt,
    sameVoice,
  };
}

function summarise(input: Input, items: readonly ReportItem[]): ReportSummary {
  const signed = items.filter((item) => item.signOff).length;
  const unruled = items.filter((item) => !item.verdict).length;
  return {
    total: items.length,
    signed,
    unruled,
    sentence: input.say('report summarySentence', { total: items.length, signed, unruled }),
    reading: readingSentence(input),
    agreement: agreementWords(input.case.checkedTwice, input.say),
    states: counted(items.map((item) => item.stateLabel)),
    ratings: counted(items.flatMap((item) => (item.verdict ? [item.verdict.ratingLabel] : []))),
  };
}

function counted(labels: readonly string[]): Count[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, count })).toSorted((a, b) => b.count - a.count);
}
