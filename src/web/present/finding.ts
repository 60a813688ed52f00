import type { AttachedSource, ItemFinding, StoryView } from '../../desk/desk.ts';
import type { Item } from '../../items/item.ts';
import { describeChange } from '../../matching/describe-change.ts';
import type { Change, ClaimFinding, FactComparison, QuoteFinding } from '../../matching/finding.ts';
import type { Passage } from '../../matching/passage.ts';
import { hull, type Span } from '../../text/span.ts';
import { formatEvidencePlace } from '../../verdicts/verdict.ts';
import type { Web } from '../web.ts';
import { presentLocator } from './locator.ts';
import { contextAfter, contextBefore, type DiffPiece, presentClaimDiff, presentDiff, presentEvidence } from './passage-words.ts';
import { presentRecording, type Recording } from './recording.ts';
import { FACT_TONE, OUTCOME_TONE, RELATION_TONE, SEVERITY_TONE, type Tone } from './tones.ts';

/** What the machine saw of one item, ready to print. */
export interface FindingView {
  readonly badges: readonly Badge[];
  readonly policy: PolicyView;
  readonly attribution: string | null;
  readonly doubts: readonly string[];
  readonly passages: readonly PassageView[];
  readonly candidates: readonly PassageView[];
  readonly changes: readonly ChangeView[];
  readonly facts: readonly FactView[];
  /** A claim's words with its facts beside the source's; empty for a quote. */
  readonly claim: readonly DiffPiece[];
  readonly isQuote: boolean;
  /** How many independent voices several sources are. */
  readonly voices: string | null;
}

interface Badge {
  readonly tone: Tone;
  readonly label: string;
  readonly words: string;
  readonly meaning: string;
}

interface PolicyView {
  readonly tone: Tone;
  readonly outcome: string;
  readonly reasons: readonly { readonly tone: Tone; readonly outcome: string; readonly rule: string }[];
}

interface PassageView {
  /** How the verdict form names it. */
  readonly place: string;
  readonly title: string;
  readonly standing: string;
  readonly href: string;
  readonly where: string;
  readonly before: string;
  readonly after: string;
  readonly pieces: readonly DiffPiece[];
  readonly relation: Badge | null;
  readonly score: string;
  readonly recording: Recording | null;
}

interface ChangeView {
  readonly sign: string;
  readonly words: string;
  readonly tone: Tone;
  readonly severity: string;
}

interface FactView {
  readonly tone: Tone;
  readonly outcome: string;
  readonly type: string;
  readonly draft: string;
  readonly source: string | null;
  readonly sourceHref: string | null;
  readonly because: string;
  readonly derived: boolean;
  /** The two words stand against each other. */
  readonly differs: boolean;
}

const CHANGE_SIGN: Readonly<Record<string, string>> = {
  'unmarked-omission': '−',
  'marked-elision': '…',
  'unmarked-addition': '+',
  bracketed: '[ ]',
  reordered: '⇄',
  spliced: '⊕',
};

/** In UTF-16 code units: more than is printed of what stands around a passage. */
const REACH = 400;

export function presentFinding(web: Web, view: StoryView, item: Item, found: ItemFinding): FindingView {
  const { finding, policy } = found;
  const shared = { policy: presentPolicy(web, policy) };
  if (finding.kind === 'quote') return { ...shared, ...presentQuote(web, view, item, finding, policy) };
  return { ...shared, ...presentClaim(web, view, item, finding) };
}

const GRAVITY = { fail: 0, query: 1, pass: 2 } as const;

/** The rules that decided it first. */
function presentPolicy(web: Web, policy: ItemFinding['policy']): PolicyView {
  const reasons = policy.because.toSorted((a, b) => GRAVITY[a.outcome] - GRAVITY[b.outcome]);
  return {
    tone: OUTCOME_TONE[policy.outcome],
    outcome: web.say(`policy ${policy.outcome}`),
    reasons: reasons.map(({ rule, outcome }) => ({ tone: OUTCOME_TONE[outcome], outcome: web.say(`policy ${outcome}`), rule })),
  };
}

function presentQuote(
  web: Web,
  view: StoryView,
  item: Item,
  finding: QuoteFinding,
  policy: ItemFinding['policy'],
): Omit<FindingView, 'policy'> {
  const tone = (name: string): Tone => {
    const reason = policy.because.find((one) => one.class === name);
    return reason ? OUTCOME_TONE[reason.outcome] : 'open';
  };
  const badge = (axis: string, name: string, fallback: Tone): Badge => ({
    tone: tone(name) === 'open' ? fallback : tone(name),
    label: web.say(`finding ${axis}`),
    words: web.say(`${axis} ${name}`),
    meaning: web.say(`${axis} ${name}-means`),
  });
  const speaker = item.kind === 'quote' ? (item.speaker?.name ?? null) : null;
  return {
    isQuote: true,
    voices: voicesIn(web, view, [...finding.passages, ...finding.candidates]),
    badges: [
      badge('fidelity', finding.fidelity, OUTCOME_TONE[policy.outcome]),
      badge('attribution', finding.attribution, finding.attribution === 'speaker-agrees' ? 'ok' : 'open'),
      ...finding.context.map((name) => badge('context', name, name === 'fair' ? 'ok' : 'ask')),
    ],
    attribution: attributionWords(web, speaker, finding),
    doubts: finding.ambiguous ? [web.say('finding several-places')] : [],
    passages: finding.passages.map((passage, index) => quotePassage(web, view, item, finding, passage, index)),
    candidates: finding.candidates.map((passage) => plainPassage(web, view, passage)),
    changes: finding.changes.map((change) => presentChange(web, view, item, finding, change)),
    facts: [],
    claim: [],
  };
}

