import type { Change, Fold, Store } from '../../src/store/store.ts';

/** A small state to test stores with: who did what last to each object, and how often. */
export interface Tally {
  readonly count: number;
  readonly last: Readonly<Record<string, unknown>>;
}

export const tallyFold: Fold<Tally> = {
  version: '1',
  initial: () => ({ count: 0, last: {} }),
  apply: (state, { object, payload }) => ({ count: state.count + 1, last: { ...state.last, [object]: payload } }),
};

export const AT = '2026-03-04T05:06:07.000Z';

export function rule(object: string, payload: unknown = 'verbatim'): Change {
  return { action: 'rule', object, payload };
}

/** One change by one person; unconditional unless `expected` is given. */
export function save(store: Store<Tally>, stream: string, key: string, change: Change, expected: Record<string, number> = {}) {
  return store.append({ stream, actor: 'ada', key, at: AT, expected, changes: [change] });
}
