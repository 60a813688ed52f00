/** English cardinals below a hundred. "One" is left out: it is a pronoun more often than a number. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...'zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .flatMap((word, value): [string, number][] => (word === '-' ? [] : [[word, value]])),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i): [string, number] => [word, 20 + 10 * i]),
  ['dozen', 12],
]);

/** What a word after a number multiplies it by; 1 for any other word. */
export function scaleOf(word: string): number {
  return SCALES.get(word) ?? 1;
}

const SCALES = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
  ['trn', 1e12],
]);
