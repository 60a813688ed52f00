import { contains, type Span } from '../text/span.ts';
import { alignDrafts, type DraftAlignment, sentenceAt } from './align-drafts.ts';
import type { Fact } from './fact.ts';
import { createFollower } from './follow-words.ts';
import type { Claim, Item, Quote } from './item.ts';

/** A draft's text and what was found in it. */
export interface ItemDraft {
  readonly text: string;
  readonly items: readonly Item[];
}

/** What became of an item in the next draft. A carried item keeps its id. */
export type Carried =
  /** The same words in the same sentence, wherever that now stands. */
  | { readonly id: string; readonly outcome: 'kept'; readonly item: Item }
  /** Its words or its sentence changed; `item` is what stands there now. */
  | { readonly id: string; readonly outcome: 'moved-words'; readonly item: Item }
  | { readonly id: string; readonly outcome: 'lost'; readonly item: null };

export interface Reanchored {
  /** One per item of the earlier draft, in its order. */
  readonly carried: readonly Carried[];
  /** Found in the next draft and not carried over; with ids that no carried item has. */
  readonly added: readonly Item[];
}

/** Carries the items of one draft over to the next, whose own items are those that were found in it afresh. */
export function reanchorItems(before: ItemDraft, after: ItemDraft, abbreviations: ReadonlySet<string>): Reanchored {
  const drafts = alignDrafts(before.text, after.text, abbreviations);
  const kept = new Map<Item, Item>();
  for (const item of before.items) {
    const moved = keep(item, before.text, after.text, drafts);
    if (moved)
      kept.set(
        item,
        withRepeatsOf(
          moved,
          after.items.find((other) => isSamePlace(other, moved)),
        ),
      );
  }
  const free = new Set(after.items.filter((item) => ![...kept.values()].some((other) => isSamePlace(item, other))));
  const follow = createFollower(before.text, after.text, drafts);
  const carried = before.items.map((item): Carried => {
    const { id } = item;
    const same = kept.get(item);
    if (same) return { id, outcome: 'kept', item: same };
    const there = adopt(item, follow(item), free, after.text);
    return there ? { id, outcome: 'moved-words', item: { ...there, id } } : { id, outcome: 'lost', item: null };
  });
  return { carried, added: withFreshIds([...free], new Set(before.items.map((item) => item.id))) };
}

// All sentences that the item touches stand unchanged in the next draft, one after the other.
function keep(item: Item, before: string, after: string, drafts: DraftAlignment): Item | null {
  const first = sentenceAt(drafts.before, item.start);
  const last = sentenceAt(drafts.before, Math.max(item.start, item.end - 1));
  if (first < 0) return null;
  for (let i = first; i <= last; i++) {
    if (drafts.partner[i]! < 0 || drafts.partner[i] !== drafts.partner[first]! + i - first) return null;
  }
  const move = (span: Span) => moveSpan(span, before, after, drafts);
  const span = move(item);
  if (!span) return null;
  return item.kind === 'quote' ? movedQuote(item, span, move) : movedClaim(item, span, after, move);
}

function movedQuote(quote: Quote, span: Span, move: Move): Quote | null {
  const segments = quote.segments.map(move);
  if (segments.some((segment) => segment === null)) return null;
  const { speaker, cue } = quote;
  const named = speaker && speaker.start !== null && speaker.end !== null ? move({ start: speaker.start, end: speaker.end }) : null;
  const cued = cue && move(cue);
  return {
    ...quote,
    ...span,
    segments: segments as Span[],
    speaker: speaker && { ...speaker, start: named?.start ?? null, end: named?.end ?? null },
    cue: cue && cued && { ...cue, ...cued },
  };
}

// Where the words stand again is the next draft's to say.
function withRepeatsOf(kept: Item, found: Item | undefined): Item {
  if (kept.kind !== 'quote') return kept;
  const { repeats: _, ...quote } = kept;
  return found?.kind === 'quote' && found.repeats ? { ...quote, repeats: found.repeats } : quote;
}

type Move = (span: Span) => Span | null;

function movedClaim(claim: Claim, span: Span, after: string, move: Move): Claim {
  const facts = claim.facts.flatMap((fact) => movedFact(fact, move) ?? []);
  return { ...claim, ...span, text: after.slice(span.start, span.end), facts };
}

function movedFact(fact: Fact, move: Move): Fact | null {
  const place = move({ start: fact.start, end: fact.end });
  if (!place) return null;
  if (fact.type !== 'negation') return { ...fact, ...place };
  return { ...fact, ...place, value: { ...fact.value, scope: move(fact.value.scope) ?? place } };
}

export function moveSpan(span: Span, before: string, after: string, drafts: DraftAlignment): Span | null {
  const start = moveOffset(span.start, before, after, drafts);
  const end = span.end > span.start ? moveOffset(span.end - 1, before, after, drafts) : start;
  return start === null || end === null ? null : { start, end: span.end > span.start ? end + 1 : end };
}

// By the number of letters before it in its sentence, since only blanks may differ.
function moveOffset(offset: number, before: string, after: string, drafts: DraftAlignment): number | null {
  const sentence = sentenceAt(drafts.before, offset);
  const partner = sentence < 0 ? -1 : drafts.partner[sentence]!;
  if (partner < 0) return null;
  const from = drafts.before[sentence]!;
  const to = drafts.after[partner]!;
  if (offset >= from.end) return null;
  if (before.slice(from.start, from.end) === after.slice(to.start, to.end)) return to.start + offset - from.start;
  let letters = before.slice(from.start, offset).replace(/\s/g, '').length;
  for (let at = to.start; at < to.end; at++) if (!/\s/.test(after.charAt(at)) && letters-- === 0) return at;
  return null;
}

function isSamePlace(a: Item, b: Item): boolean {
  return a.kind === b.kind && sharedLength(a, b) * 2 > Math.max(a.end - a.start, b.end - b.start);
}

function sharedLength(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

// What was found afresh at the place is what stands there; else the item as it was, on its new words.
function adopt(item: Item, span: Span | null, free: Set<Item>, after: string): Item | null {
  if (!span) return null;
  const found = [...free]
    .filter((other) => other.kind === item.kind && (contains(other, span) || 2 * sharedLength(other, span) > span.end - span.start))
    .sort((a, b) => sharedLength(b, span) - sharedLength(a, span) || a.start - b.start)[0];
  if (found) {
    free.delete(found);
    return withTypedSpeaker(found, item);
  }
  const text = after.slice(span.start, span.end);
  if (item.kind === 'claim') return { ...item, ...span, text, facts: [] };
  const speaker = item.speaker && { ...item.speaker, start: null, end: null };
  return { ...item, ...span, text, segments: [span], speaker, cue: null };
}

// A name that a person typed in outlives a rewording.
function withTypedSpeaker(found: Item, item: Item): Item {
  const typed = item.kind === 'quote' && item.speaker?.start === null ? item.speaker : null;
  return typed && found.kind === 'quote' ? { ...found, speaker: typed } : found;
}

function withFreshIds(items: readonly Item[], taken: Set<string>): Item[] {
  return items.map((item) => {
    let id = item.id;
    for (let times = 2; taken.has(id); times++) id = `${item.id}-${times}`;
    taken.add(id);
    return id === item.id ? item : { ...item, id };
  });
}
