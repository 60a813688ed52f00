import { contains } from '../text/span.ts';
import type { Item, Quote } from './item.ts';

/** Fewer words than this are the same by chance. */
const FEWEST_WORDS = 3;

/**
 * The items as a checker works through them: speech that is reported without marks is not listed beside a claim that
 * holds the same words, because both would be compared with the same passages; and the same words of one speaker are
 * one item, wherever else they stand.
 */
export function withoutDoubles(items: readonly Item[]): Item[] {
  const claims = items.filter((item) => item.kind === 'claim');
  const alone = items.filter((item) => {
    if (item.kind === 'claim' || item.form !== 'indirect') return true;
    return !claims.some((claim) => contains(claim, item));
  });
  return joinRepeats(alone);
}

function joinRepeats(items: readonly Item[]): Item[] {
  const groups = new Map<string, Quote[]>();
  for (const item of items) {
    const words = item.kind === 'quote' && item.form !== 'indirect' ? wordsOf(item) : null;
    if (words === null) continue;
    const group = groups.get(words);
    if (group) group.push(item as Quote);
    else groups.set(words, [item as Quote]);
  }
  const joined = new Map<Item, Item | null>();
  for (const group of groups.values()) for (const [quote, kept] of joinGroup(group)) joined.set(quote, kept);
  return items.flatMap((item) => (joined.has(item) ? (joined.get(item) ?? []) : [item]));
}

// The one that says who speaks is kept; others with its speaker, or with none, are its repeats.
function joinGroup(group: readonly Quote[]): Map<Quote, Quote | null> {
  const main = group.find(({ cue, speaker }) => cue && speaker) ?? group.find(({ speaker }) => speaker) ?? group[0]!;
  const repeats = group.filter(
    (quote) => quote !== main && (!quote.speaker || !quote.cue || quote.speaker.name === main.speaker?.name),
  );
  if (repeats.length === 0) return new Map();
  const spans = repeats.map(({ start, end }) => ({ start, end }));
  return new Map<Quote, Quote | null>([[main, { ...main, repeats: spans }], ...repeats.map((quote) => [quote, null] as const)]);
}

// Letters and figures alone: a headline's single marks and a missing comma are no difference.
function wordsOf({ text }: Quote): string | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length < FEWEST_WORDS ? null : words.join(' ');
}
