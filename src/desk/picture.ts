import type { Fold } from '../store/store.ts';
import type { Case } from '../verdicts/case.ts';
import type { DeskBook } from '../verdicts/desk-book.ts';
import { foldCase } from '../verdicts/fold-case.ts';
import { EMPTY_DESK_BOOK, foldDeskBook } from '../verdicts/fold-desk-book.ts';

/** The present picture of one stream: the desk's book, a story's case, or a story that is not opened yet. */
export type Picture = DeskBook | Case | { readonly kind: 'unopened' };

/** How events become pictures: the `desk` stream holds the book, every other one a case. */
export const pictureFold: Fold<Picture> = {
  version: '6',
  initial: (stream) => (stream === 'desk' ? EMPTY_DESK_BOOK : { kind: 'unopened' }),
  apply: (state, event) =>
    state.kind === 'desk' ? foldDeskBook(state, event) : foldCase(state.kind === 'case' ? state : null, event),
};
