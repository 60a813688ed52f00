import type { Source } from '../documents/source.ts';
import type { Draft } from '../documents/story.ts';
import { VerbatimError } from '../errors.ts';
import type { StoredEvent } from '../store/store.ts';
import { caseFor } from '../verdicts/blind-check.ts';
import type { Case } from '../verdicts/case.ts';
import { EMPTY_DESK_BOOK, foldDeskBook } from '../verdicts/fold-desk-book.ts';
import { hiddenSources, withoutHidden } from './access.ts';
import type { StoryMoment, Viewer } from './desk.ts';
import { DESK_STREAM, type DeskContext, findSource, loadCase, loadDeskBook, storyStream } from './desk-context.ts';
import { foundSource } from './found-source.ts';
import { pictureFold } from './picture.ts';

/** The story as it was when `object` had that version: what two forms that collide both began from. */
export async function storyAsOf(
  context: DeskContext,
  id: string,
  object: string,
  version: number,
  viewer: Viewer,
): Promise<StoryMoment> {
  await loadCase(context, id, viewer);
  const stream = storyStream(id);
  const events = before(await context.store.history(stream), object, version);
  const state = events.reduce(pictureFold.apply, pictureFold.initial(stream));
  if (state.kind !== 'case') throw new VerbatimError('not-found', 'That was never so.');
  const hidden = hiddenSources(viewer, (await loadDeskBook(context)).state);
  const seen = caseFor(withoutHidden(state, hidden), viewer?.id ?? null);
  return { case: seen, text: await context.shelf.text(draftOf(seen).sha256), versions: { [object]: version } };
}

/** The source as it was at that version of it. */
export async function sourceAsOf(context: DeskContext, id: string, version: number, viewer: Viewer): Promise<Source> {
  await foundSource(context, id, viewer);
  const own = (await context.store.history(DESK_STREAM)).filter(({ object }) => object === `source/${id}`);
  return findSource(before(own, `source/${id}`, version).reduce(foldDeskBook, EMPTY_DESK_BOOK), id, viewer);
}

/** Whole lines only: what one command did is never seen by half. */
function before(events: readonly StoredEvent[], object: string, version: number): readonly StoredEvent[] {
  const next = events.find((event) => event.object === object && event.objectVersion > version);
  return next ? events.filter(({ seq }) => seq < next.seq) : events;
}

function draftOf(state: Case): Draft {
  return state.drafts.at(-1) as Draft;
}
