/** The stems of an index as numbers, and in how many units each stands. */
export interface Vocabulary {
  /** The stem's number; a new one is given where there is none yet. */
  add(stem: string): number;
  find(stem: string): number | undefined;
  /** In how many units of the whole index the term stands. */
  frequency(term: number): number;
  count(term: number, units: number): void;
  /** Terms that look like a stem that no unit holds: one letter off, or the same long beginning ("assassin", "assassination"). */
  near(stem: string): readonly { readonly term: number; readonly likeness: number }[];
}

/** Stems share a bucket, within which near ones are looked for, by this many first letters. */
const BUCKET_LETTERS = 4;
/** Stems shorter than this have too many neighbours that mean something else. */
const SHORTEST_NEAR = 5;
/** Two stems are kin when their common beginning has at least this share of the longer one. */
const KIN_SHARE = 0.7;

export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  const stems: string[] = [];
  const frequencies: number[] = [];
  const buckets = new Map<string, number[]>();

  function create(stem: string): number {
    const term = stems.push(stem) - 1;
    frequencies.push(0);
    ids.set(stem, term);
    if (stem.length >= SHORTEST_NEAR) {
      const key = stem.slice(0, BUCKET_LETTERS);
      const bucket = buckets.get(key);
      if (bucket) bucket.push(term);
      else buckets.set(key, [term]);
    }
    return term;
  }

  return {
    add: (stem) => ids.get(stem) ?? create(stem),
    find: (stem) => ids.get(stem),
    frequency: (term) => frequencies[term] ?? 0,
    count: (term, units) => {
      frequencies[term] = (frequencies[term] ?? 0) + units;
    },
    near: (stem) => {
      if (stem.length < SHORTEST_NEAR || stem.startsWith('#')) return [];
      const found: { term: number; likeness: number }[] = [];
      for (const term of buckets.get(stem.slice(0, BUCKET_LETTERS)) ?? []) {
        const other = stems[term]!;
        if (frequencies[term] === 0 || !mayBeAlike(stem, other)) continue;
        const alike = likeness(stem, other);
        if (alike > 0) found.push({ term, likeness: alike });
      }
      return found.sort((a, b) => b.likeness - a.likeness || a.term - b.term).slice(0, 2);
    },
  };
}

/** How far a term that only looks like the one asked for counts. */
const LIKENESS = { oneLetterOff: 0.8, kin: 0.6 } as const;

// Within a bucket few are: one letter off, or alike in the letter behind those that the bucket shares.
function mayBeAlike(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) <= 1) return true;
  const sameNext = a.charCodeAt(BUCKET_LETTERS) === b.charCodeAt(BUCKET_LETTERS);
  return sameNext && Math.min(a.length, b.length) >= KIN_SHARE * Math.max(a.length, b.length);
}

function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  let head = 0;
  while (head < Math.min(a.length, b.length) && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail))
    tail++;
  if (longest - head - tail <= 1) return LIKENESS.oneLetterOff;
  return head >= SHORTEST_NEAR && head >= KIN_SHARE * longest ? LIKENESS.kin : 0;
}
