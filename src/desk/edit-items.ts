import { VerbatimError } from '../errors.ts';
import { findFacts } from '../items/find-facts.ts';
import type { Claim, Item, Quote } from '../items/item.ts';
import { shiftFact } from '../items/shift-fact.ts';
import type { Change } from '../store/store.ts';
import type { Span } from '../text/span.ts';
import type { Case, CaseItem } from '../verdicts/case.ts';
import type { By, ItemInput, ItemsDesk } from './desk.ts';
import { type DeskContext, findItem, loadCase, record, requireMay, storyStream } from './desk-context.ts';

type ItemEditing = Pick<ItemsDesk, 'add' | 'addByWords' | 'change' | 'merge' | 'split' | 'remove'>;

/** What a checker does to the list of items: add, change, merge, split, remove. */
export function editItems(context: DeskContext): ItemEditing {
  return { add, addByWords, change, merge, split, remove };

  async function add(story: string, input: ItemInput, by: By): Promise<string> {
    const { state, text } = await open(story, by);
    const item = makeItem(context, state, text, input, nextId(state, input.kind));
    return recordItem(story, { ...by, version: null }, item.id, [{ action: 'item-added', object: item.id, payload: { item } }]);
  }

  async function addByWords(story: string, input: Parameters<ItemsDesk['addByWords']>[1], by: By): Promise<string> {
    const { text } = await open(story, by);
    return add(story, { kind: input.kind, speaker: input.speaker, ...findWords(text, input.words, input.nth) }, by);
  }

  async function change(story: string, id: string, input: ItemInput, by: By): Promise<void> {
    const { state, text } = await open(story, by);
    findItem(state, id);
    const item = makeItem(context, state, text, input, id);
    await recordItem(story, by, id, [{ action: 'item-changed', object: id, payload: { item } }]);
  }

  async function merge(story: string, id: string, other: string, by: By): Promise<string> {
    const { state, text } = await open(story, by);
    const [first, second] = [findItem(state, id), findItem(state, other)];
    if (id === other) throw new VerbatimError('invalid', 'Choose another item to merge this one with.');
    if (first.item.kind !== second.item.kind) throw new VerbatimError('invalid', 'A quote and a claim cannot be merged.');
    const item = mergedItem(context, state, text, first.item, second.item);
    return recordItem(story, by, id, [
      { action: 'items-merged', object: id, payload: { item, from: [id, other] } },
      { action: 'item-removed', object: other, payload: { words: second.item.text } },
    ]);
  }

  async function split(story: string, id: string, at: number, by: By): Promise<readonly [string, string]> {
    const { state, text } = await open(story, by);
    const { item } = findItem(state, id);
    if (!Number.isInteger(at) || at <= item.start || at >= item.end) {
      throw new VerbatimError('invalid', 'Choose a place inside the item to split it at.', undefined, {
        at: 'Not inside the item.',
      });
    }
    const half = (span: Span, step: number) =>
      makeItem(context, state, text, { ...span, kind: item.kind, speaker: speakerName(item) }, nextId(state, item.kind, step));
    const [left, right] = [half({ start: item.start, end: at }, 1), half({ start: at, end: item.end }, 2)];
    const events = await record(context, storyStream(story), by, id, [
      { action: 'item-split', object: id, payload: { items: [left, right] } },
    ]);
    const recorded = events[0]?.payload as { items: [Item, Item] } | undefined;
    return [(recorded?.items[0] ?? left).id, (recorded?.items[1] ?? right).id];
  }

  async function remove(story: string, id: string, by: By): Promise<void> {
    const { state } = await open(story, by);
    const words = findItem(state, id).item.text;
    await recordItem(story, by, id, [{ action: 'item-removed', object: id, payload: { words } }]);
  }

  async function open(story: string, by: By): Promise<{ state: Case; text: string }> {
    requireMay(by, 'edit-story');
    const { state } = await loadCase(context, story, by.actor);
    return { state, text: await context.shelf.text(state.drafts.at(-1)?.sha256 ?? '') };
  }

  async function recordItem(story: string, by: By, object: string, changes: readonly Change[]): Promise<string> {
    const events = await record(context, storyStream(story), by, object, changes);
    return (events[0]?.payload as { item?: Item } | undefined)?.item?.id ?? object;
  }
}

