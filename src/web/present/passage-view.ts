import type { AttachedSource, StoryView } from '../../desk/desk.ts';
import type { Item } from '../../items/item.ts';
import type { ClaimFinding, FactComparison, QuoteFinding } from '../../matching/finding.ts';
import type { Passage } from '../../matching/passage.ts';
import { contextAfter, contextBefore } from '../../text/shorten.ts';
import { hull, type Span } from '../../text/span.ts';
import { formatEvidencePlace } from '../../verdicts/verdict.ts';
import type { Web } from '../web.ts';
import { presentLocator } from './locator.ts';
import { type DiffPiece, endsOf, presentDiff, presentEvidence, withoutLongAgreement } from './passage-words.ts';
import { presentRecording, type Recording } from './recording.ts';
import { RELATION_TONE, type Tone } from './tones.ts';

/** A passage of a source beside the item. */
export interface PassageView {
  /** How the verdict form names it. */
  readonly place: string;
  readonly title: string;
  readonly standing: string;
  readonly href: string;
  readonly where: string;
  /** Its first and last words: what tells it from another of the same line. */
  readonly excerpt: string;
  readonly before: string;
  readonly after: string;
  readonly pieces: readonly DiffPiece[];
  readonly relation: Badge | null;
  readonly score: string;
  readonly recording: Recording | null;
}

export interface Badge {
  readonly tone: Tone;
  readonly label: string;
  readonly words: string;
  readonly meaning: string;
}

/** In UTF-16 code units: more than is printed of what stands around a passage. */
const REACH = 400;

export function plainPassage(web: Web, view: StoryView, passage: Passage, facts: readonly FactComparison[] = []): PassageView {
  const attached = attachedSource(view, passage.source);
  const text = attached?.document.text ?? '';
  return {
    place: formatEvidencePlace(passage),
    title: attached?.source.title ?? web.say('source gone'),
    standing: attached ? web.say(`standing ${attached.source.standing}`) : '',
    href: passageHref(passage.source, passage),
    where: presentLocator(web, passage.locator),
    excerpt: endsOf(text.slice(passage.start, passage.end)),
    before: contextBefore(text.slice(Math.max(0, passage.start - REACH), passage.start)),
    after: contextAfter(text.slice(passage.end, passage.end + REACH)),
    pieces: presentEvidence(text, passage, facts),
    relation: null,
    recording: attached && passage.locator.seconds !== null ? presentRecording(attached.source, passage.locator.seconds) : null,
    score: new Intl.NumberFormat(web.locale, { style: 'percent' }).format(passage.score),
  };
}

/** The part of the quote that lies at this passage: up to where the next passage's part begins. */
function quotePart(item: Item, { passages }: QuoteFinding, index: number): string {
  const from = index === 0 ? 0 : (hull(passages[index]?.segments.map((one) => one.item) ?? [])?.start ?? 0);
  const next = passages[index + 1];
  const until = next ? hull(next.segments.map((one) => one.item))?.start : undefined;
  return item.text.slice(from, until);
}

export function quotePassage(
  web: Web,
  view: StoryView,
  item: Item,
  finding: QuoteFinding,
  passage: Passage,
  index: number,
): PassageView {
  const plain = plainPassage(web, view, passage);
  const words = attachedSource(view, passage.source)?.document.text.slice(passage.start, passage.end) ?? '';
  return { ...plain, pieces: presentShortDiff(web, quotePart(item, finding, index), words) };
}

export function presentShortDiff(web: Web, draft: string, source: string): readonly DiffPiece[] {
  return withoutLongAgreement(presentDiff(draft, source), (length) => web.say('diff left-out', { length }));
}

export function relationBadge(web: Web, relation: ClaimFinding['relation']): Badge {
  return {
    tone: RELATION_TONE[relation],
    label: web.say('finding relation'),
    words: web.say(`relation ${relation}`),
    meaning: web.say(`relation ${relation}-means`),
  };
}

export function passageHref(source: string, { start, end }: Span): string {
  return `/sources/${source}?start=${start}&end=${end}#passage`;
}

export function attachedSource(view: StoryView, id: string): AttachedSource | undefined {
  return view.sources.find(({ source }) => source.id === id);
}
