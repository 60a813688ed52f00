import type { Source } from '../documents/source.ts';
import { VerbatimError } from '../errors.ts';
import { findsSource } from './access.ts';
import type { Viewer } from './desk.ts';
import { allCases, type DeskContext, findSource, loadDeskBook } from './desk-context.ts';

/** What the journal calls a source. */
export function sourceObject(id: string): string {
  return `source/${id}`;
}

/** The source as its library page shows it; `not-found` where this viewer does not find it there. */
export async function foundSource(context: DeskContext, id: string, viewer: Viewer): Promise<Source> {
  const book = (await loadDeskBook(context)).state;
  const source = findSource(book, id, viewer);
  if (findsSource(viewer, source, await allCases(context), book.people)) return source;
  throw new VerbatimError('not-found', 'There is no such source in the library.');
}
