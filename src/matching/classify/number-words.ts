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
export function numberOf(key: string, tables: SpeechTables): number | null {
  if (DECIMAL.test(key)) return Number(key);
  const ordinal = ORDINAL.exec(key);
  if (ordinal) return Number(ordinal[1]);
  const glued = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(key);
  const magnitude = glued && tables.magnitudes.get(glued[2]!);
  if (glued && magnitude) return Number(glued[1]) * magnitude;
  return tables.numbers.get(key) ?? null;
}

/** A number is written in falling order: units join tens, a magnitude multiplies what stands before it. */
function numberFrom(words: readonly SpeechWord[], start: number, tables: SpeechTables): NumberRun | null {
  const first = numberOf(words[start]!.key, tables);
  if (first === null) return null;
  let [total, current, at, last] = [0, first, start + 1, first];
  while (at < words.length && at - start < LONGEST) {
    const key = words[at]!.key;
    const magnitude = isShortMagnitude(key) && !DECIMAL.test(words[at - 1]!.key) ? undefined : tables.magnitudes.get(key);
    if (magnitude !== undefined) {
      if (magnitude === 100) current *= 100;
      else [total, current] = [total + current * magnitude, 0];
      last = magnitude;
      at++;
      continue;
    }
    const skip = key === 'and' && last >= 100 ? 1 : 0;
    const next = tables.numbers.get(words[at + skip]?.key ?? '');
    const joins = next !== undefined && next >= 1 && (last >= 100 || (last >= 20 && last < 100 && next < 10 && skip === 0));
    if (!joins) break;
    [current, last, at] = [current + next, next, at + skip + 1];
  }
  return { length: at - start, value: total + current };
}

function isShortMagnitude(key: string): boolean {
  return key.length <= 3;
}
