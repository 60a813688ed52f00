import type { LanguageWords } from '../../items/facts/foreign-words.ts';
import { SCALES } from '../../text/number-words.ts';
import { type CardinalWords, ENGLISH, scaleBehind } from '../../text/read-cardinal.ts';

/** The English words of numbers with the simple ones of `languages`; where English has the word, it has the English value. */
export function withForeign(languages: readonly LanguageWords[], not: ReadonlySet<string>): CardinalWords {
  const numbers = languages.flatMap((words) => [...words.numbers]).filter(([word, value]) => !not.has(word) && isSimple(value));
  const scales = languages.flatMap(scalesOf).filter(([word]) => !not.has(word) && scaleBehind(word) === undefined);
  return {
    ones: new Map([...numbers.filter(([, value]) => !isTen(value)), ...ENGLISH.ones]),
    tens: new Map([...numbers.filter(([, value]) => isTen(value)), ...ENGLISH.tens]),
    scales: new Map([...scales, ...ENGLISH.scales]),
  };
}

/** Every word of a number or of its scale in `languages`. */
export function foreignQuantities(languages: readonly LanguageWords[], not: ReadonlySet<string>): string[] {
  const all = languages.flatMap((words) => [...words.numbers.keys(), ...scalesOf(words).map(([word]) => word)]);
  return all.filter((word) => !not.has(word));
}

// "hundert" and "mille" multiply or add, as their language has it.
function isSimple(value: number): boolean {
  return Number.isInteger(value) && value < 100;
}

function isTen(value: number): boolean {
  return value >= 20 && value % 10 === 0;
}

// "Millionen" is glossed as "million".
function scalesOf({ phrases }: LanguageWords): (readonly [string, number])[] {
  return [...phrases].flatMap(([word, glosses]) => {
    const scale = glosses.find(({ words, english }) => words.length === 1 && english.length === 1 && SCALES.has(english[0]!));
    return scale ? [[word, SCALES.get(scale.english[0]!)!] as const] : [];
  });
}
