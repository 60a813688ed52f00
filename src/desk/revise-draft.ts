import type { Draft } from '../documents/story.ts';
import { carrySpans } from '../items/carry-spans.ts';
import type { Item } from '../items/item.ts';
import { type Carried, reanchorItems } from '../items/reanchor.ts';
import { sentencesOf } from '../items/sentence-around.ts';
import type { Change } from '../store/store.ts';
import type { Case, MovedWords } from '../verdicts/case.ts';
import type { CasePayload } from '../verdicts/case-event.ts';
import { isCorrection } from '../verdicts/is-correction.ts';
import type { By } from './desk.ts';
import { type DeskContext, loadCase, record, requireMay, storyStream } from './desk-context.ts';
import { numberItems } from './number-items.ts';
import { proposeSources } from './propose-sources.ts';
import { type ReadDraft, readDraft } from './read-draft.ts';
import { type DraftText, draftWords } from './read-draft-file.ts';

/**
 * Replaces the story's words. Items are carried over by aligning the drafts: a verdict whose words and sentence did not
 * move stands with its sign-off, the others fall to re-check, what is gone is listed, what is new is to be checked.
 */
export async function reviseDraft(context: DeskContext, id: string, text: string | DraftText, by: By): Promise<void> {
  requireMay(by, 'edit-story');
  const { state } = await loadCase(context, id, by.actor);
  const { words, came } = draftWords(text);
  const read = readDraft(words, state.story.published, context.tables);
  const before = await context.shelf.text((state.drafts.at(-1) as Draft).sha256);
  const kept = await context.shelf.keep(read.document);
  const draft: Draft = {
    number: state.drafts.length + 1,
    sha256: kept.text,
    length: read.document.text.length,
    at: context.clock().toISOString(),
    by: by.actor.id,
  };
  const payload = { draft, ...carryOver(context, state, before, read) };
  await record(context, storyStream(id), by, 'story', [
    { action: 'draft-revised', object: 'story', payload },
    ...proposeSources(state, { text: read.document.text, came, abbreviations: context.tables.items.abbreviations }),
    ...payload.items.filter((one) => one.carries !== null && !one.kept).map((one) => moved(state, one.item)),
  ]);
}

type RevisedItem = CasePayload<'draft-revised'>['items'][number];

/** Everything that hangs on the words, where it stands in the new ones. */
function carryOver(
  context: DeskContext,
  state: Case,
  before: string,
  { document, items: found }: ReadDraft,
): Omit<CasePayload<'draft-revised'>, 'draft'> {
  const { abbreviations } = context.tables.items;
  const old = { text: before, items: state.items.map((entry) => entry.item) };
  const { carried, added } = reanchorItems(old, { text: document.text, items: found }, abbreviations);
  const sentence = (text: string, item: Item) => {
    const { start, end } = sentencesOf(text, item, abbreviations);
    return text.slice(start, end);
  };
  const movedWords = (id: string, item: Item): MovedWords | null => {
    const entry = state.items.find((one) => one.item.id === id);
    if (!entry) return null;
    const [was, now] = [sentence(before, entry.item), sentence(document.text, item)];
    return { before: was, after: now, corrected: isCorrection(entry.verdicts.at(-1), item.text, now, was) };
  };
  return {
    furniture: [...document.furniture],
    items: [...carried.flatMap((one) => carriedItem(one, movedWords)), ...numberItems(added, state.lastNumber).map(newItem)],
    lost: carried.filter((one) => one.outcome === 'lost').map((one) => one.id),
    noClaims: carrySpans(before, document.text, state.noClaims, abbreviations),
  };
}

function carriedItem({ id, outcome, item }: Carried, movedWords: (id: string, item: Item) => MovedWords | null): RevisedItem[] {
  if (!item) return [];
  const kept = outcome === 'kept';
  return [{ item: { ...item, id }, carries: id, kept, moved: kept ? null : movedWords(id, item) }];
}

function newItem(item: Item): RevisedItem {
  return { item, carries: null, kept: false, moved: null };
}

/** An act of the item's own, so that a form made from its old words meets a conflict. */
function moved(state: Case, item: Item): Change {
  const before = state.items.find((entry) => entry.item.id === item.id)?.item.text ?? '';
  return { action: 'item-moved', object: item.id, payload: { before, after: item.text } };
}
