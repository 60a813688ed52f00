import type { Source } from '../documents/source.ts';
import type { Person } from './person.ts';

/** What the whole desk shares: its people and its library of sources. The fold of the desk's own events. */
export interface DeskBook {
  readonly kind: 'desk';
  readonly people: readonly Person[];
  readonly sources: readonly Source[];
}
