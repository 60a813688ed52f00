import type { Source } from '../documents/source.ts';
import type { CheckImport } from './check-import.ts';
import type { Person } from './person.ts';

/** What the whole desk shares: its people, its library of sources and the past checks it was given. The fold of the desk's own events. */
export interface DeskBook {
  readonly kind: 'desk';
  readonly people: readonly Person[];
  readonly sources: readonly Source[];
  /** Files of past checks, oldest first; each file once. */
  readonly imports: readonly CheckImport[];
}
