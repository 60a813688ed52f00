import { ORDINALS, SHORT_SCALES } from '../../text/number-words.ts';
import { readCardinal, scaleBehind } from '../../text/read-cardinal.ts';
import type { SpeechTables } from './speech-tables.ts';
import type { SpeechWord } from './speech-words.ts';

export interface NumberRun {
  readonly length: number;
  readonly value: number;
}

const DECIMAL = /^\d+(\.\d+)?$/;
const ORDINAL = /^(\d+)(st|nd|rd|th)$/;

/** Words of a number at most. */
const LONGEST = 20;

/** For each word, the longest number that starts there ("two hundred and five", "1.2 million"), or null. */
export function numberRuns(words: readonly SpeechWord[], tables: SpeechTables): (NumberRun | null)[] {
  return words.map((_, at) => numberFrom(words, at, tables));
}

/** The value that one word carries by itself; null where it is no number. */
export function numberOf(key: string, { cardinals }: SpeechTables): number | null {
  const figures = figuresOf(key);
  if (figures !== null) return figures;
  const value = cardinals.ones.get(key) ?? cardinals.tens.get(key) ?? ORDINALS.get(key);
  return value ?? ALONE.get(key) ?? null;
}

const ALONE: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['twice', 2],
  ['half', 0.5],
  ['dozen', 12],
]);

function figuresOf(key: string): number | null {
  if (DECIMAL.test(key)) return Number(key);
  const ordinal = ORDINAL.exec(key);
  if (ordinal) return Number(ordinal[1]);
  const glued = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(key);
  const scale = glued && (shortScale(glued[2]!) ?? scaleBehind(glued[2]!));
  return glued && scale ? Number(glued[1]) * scale : null;
}

function numberFrom(words: readonly SpeechWord[], start: number, tables: SpeechTables): NumberRun | null {
  const wordAt = (at: number) => (at - start < LONGEST ? (words[at]?.key ?? '') : '');
  const figures = figuresOf(wordAt(start));
  if (figures !== null) return withScales(figures, wordAt, start, tables);
  const read = readCardinal(wordAt, start, tables.cardinals);
  if (read) return { length: read.to - start, value: read.value };
  const alone = numberOf(wordAt(start), tables);
  return alone === null ? null : { length: 1, value: alone };
}

function withScales(figures: number, wordAt: (at: number) => string, start: number, { cardinals }: SpeechTables): NumberRun {
  let [value, at] = [figures, start + 1];
  const short = shortScale(wordAt(at));
  if (short !== undefined) return { length: 2, value: value * short };
  for (let scale = scaleBehind(wordAt(at), cardinals); scale !== undefined; scale = scaleBehind(wordAt(at), cardinals)) {
    value *= scale;
    at++;
  }
  return { length: at - start, value };
}

/** "5 m" and "5bn": only behind figures. */
function shortScale(word: string): number | undefined {
  return word === 'm' ? 1e6 : SHORT_SCALES.get(word);
}
