import { z } from 'zod';

const words = z.array(z.string().min(1));
const Table = z.object({ titles: words, general: words, beforeNumber: words, capitalised: words, marked: words });

/**
 * Reads `data/abbreviations.json` into one set, lower case and without the final point. The kinds are told apart by an ending:
 * none, a point after it seldom ends a sentence; `!` after a title, it never does; `#`, only where a number follows ("No. 5");
 * `^`, only where it is written with a capital ("Mass."). Names that own their mark ("Yahoo!") are kept as `yahoo!!`.
 */
export function parseAbbreviations(table: unknown): ReadonlySet<string> {
  const read = Table.parse(table);
  return new Set([
    ...read.general,
    ...read.titles.map((word) => `${word}!`),
    ...read.beforeNumber.map((word) => `${word}#`),
    ...read.capitalised.map((word) => `${word}^`),
    ...read.marked.map((word) => `${word}!`),
  ]);
}
