import { VerbatimError } from '../errors.ts';
import type { StoredEvent } from '../store/store.ts';
import type { Case } from '../verdicts/case.ts';
import { isUndoable, turnedRound, type UndoneObject } from '../verdicts/undo.ts';
import type { By } from './desk.ts';
import { type DeskContext, loadCase, record, storyStream } from './desk-context.ts';
import { type Picture, pictureFold } from './picture.ts';

/** Takes one's own act back as a new act: the items it touched are again as they were before it. */
export async function undoAct(context: DeskContext, story: string, seq: number, by: By): Promise<void> {
  await loadCase(context, story, by.actor);
  const stream = storyStream(story);
  const events = await context.store.history(stream);
  const act = events.find((event) => event.seq === seq);
  if (!act) throw new VerbatimError('not-found', 'There is no such entry in the history.');
  refuseUndo(act, by);
  const undone = turnedRound(act.action, ...statesAround(stream, events, seq));
  refuseBuiltOn(events, act, undone);
  const of = (act.payload as { readonly round?: string } | null)?.round ?? 'open';
  const changes = undone.map((change) => ({ ...change, payload: { seq, action: act.action, of, ...change.payload } }));
  await record(context, stream, { ...by, version: null }, 'story', changes);
}

function refuseUndo(act: StoredEvent, by: By): void {
  if (act.actor !== by.actor.id) throw new VerbatimError('forbidden', 'Only the person who did this can take it back.');
  if (!isUndoable(act.action)) throw new VerbatimError('invalid', 'This cannot be taken back. Put it right by a new act.');
  if ((act.payload as { readonly round?: string }).round === 'second')
    throw new VerbatimError('invalid', 'You have seen the first verdict since: a blind check cannot be taken back.');
}

/** An object is again as it was before the act, so nothing may have happened to it since. A new draft changes items alone. */
function refuseBuiltOn(events: readonly StoredEvent[], { seq }: StoredEvent, undone: readonly UndoneObject[]): void {
  const ids = new Set(undone.map(({ object }) => object));
  const isOfItems = undone.some(({ action }) => action === 'act-undone');
  const changes = (event: StoredEvent) => (isOfItems && event.action === 'draft-revised') || touches(event, ids);
  const later = events.find((event) => event.seq > seq && changes(event));
  if (!later) return;
  const reason = later.action === 'draft-revised' ? 'a new draft was saved' : 'something was done with it';
  throw new VerbatimError('conflict', `This can no longer be taken back: ${reason} since (entry ${later.seq} of the history).`);
}

function touches({ object, payload }: StoredEvent, ids: ReadonlySet<string>): boolean {
  const about = payload as { readonly item?: unknown; readonly query?: { readonly item?: unknown } } | null;
  return [object, about?.item, about?.query?.item].some((id) => typeof id === 'string' && ids.has(id));
}

/** The case before the act and right after it. */
function statesAround(stream: string, events: readonly StoredEvent[], seq: number): [before: Case, after: Case] {
  const apply = (state: Picture, event: StoredEvent) => pictureFold.apply(state, event);
  const before = events.filter((event) => event.seq < seq).reduce(apply, pictureFold.initial(stream));
  const after = events.filter((event) => event.seq === seq).reduce(apply, before);
  if (before.kind !== 'case' || after.kind !== 'case')
    throw new VerbatimError('invalid', 'The opening of a story cannot be taken back.');
  return [before, after];
}
