/** Seeded, so that every run has the same texts and cases. */
export interface Random {
  /** 0 to 1, 1 left out. */
  next(): number;
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  /** By Zipf's law: the first of the list most often. */
  zipf<T>(list: readonly T[]): T;
}

/** mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (list) => list[below(list.length)]!,
    zipf(list) {
      const common = Math.min(list.length, COMMON.words);
      if (list.length === common || next() < COMMON.share) return list[Math.floor(FLAT * ((common / FLAT + 1) ** next() - 1))]!;
      return list[common - 1 + Math.floor((list.length - common) ** next())]!;
    },
  };
}

/** The first words of a list make up most of a text; the rest is its long tail. */
const COMMON = Object.freeze({ words: 100, share: 0.85 });
/** Zipf and Mandelbrot: the first few words are about equally frequent. */
const FLAT = 8;
