/** Keeps the best of very many scored values without keeping, or sorting, them all. */
export interface TopList<T> {
  /** At equal scores the value added first stays. */
  add(score: number, value: T): void;
  /** A value that scores no more than this is dropped: callers can save themselves the making of it. */
  floor(): number;
  /** Best first. */
  values(): { readonly score: number; readonly value: T }[];
}

interface Entry<T> {
  readonly score: number;
  readonly value: T;
  readonly order: number;
}

/** Amortised O(log limit) a value that passes the floor, O(1) for any other. */
export function createTopList<T>(limit: number): TopList<T> {
  let held: Entry<T>[] = [];
  let floor = 0;
  let order = 0;

  function cut(): void {
    held.sort((a, b) => b.score - a.score || a.order - b.order);
    if (held.length < limit) return;
    held = held.slice(0, limit);
    floor = held.at(-1)?.score ?? 0;
  }

  return {
    floor: () => floor,
    add(score, value) {
      if (score <= floor) return;
      held.push({ score, value, order: order++ });
      if (held.length >= 4 * limit) cut();
    },
    values() {
      cut();
      return held.map(({ score, value }) => ({ score, value }));
    },
  };
}
