import type { Span } from './span.ts';

/** Words with what stands around them, and where they stand: for programs that count in code points. */
export interface TextPlace {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Code points from the text's beginning, half-open; null where the text itself is no longer at hand. */
  readonly points: Span | null;
}

/** UTF-16 code units of what stands around, on each side: enough to find the words again where they stand several times. */
const AROUND = 32;
/** UTF-16 code units looked at to see where a letter begins: the longest ones are families of emoji. */
const WINDOW = 64;

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Says places of one text. None begins or ends inside a letter: a span that does is widened. */
export function placesIn(text: string): (span: Span) => TextPlace {
  const pairs = Uint32Array.from(text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g), ({ index }) => index);
  const pointsBefore = (offset: number) => offset - countBelow(pairs, offset);
  return (span) => {
    const [start, end] = [letterAt(text, span.start).start, letterEnd(text, span.end)];
    return {
      exact: text.slice(start, end),
      prefix: text.slice(letterEnd(text, Math.max(0, start - AROUND)), start),
      suffix: text.slice(end, letterAt(text, Math.min(text.length, end + AROUND)).start),
      points: { start: pointsBefore(start), end: pointsBefore(end) },
    };
  };
}

/** The same of words that were kept with what stood around them, when the text says something else by now. */
export function keptPlace(before: string, words: string, after: string): TextPlace {
  return { ...placesIn(`${before}${words}${after}`)({ start: before.length, end: before.length + words.length }), points: null };
}

/** Where an offset is inside a letter, its end; else the offset. */
function letterEnd(text: string, offset: number): number {
  const { start, end } = letterAt(text, offset);
  return start < offset ? end : offset;
}

/** The letter that the offset is in, or that begins there. */
function letterAt(text: string, offset: number): Span {
  if (offset >= text.length) return { start: text.length, end: text.length };
  const from = Math.max(0, offset - WINDOW);
  const found = letters.segment(text.slice(from, offset + WINDOW)).containing(offset - from);
  if (!found) return { start: offset, end: offset };
  return { start: from + found.index, end: from + found.index + found.segment.length };
}

function countBelow(sorted: Uint32Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
