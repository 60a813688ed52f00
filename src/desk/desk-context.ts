import type { Document } from '../documents/document.ts';
import type { Source } from '../documents/source.ts';
import { VerbatimError } from '../errors.ts';
import type { AppendRequest, Change, Snapshot, Store, StoredEvent } from '../store/store.ts';
import { sha256 } from '../text/canonical.ts';
import type { Case, CaseItem } from '../verdicts/case.ts';
import type { DeskBook } from '../verdicts/desk-book.ts';
import { EMPTY_DESK_BOOK } from '../verdicts/fold-desk-book.ts';
import { type Act, may } from '../verdicts/person.ts';
import { hiddenSources, seesSource, seesStory, withoutHidden } from './access.ts';
import type { createVoiceCounter } from './count-voices.ts';
import type { By, Viewer } from './desk.ts';
import type { DocumentShelf } from './document-shelf.ts';
import type { IntakeSettings } from './intake-settings.ts';
import type { Matcher } from './matcher.ts';
import type { Picture } from './picture.ts';
import type { Tables } from './tables.ts';

/** What every use case works with. Clock and ids arrive from outside, so that a test decides them. */
export interface DeskContext {
  readonly store: Store<Picture>;
  readonly shelf: DocumentShelf;
  readonly matcher: Matcher;
  readonly tables: Tables;
  readonly clock: () => Date;
  readonly intake: IntakeSettings;
  readonly voicesOf: ReturnType<typeof createVoiceCounter>;
}

export const DESK_STREAM = 'desk';

export function storyStream(id: string): string {
  return `story/${id}`;
}

/** The case as `viewer` may see it, with its versions; `not-found` for an id that no story has, and for what isn't theirs to see. */
export async function loadCase(
  context: DeskContext,
  id: string,
  viewer: Viewer,
): Promise<Snapshot<Picture> & { readonly state: Case }> {
  const snapshot = /^[a-z0-9-]{1,64}$/.test(id) ? await context.store.load(storyStream(id)) : null;
  const book = (await loadDeskBook(context)).state;
  if (snapshot?.state.kind !== 'case' || !seesStory(viewer, snapshot.state, book.people))
    throw new VerbatimError('not-found', 'There is no such story. It may have been mistyped.');
  const hidden = hiddenSources(viewer, book);
  return { ...snapshot, state: withoutHidden(snapshot.state, hidden) };
}

/** Every case there is, whoever sees it: only for saying what is seen. */
export async function allCases(context: DeskContext): Promise<Case[]> {
  const snapshots = await Promise.all((await context.store.list('story/')).map((stream) => context.store.load(stream)));
  return snapshots.flatMap((snapshot) => (snapshot?.state.kind === 'case' ? [snapshot.state] : []));
}

export async function casesFor(context: DeskContext, viewer: Viewer): Promise<Case[]> {
  const { people } = (await loadDeskBook(context)).state;
  return (await allCases(context)).filter((one) => seesStory(viewer, one, people));
}

export async function loadDeskBook(
  context: DeskContext,
): Promise<{ readonly state: DeskBook; readonly versions: Readonly<Record<string, number>> }> {
  const snapshot = await context.store.load(DESK_STREAM);
  if (snapshot?.state.kind !== 'desk') return { state: EMPTY_DESK_BOOK, versions: {} };
  return { state: snapshot.state, versions: snapshot.versions };
}

export function findItem(state: Case, id: string): CaseItem {
  const entry = state.items.find((candidate) => candidate.item.id === id);
  if (!entry)
    throw new VerbatimError('not-found', 'There is no such item in this story. It may have been removed, merged or split.');
  return entry;
}

/** `not-found` also for a confidential source that does not name the viewer. */
export function findSource(book: DeskBook, id: string, viewer: Viewer): Source {
  const source = book.sources.find((candidate) => candidate.id === id);
  if (!source || !seesSource(viewer, source)) throw new VerbatimError('not-found', 'There is no such source in the library.');
  return source;
}

export function requireMay(by: By, act: Act): void {
  if (!may(by.actor, act)) throw new VerbatimError('forbidden', `Your role (${by.actor.role}) does not allow this.`);
}

/** The id of what a form makes: a form sent twice makes one thing. */
export function idFromKey(key: string): string {
  return sha256(key).slice(0, 12);
}

/**
 * Records what `by` did to `object`; `conflict` when the form was made from an older version of it.
 * Returns what was recorded: the first time's events when the same form arrives again.
 */
export async function record(
  context: DeskContext,
  stream: string,
  by: By,
  object: string,
  changes: readonly Change[],
): Promise<readonly StoredEvent[]> {
  const request: AppendRequest = {
    stream,
    actor: by.actor.id,
    key: by.key,
    at: context.clock().toISOString(),
    expected: by.version === null ? {} : { [object]: by.version },
    changes,
  };
  return (await context.store.append(request)).events;
}

export async function sourceDocument(context: DeskContext, source: Source): Promise<Document> {
  return context.shelf.document(source.text, source.description);
}