function nextId(state: Case, kind: Item['kind'], step = 1): string {
  return `${kind === 'quote' ? 'q' : 'c'}${state.lastNumber + step}`;
}

function speakerName(item: Item): string {
  return item.kind === 'quote' ? (item.speaker?.name ?? '') : '';
}

function makeItem(context: DeskContext, state: Case, text: string, input: ItemInput, id: string): Item {
  const span = trimmed(text, input);
  const known = state.items.find((entry) => entry.item.id === id);
  return input.kind === 'quote' ? makeQuote(text, span, input.speaker, id, known) : makeClaim(context, state, text, span, id);
}

/** A span without its outer blanks and without quotation marks around it. */
function trimmed(text: string, input: ItemInput): Span {
  let { start, end } = input;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) {
    throw new VerbatimError('invalid', 'The selection is empty or outside the draft. Select the words again.', undefined, {
      words: 'Select some words.',
    });
  }
  const outer = input.kind === 'quote' ? /[\s"“”„«»‘’]/ : /\s/;
  while (start < end && outer.test(text.charAt(start))) start++;
  while (end > start && outer.test(text.charAt(end - 1))) end--;
  if (start === end)
    throw new VerbatimError('invalid', 'The selection holds only blanks. Select some words.', undefined, {
      words: 'Select some words.',
    });
  return { start, end };
}

function makeQuote(text: string, span: Span, speaker: string, id: string, known: CaseItem | undefined): Quote {
  const before = known?.item.kind === 'quote' ? known.item : null;
  const segments = before?.segments.filter((s) => s.start >= span.start && s.end <= span.end) ?? [];
  const unmoved = before !== null && before.start === span.start && before.end === span.end;
  const sameName = before?.speaker?.name === speaker;
  return {
    kind: 'quote',
    id,
    ...span,
    segments: unmoved ? before.segments : [span],
    text: unmoved ? segments.map((s) => text.slice(s.start, s.end)).join(' ') : text.slice(span.start, span.end),
    form: before?.form ?? 'direct',
    speaker:
      sameName && before
        ? before.speaker
        : speaker === ''
          ? null
          : { name: speaker, start: null, end: null, certain: true, candidates: [] },
    cue: before?.cue ?? null,
    flags: before?.flags ?? [],
  };
}

function makeClaim(context: DeskContext, state: Case, text: string, span: Span, id: string): Claim {
  const words = text.slice(span.start, span.end);
  const facts = findFacts(words, { tables: context.tables.items.facts, date: state.story.published }).map((fact) =>
    shiftFact(fact, span.start),
  );
  return { kind: 'claim', id, ...span, text: words, score: 1, reasons: ['added-by-hand'], facts };
}

function mergedItem(context: DeskContext, state: Case, text: string, a: Item, b: Item): Item {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  const span = { start: first.start, end: Math.max(first.end, second.end) };
  const id = nextId(state, a.kind);
  if (first.kind === 'claim' || second.kind === 'claim') return makeClaim(context, state, text, span, id);
  const segments = [...first.segments, ...second.segments];
  return {
    ...first,
    id,
    ...span,
    segments,
    text: segments.map((s) => text.slice(s.start, s.end)).join(' '),
    speaker: first.speaker ?? second.speaker,
  };
}

function findWords(text: string, words: string, nth: number | null): Span {
  const wanted = words.trim().replace(/\s+/g, ' ');
  if (wanted === '')
    throw new VerbatimError('invalid', 'Type the words as the draft has them.', undefined, { words: 'Type some words.' });
  const found = everyPlace(text, wanted);
  const place = found[nth === null ? 0 : nth - 1];
  if (!place)
    throw new VerbatimError('invalid', 'The draft does not have these words. Copy them from the draft.', undefined, {
      words: 'Not in the draft.',
    });
  if (found.length > 1 && nth === null) {
    throw new VerbatimError(
      'invalid',
      `The draft has these words ${found.length} times. Say which one, or add a few words more.`,
      undefined,
      {
        nth: `1 to ${found.length}`,
      },
    );
  }
  return place;
}

/** Blanks match any run of blanks, so that words typed on one line are found across a line's end. */
function everyPlace(text: string, words: string): Span[] {
  const pattern = words
    .split(' ')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  return [...text.matchAll(new RegExp(pattern, 'g'))].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
