import type { Document } from '../../documents/document.ts';
import type { GramIndex } from './gram-index.ts';
import { HASH_BITS } from './read-grams.ts';

/** One index of a source's text from `from` on. */
export interface SavedBlock {
  readonly index: GramIndex;
  readonly from: number;
  readonly length: number;
}

/**
 * Layout, in 32-bit words of the machine's own order: magic, version, text length, blocks, check sum, SHA-256 of the
 * text (8); per block: from, length, position bits, starts, entries; then the arrays. Opened without a copy.
 */
const MAGIC = 0x56424d31;
/** Raised whenever letters, hashes or the layout change: older files are then built again. */
const VERSION = 1;
const HEADER_WORDS = 13;
const BLOCK_WORDS = 5;

export function writeSavedIndex(document: Document, blocks: readonly SavedBlock[]): Uint8Array {
  const arrays = blocks.flatMap(({ index }) => [index.starts, index.entries]);
  const directory = blocks.flatMap(({ index, from, length }) => [
    from,
    length,
    index.positionBits,
    index.starts.length,
    index.entries.length,
  ]);
  const words = new Uint32Array(HEADER_WORDS + directory.length + arrays.reduce((sum, array) => sum + array.length, 0));
  words.set(directory, HEADER_WORDS);
  let at = HEADER_WORDS + directory.length;
  for (const array of arrays) {
    words.set(array, at);
    at += array.length;
  }
  words.set([MAGIC, VERSION, document.text.length, blocks.length, checkSum(words), ...shaWords(document)]);
  return new Uint8Array(words.buffer);
}

/** Null where the bytes are damaged, of another version, or of another text. */
export function readSavedIndex(document: Document, saved: Uint8Array): SavedBlock[] | null {
  if (saved.byteLength % 4 !== 0 || saved.byteLength < HEADER_WORDS * 4) return null;
  const aligned = saved.byteOffset % 4 === 0 ? saved : saved.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
  const [magic, version, length, count, sum, ...sha] = words.subarray(0, HEADER_WORDS);
  if (magic !== MAGIC || version !== VERSION || length !== document.text.length || sum !== checkSum(words)) return null;
  if (!shaWords(document).every((word, at) => word === sha[at])) return null;
  return readBlocks(words, count!);
}

function readBlocks(words: Uint32Array, count: number): SavedBlock[] | null {
  const blocks: SavedBlock[] = [];
  let at = HEADER_WORDS + count * BLOCK_WORDS;
  for (let block = 0; block < count; block++) {
    const first = HEADER_WORDS + block * BLOCK_WORDS;
    const [from, length, positionBits, starts, entries] = words.subarray(first, first + BLOCK_WORDS);
    if (at + starts! + entries! > words.length || positionBits! > HASH_BITS) return null;
    const index = {
      positionBits: positionBits!,
      starts: words.subarray(at, at + starts!),
      entries: words.subarray(at + starts!, at + starts! + entries!),
    };
    blocks.push({ index, from: from!, length: length! });
    at += starts! + entries!;
  }
  return at === words.length ? blocks : null;
}

function shaWords(document: Document): number[] {
  return Array.from({ length: 8 }, (_, at) => Number.parseInt(document.sha256.slice(at * 8, at * 8 + 8), 16) >>> 0 || 0);
}

/** Not against malice: against a torn or stale file. Everything after the check sum's own word. */
function checkSum(words: Uint32Array): number {
  let sum = words.length;
  for (let at = HEADER_WORDS; at < words.length; at++) sum = (Math.imul(sum, 31) + words[at]!) | 0;
  return sum >>> 0;
}
