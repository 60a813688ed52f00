import type { Span } from '../text/span.ts';
import { words as wordSpans } from '../text/tokens.ts';
import { type CaseItem, itemState, type NoClaim } from './case.ts';

export type CoverKind = 'signed' | 'no-claim' | 'open';

/** Words one after the other that are covered alike: from the first letter to the last. */
export interface Stretch extends Span {
  readonly kind: CoverKind;
  /** The item that covers it, for `signed`. */
  readonly item: string | null;
  readonly words: number;
}

/** The whole draft for the final reading: every word is in one stretch. */
export interface Coverage {
  readonly stretches: readonly Stretch[];
  readonly words: Readonly<Record<CoverKind | 'total', number>>;
}

/**
 * Covered is what lies wholly in a signed item, or in what a person marked as holding no claim. Stretches end at
 * `borders` (offsets, in order) too, so that each can be looked at alone. O(words + items · log items).
 */
export function coverage(
  text: string,
  items: readonly CaseItem[],
  noClaims: readonly NoClaim[],
  borders: readonly number[] = [],
): Coverage {
  const signed = items.filter((entry) => itemState(entry) === 'signed-off').map(({ item }) => item);
  const covers = { signed: cursor(signed), marked: cursor(noClaims) };
  const stretches: Stretch[] = [];
  const words = { signed: 0, 'no-claim': 0, open: 0, total: 0 };
  let border = 0;
  for (const word of wordSpans(text)) {
    let isCut = false;
    for (; border < borders.length && borders[border]! <= word.start; border++) isCut = true;
    const item = covers.signed(word);
    const kind: CoverKind = item ? 'signed' : covers.marked(word) ? 'no-claim' : 'open';
    words[kind]++;
    words.total++;
    addWord(stretches, word, kind, item?.id ?? null, isCut);
  }
  return { stretches, words };
}

function addWord(stretches: Stretch[], { start, end }: Span, kind: CoverKind, item: string | null, isCut: boolean): void {
  const last = stretches.at(-1);
  if (last && !isCut && last.kind === kind && last.item === item) {
    stretches[stretches.length - 1] = { ...last, end, words: last.words + 1 };
  } else stretches.push({ start, end, kind, item, words: 1 });
}

/** Finds the span that holds each of ever later words. */
function cursor<Cover extends Span>(spans: readonly Cover[]): (word: Span) => Cover | null {
  const ordered = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let from = 0;
  return (word) => {
    while (from < ordered.length && ordered[from]!.end <= word.start) from++;
    for (let at = from; at < ordered.length && ordered[at]!.start <= word.start; at++) {
      if (word.end <= ordered[at]!.end) return ordered[at]!;
    }
    return null;
  };
}
