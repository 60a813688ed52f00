import type { Draft } from '../documents/story.ts';
import type { Item } from '../items/item.ts';
import { type Carried, reanchorItems } from '../items/reanchor.ts';
import type { Change } from '../store/store.ts';
import type { Case } from '../verdicts/case.ts';
import type { CasePayload } from '../verdicts/case-event.ts';
import type { By } from './desk.ts';
import { type DeskContext, loadCase, record, requireMay, storyStream } from './desk-context.ts';
import { numberItems } from './number-items.ts';
import { readDraft } from './read-draft.ts';

/**
 * Replaces the story's words. Items are carried over by aligning the drafts: a verdict whose words and sentence did not
 * move stands with its sign-off, the others fall to re-check, what is gone is listed, what is new is to be checked.
 */
export async function reviseDraft(context: DeskContext, id: string, text: string, by: By): Promise<void> {
  requireMay(by, 'edit-story');
  const { state } = await loadCase(context, id, by.actor);
  const read = readDraft(text, state.story.published, context.tables);
  const before = await context.shelf.text((state.drafts.at(-1) as Draft).sha256);
  const { carried, added } = reanchorItems(
    { text: before, items: state.items.map((entry) => entry.item) },
    { text: read.document.text, items: read.items },
    context.tables.items.abbreviations,
  );
  const kept = await context.shelf.keep(read.document);
  const draft: Draft = {
    number: state.drafts.length + 1,
    sha256: kept.text,
    length: read.document.text.length,
    at: context.clock().toISOString(),
    by: by.actor.id,
  };
  const items = [...carried.flatMap(carriedItem), ...numberItems(added, state.lastNumber).map(newItem)];
  const lost = carried.filter((one) => one.outcome === 'lost').map((one) => one.id);
  const payload = { draft, furniture: read.document.furniture, items, lost };
  await record(context, storyStream(id), by, 'story', [
    { action: 'draft-revised', object: 'story', payload },
    ...items.filter((one) => one.carries !== null && !one.kept).map((one) => moved(state, one.item)),
  ]);
}

type RevisedItem = CasePayload<'draft-revised'>['items'][number];

function carriedItem({ id, outcome, item }: Carried): RevisedItem[] {
  return item ? [{ item: { ...item, id }, carries: id, kept: outcome === 'kept' }] : [];
}

function newItem(item: Item): RevisedItem {
  return { item, carries: null, kept: false };
}

/** An act of the item's own, so that a form made from its old words meets a conflict. */
function moved(state: Case, item: Item): Change {
  const before = state.items.find((entry) => entry.item.id === item.id)?.item.text ?? '';
  return { action: 'item-moved', object: item.id, payload: { before, after: item.text } };
}
