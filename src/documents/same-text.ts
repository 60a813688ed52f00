import type { Document } from './document.ts';

/** When two documents are copies of one text. */
export const SAME_TEXT = Object.freeze({
  /** Words in a shingle: five in a row are seldom shared by chance, and a changed word costs only five shingles. */
  shingleWords: 5,
  /** Shingles below which nothing is said: two short notes share phrases. */
  leastShingles: 30,
  /** Words looked at, from the start. */
  mostWords: 200_000,
  /** Share of the shorter one's shingles from which both count as one voice: a cut or lightly edited wire story keeps 0.7 up. */
  oneVoice: 0.6,
});

/** How much of the shorter text stands in the longer one, word for word, 0 to 1 (Broder 1997, containment). Linear. */
export function mostlySame(a: Document, b: Document): { share: number } {
  return { share: contained(shingles(a), shingles(b)) };
}

/** Documents grouped by voice: copies of one story are one group. Indexes into `documents`, in order. */
export function groupVoices(documents: readonly Document[]): number[][] {
  const sets = documents.map(shingles);
  const groups: number[][] = [];
  sets.forEach((set, index) => {
    const group = groups.find((members) => members.some((member) => contained(set, sets[member]!) >= SAME_TEXT.oneVoice));
    if (group) group.push(index);
    else groups.push([index]);
  });
  return groups;
}

function contained(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size < SAME_TEXT.leastShingles) return 0;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return shared / small.size;
}

/** Hashes of each run of words; furniture is left out, since every page of one site has the same. */
function shingles(document: Document): Set<number> {
  const words: number[] = [];
  const furniture = [...document.furniture].sort((a, b) => a.start - b.start);
  let next = 0;
  for (const match of document.text.matchAll(/[\p{L}\p{N}]+/gu)) {
    while (next < furniture.length && furniture[next]!.end <= match.index) next++;
    if (next < furniture.length && furniture[next]!.start <= match.index) continue;
    words.push(hashWord(match[0].toLowerCase()));
    if (words.length >= SAME_TEXT.mostWords) break;
  }
  const found = new Set<number>();
  for (let end = SAME_TEXT.shingleWords; end <= words.length; end++) {
    let hash = 0;
    for (let at = end - SAME_TEXT.shingleWords; at < end; at++) hash = Math.imul(hash ^ words[at]!, 0x01000193) ^ (hash >>> 13);
    found.add(hash);
  }
  return found;
}

/** FNV-1a, 32 bits. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}
