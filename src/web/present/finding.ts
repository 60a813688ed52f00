import type { ItemFinding, StoryView } from '../../desk/desk.ts';
import type { Item } from '../../items/item.ts';
import { otherRecords } from '../../matching/classify/sources-conflict.ts';
import type { ClaimFinding, QuoteFinding, RankedPassage } from '../../matching/finding.ts';
import type { Passage } from '../../matching/passage.ts';
import { wordDiff } from '../../text/word-diff.ts';
import type { Web } from '../web.ts';
import { type ChangeView, presentChange } from './change-view.ts';
import { changedPlaces } from './changed-places.ts';
import { evidenceWords, type FactView, presentFact } from './fact-view.ts';
import {
  attachedSource,
  type Badge,
  type PassageView,
  plainPassage,
  presentShortDiff,
  quotePassage,
  relationBadge,
} from './passage-view.ts';
import { type DiffPiece, presentClaimDiff } from './passage-words.ts';
import { OUTCOME_TONE, type Tone } from './tones.ts';

/** What the machine saw of one item, ready to print. */
export interface FindingView {
  readonly badges: readonly Badge[];
  readonly policy: PolicyView;
  readonly doubts: readonly string[];
  readonly passages: readonly PassageView[];
  /** Of a claim: what was read and says nothing about it. */
  readonly silent: readonly PassageView[];
  /** Of a quote: how other sources have the same statement, where they differ. */
  readonly records: readonly RecordView[];
  readonly candidates: readonly PassageView[];
  readonly changes: readonly ChangeView[];
  readonly facts: readonly FactView[];
  /** A claim's words with its facts beside the source's; empty for a quote. */
  readonly claim: readonly DiffPiece[];
  readonly isQuote: boolean;
  /** How many independent voices several sources are. */
  readonly voices: string | null;
}

/** Another source's record of a statement. */
interface RecordView {
  readonly passage: PassageView;
  /** Each difference from the first record, in a sentence. */
  readonly differences: readonly string[];
}

interface PolicyView {
  readonly tone: Tone;
  readonly outcome: string;
  readonly reasons: readonly { readonly tone: Tone; readonly outcome: string; readonly rule: string }[];
}

export function presentFinding(web: Web, view: StoryView, item: Item, found: ItemFinding): FindingView {
  const { finding, policy } = found;
  const shared = { policy: presentPolicy(web, policy) };
  if (finding.kind === 'quote') return { ...shared, ...presentQuote(web, view, item, finding, policy) };
  return { ...shared, ...presentClaim(web, view, item, finding) };
}

const GRAVITY = { fail: 0, query: 1, pass: 2 } as const;

/** The rules that decided it first; what passes says nothing where something else doesn't. */
function presentPolicy(web: Web, policy: ItemFinding['policy']): PolicyView {
  const reasons = policy.because
    .filter(({ outcome }) => outcome !== 'pass' || policy.outcome === 'pass')
    .toSorted((a, b) => GRAVITY[a.outcome] - GRAVITY[b.outcome]);
  return {
    tone: OUTCOME_TONE[policy.outcome],
    outcome: web.say(`policy ${policy.outcome}`),
    reasons: reasons.map(({ rule, outcome }) => ({ tone: OUTCOME_TONE[outcome], outcome: web.say(`policy ${outcome}`), rule })),
  };
}

/** What nobody knows doesn't look like what was found right, also where the house lets it pass. */
const UNKNOWN: ReadonlySet<string> = new Set(['unknown', 'orphan']);

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
    tone: tone(name) === 'open' || UNKNOWN.has(name) ? fallback : tone(name),
    label: web.say(`finding ${axis}`),
    words: web.say(`${axis} ${name}`),
    meaning: web.say(`${axis} ${name}-means`),
  });
  const speaker = item.kind === 'quote' ? (item.speaker?.name ?? null) : null;
  const records = finding.context.includes('sources-conflict') ? recordsBeside(view, finding) : [];
  return {
    isQuote: true,
    voices: voicesIn(web, view, [...finding.passages, ...finding.candidates]),
    badges: [
      badge('fidelity', finding.fidelity, OUTCOME_TONE[policy.outcome]),
      {
        ...badge('attribution', finding.attribution, finding.attribution === 'speaker-agrees' ? 'ok' : 'open'),
        meaning: attributionWords(web, speaker, finding),
      },
      ...finding.context.map((name) => badge('context', name, name === 'fair' ? 'ok' : 'ask')),
    ],
    doubts: finding.ambiguous ? [web.say('finding several-places')] : [],
    passages: finding.passages.map((passage, index) => quotePassage(web, view, item, finding, passage, index)),
    silent: [],
    records: records.map((passage) => presentRecord(web, view, item, finding, passage)),
    candidates: finding.candidates.filter((one) => !records.includes(one)).map((passage) => plainPassage(web, view, passage)),
    changes: finding.changes.map((change) => presentChange(web, view, item, finding, change)),
    facts: [],
    claim: [],
  };
}

function recordsBeside(view: StoryView, { passages, candidates }: QuoteFinding): readonly Passage[] {
  const [first] = passages;
  return first ? otherRecords(first, candidates, (id) => attachedSource(view, id)?.document) : [];
}

function presentRecord(web: Web, view: StoryView, item: Item, { passages }: QuoteFinding, passage: Passage): RecordView {
  const words = (one: Passage) => attachedSource(view, one.source)?.document.text.slice(one.start, one.end) ?? '';
  const [first] = passages;
  const places = changedPlaces(web, wordDiff(first ? words(first) : '', words(passage)), 'records');
  return {
    passage: { ...plainPassage(web, view, passage), pieces: presentShortDiff(web, item.text, words(passage)) },
    differences: places.map((place) => place.words),
  };
}

/** Where the names differ they are said: the draft's stands above, the source's nowhere else. */
function attributionWords(web: Web, speaker: string | null, { attribution, sourceSpeaker }: QuoteFinding): string {
  if (attribution === 'speaker-agrees' || attribution === 'second-hand') return web.say(`attribution ${attribution}-means`);
  const named = speaker ?? web.say('quote nobody-named');
  if (sourceSpeaker === null) return web.say('finding speaker-in-draft-only', { speaker: named });
  return web.say('finding other-speaker', { speaker: named, source: sourceSpeaker });
}

function presentClaim(web: Web, view: StoryView, item: Item, finding: ClaimFinding): Omit<FindingView, 'policy'> {
  const present = (passages: readonly RankedPassage[]) =>
    passages.map((passage) => ({
      ...plainPassage(web, view, passage, finding.facts),
      relation: relationBadge(web, passage.relation),
    }));
  return {
    isQuote: false,
    voices: voicesIn(
      web,
      view,
      finding.passages.filter(({ relation }) => relation === 'supports' || relation === 'partly'),
    ),
    badges: [relationBadge(web, finding.relation)],
    doubts: [],
    passages: present(finding.passages.filter(({ relation }) => relation !== 'silent')),
    silent: present(finding.passages.filter(({ relation }) => relation === 'silent')),
    records: [],
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