function attributionWords(web: Web, speaker: string | null, { attribution, sourceSpeaker }: QuoteFinding): string {
  if (sourceSpeaker === null)
    return web.say('finding speaker-in-draft-only', { speaker: speaker ?? web.say('quote nobody-named') });
  const key = attribution === 'speaker-agrees' ? 'finding same-speaker' : 'finding other-speaker';
  return web.say(key, { speaker: speaker ?? web.say('quote nobody-named'), source: sourceSpeaker });
}

function presentClaim(web: Web, view: StoryView, item: Item, finding: ClaimFinding): Omit<FindingView, 'policy'> {
  return {
    isQuote: false,
    voices: voicesIn(
      web,
      view,
      finding.passages.filter(({ relation }) => relation === 'supports' || relation === 'partly'),
    ),
    badges: [relationBadge(web, finding.relation)],
    attribution: null,
    doubts: [],
    passages: finding.passages.map((passage) => ({
      ...plainPassage(web, view, passage, finding.facts),
      relation: relationBadge(web, passage.relation),
    })),
    candidates: [],
    changes: [],
    facts: finding.facts.map((fact) => presentFact(web, view, item, fact)),
    claim: presentClaimDiff(item.text, finding.facts, (fact) => evidenceWords(view, fact)),
  };
}

/** Copies of one text are one voice, however many sources carry it. */
function voicesIn(web: Web, view: StoryView, passages: readonly Passage[]): string | null {
  const sources = new Set(passages.map(({ source }) => source));
  const voices = view.voices.filter((ids) => ids.some((id) => sources.has(id)));
  return sources.size < 2 ? null : web.say('finding voices', { sources: sources.size, voices: voices.length });
}

function relationBadge(web: Web, relation: ClaimFinding['relation']): Badge {
  return {
    tone: RELATION_TONE[relation],
    label: web.say('finding relation'),
    words: web.say(`relation ${relation}`),
    meaning: web.say(`relation ${relation}-means`),
  };
}

function presentFact(web: Web, view: StoryView, item: Item, fact: FactComparison): FactView {
  return {
    tone: FACT_TONE[fact.outcome],
    outcome: web.say(`outcome ${fact.outcome}`),
    type: web.say(`fact-type ${fact.type}`),
    draft: item.text.slice(fact.item.start, fact.item.end),
    source: evidenceWords(view, fact),
    sourceHref: fact.evidence ? passageHref(fact.evidence.source, fact.evidence) : null,
    because: fact.because,
    derived: fact.derived,
    differs: fact.outcome === 'conflict',
  };
}

function evidenceWords(view: StoryView, { evidence }: FactComparison): string | null {
  const attached = evidence && attachedSource(view, evidence.source);
  return attached ? attached.document.text.slice(evidence.start, evidence.end) : null;
}

/** The part of the quote that lies at this passage: up to where the next passage's part begins. */
function quotePart(item: Item, { passages }: QuoteFinding, index: number): string {
  const from = index === 0 ? 0 : (hull(passages[index]?.segments.map((one) => one.item) ?? [])?.start ?? 0);
  const next = passages[index + 1];
  const until = next ? hull(next.segments.map((one) => one.item))?.start : undefined;
  return item.text.slice(from, until);
}

function quotePassage(web: Web, view: StoryView, item: Item, finding: QuoteFinding, passage: Passage, index: number): PassageView {
  const plain = plainPassage(web, view, passage);
  const words = attachedSource(view, passage.source)?.document.text.slice(passage.start, passage.end) ?? '';
  return { ...plain, pieces: presentDiff(quotePart(item, finding, index), words) };
}

function plainPassage(web: Web, view: StoryView, passage: Passage, facts: readonly FactComparison[] = []): PassageView {
  const attached = attachedSource(view, passage.source);
  const text = attached?.document.text ?? '';
  return {
    place: formatEvidencePlace(passage),
    title: attached?.source.title ?? web.say('source gone'),
    standing: attached ? web.say(`standing ${attached.source.standing}`) : '',
    href: passageHref(passage.source, passage),
    where: presentLocator(web, passage.locator),
    before: contextBefore(text.slice(Math.max(0, passage.start - REACH), passage.start)),
    after: contextAfter(text.slice(passage.end, passage.end + REACH)),
    pieces: presentEvidence(text, passage, facts),
    relation: null,
    recording: attached && passage.locator.seconds !== null ? presentRecording(attached.source, passage.locator.seconds) : null,
    score: new Intl.NumberFormat(web.locale, { style: 'percent' }).format(passage.score),
  };
}

function presentChange(web: Web, view: StoryView, item: Item, finding: QuoteFinding, change: Change): ChangeView {
  const source = attachedSource(view, finding.passages[change.part]?.source ?? '');
  const { key, params } = describeChange(change, item.text, source?.document.text ?? '');
  return {
    sign: CHANGE_SIGN[change.kind] ?? '≠',
    words: web.say(key, params),
    tone: SEVERITY_TONE[change.severity],
    severity: web.say(`severity ${change.severity}`),
  };
}

export function passageHref(source: string, { start, end }: Span): string {
  return `/sources/${source}?start=${start}&end=${end}#passage`;
}

function attachedSource(view: StoryView, id: string): AttachedSource | undefined {
  return view.sources.find(({ source }) => source.id === id);
}
