import { emptyIndex, type GramIndex } from './gram-index.ts';

/** An index whose positions are all to be moved by `base`. */
export interface MovedIndex {
  readonly index: GramIndex;
  readonly base: number;
}

/**
 * One index of several, in the order of their bases; all positions are below `length`. It only reads and writes forwards,
 * so it costs a third of building: about 5 ns an entry.
 */
export function mergeIndexes(parts: readonly MovedIndex[], length: number): GramIndex {
  const merged = emptyIndex(
    length,
    parts.reduce((sum, { index }) => sum + index.entries.length, 0),
  );
  const { positionBits, starts, entries } = merged;
  const tagBits = 32 - positionBits;
  const readers = parts.map(({ index, base }) => ({ index, base, at: 0, bucket: 0 }));
  const heads = Int32Array.from(readers, headOf);
  let filled = 0;
  let bucket = 0;
  for (let hash = least(heads); hash < END; hash = least(heads)) {
    while (bucket <= hash >>> tagBits) starts[bucket++] = filled;
    for (let part = 0; part < heads.length; part++) {
      if (heads[part] !== hash) continue;
      filled = copyRun(readers[part]!, entries, filled, hash << positionBits);
      heads[part] = headOf(readers[part]!);
    }
  }
  starts.fill(filled, bucket);
  return merged;
}

/** How far a part is read: the entry `at`, and its bucket. */
interface Reader extends MovedIndex {
  at: number;
  bucket: number;
}

/** Above every hash. */
const END = 0x7fffffff;

/** Hash of the part's next entry. */
function headOf(reader: Reader): number {
  const { starts, entries, positionBits } = reader.index;
  if (reader.at >= entries.length) return END;
  while (starts[reader.bucket + 1]! <= reader.at) reader.bucket++;
  return (reader.bucket << (32 - positionBits)) | (entries[reader.at]! >>> positionBits);
}

/** Copies the entries that share the next one's hash; `tag` are the hash's bits above a position. */
function copyRun(reader: Reader, into: Uint32Array, filled: number, tag: number): number {
  const { starts, entries, positionBits } = reader.index;
  const end = starts[reader.bucket + 1]!;
  const mask = 2 ** positionBits - 1;
  const own = entries[reader.at]! >>> positionBits;
  let to = filled;
  let at = reader.at;
  for (; at < end && entries[at]! >>> positionBits === own; at++) into[to++] = tag | (reader.base + (entries[at]! & mask));
  reader.at = at;
  return to;
}

function least(heads: Int32Array): number {
  let found = END;
  for (let part = 0; part < heads.length; part++) if (heads[part]! < found) found = heads[part]!;
  return found;
}
