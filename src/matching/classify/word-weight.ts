import type { Change } from '../finding.ts';
import { numberOf } from './number-words.ts';
import { keyOf, type SpeechTables } from './speech-tables.ts';
import type { SpeechWord } from './speech-words.ts';

export interface Weight {
  readonly severity: Change['severity'];
  readonly detail: string | null;
}

/** Names are told from the capitals of running text, which needs the text around the word. */
export interface WeightedWord {
  readonly word: SpeechWord;
  readonly isName: boolean;
}

/** How grave it is that `item` stands for `source`. */
export function weighSubstitution(item: readonly WeightedWord[], source: readonly WeightedWord[], tables: SpeechTables): Weight {
  const [a, b] = [item.map((w) => w.word.key), source.map((w) => w.word.key)];
  const either = (test: (key: string) => boolean) => a.some(test) || b.some(test);
  if (either((key) => isNumber(key, tables) && !ARTICLE_LIKE.has(key))) return { severity: 'grave', detail: 'number' };
  if (isNegated(a, tables) !== isNegated(b, tables)) return { severity: 'grave', detail: 'negation' };
  if (a.some((x) => b.some((y) => areOpposite(x, y, tables)))) return { severity: 'grave', detail: 'opposite' };
  if (either((key) => isModal(key, tables))) return { severity: 'grave', detail: 'modal' };
  if (either((key) => tables.dates.has(key))) return { severity: 'grave', detail: 'date' };
  if (either((key) => tables.pronouns.has(key))) return { severity: 'serious', detail: 'pronoun' };
  if ([...item, ...source].some((w) => w.isName)) return { severity: 'grave', detail: 'name' };
  if (either((key) => tables.quantityWords.has(key))) return { severity: 'grave', detail: 'number' };
  return weighPlain([...a, ...b], tables);
}

/** How grave it is that these words were left out of the quote, or put into it. */
export function weighLoss(words: readonly WeightedWord[], tables: SpeechTables): Weight {
  const keys = words.map((w) => w.word.key);
  const isShort = keys.length <= SHORT_RUN;
  if (negatesNeighbours(keys, tables)) return { severity: 'grave', detail: 'negation' };
  if (isShort && keys.some((key) => isNumber(key, tables))) return { severity: 'serious', detail: 'number' };
  if (isShort && keys.some((key) => isModal(key, tables))) return { severity: 'serious', detail: 'modal' };
  if (isShort && words.every((w) => w.isName || tables.titles.has(w.word.key))) return nameLoss(words, tables);
  if (isShort && hasPhrase(keys, tables.qualifiers)) return { severity: 'serious', detail: 'qualifier' };
  if (keys.length > SENTENCE_RUN) return { severity: 'serious', detail: 'passage' };
  return weighPlain(keys, tables);
}

/** Words. A negation deeper inside a longer run governs words that went with it. */
const SHORT_RUN = 4;
/** Words. Longer than most clauses: more than a phrase is missing. */
const SENTENCE_RUN = 15;
/** "one" and "a second" are too often no numbers to be grave by themselves. */
const ARTICLE_LIKE: ReadonlySet<string> = new Set(['second', 'first', 'once']);

/** A negation at either end of a lost run, or anywhere in a short one, governed words that stayed. */
export function negatesNeighbours(keys: readonly string[], tables: SpeechTables): boolean {
  const isNear = (at: number) => keys.length <= SHORT_RUN || at < 2 || at >= keys.length - 2;
  return keys.filter((key, at) => isNear(at) && isNegation(key, tables) && !isNotOnly(keys, at)).length % 2 === 1;
}

/** "Not only a school" is a school. */
export function isNotOnly(keys: readonly string[], at: number): boolean {
  return keys[at] === 'not' && ALSO.has(keys[at + 1] ?? '');
}

const ALSO: ReadonlySet<string> = new Set(['only', 'just', 'merely', 'simply', 'least']);

export function isNegation(key: string, tables: SpeechTables): boolean {
  return tables.negations.has(key) || key.endsWith("n't");
}

/** Whether one of `phrases` (words joined by a space) stands in `keys`. */
export function hasPhrase(keys: readonly string[], phrases: readonly string[]): boolean {
  const text = ` ${keys.join(' ')} `;
  return phrases.some((phrase) => text.includes(` ${phrase} `));
}

function nameLoss(words: readonly WeightedWord[], tables: SpeechTables): Weight {
  const isTitle = words.every((w) => tables.titles.has(w.word.key));
  return isTitle ? { severity: 'minor', detail: 'title' } : { severity: 'serious', detail: 'name' };
}

function weighPlain(keys: readonly string[], tables: SpeechTables): Weight {
  if (keys.every((key) => tables.functionWords.has(key))) return { severity: 'minor', detail: 'function-word' };
  if (keys.length <= SHORT_RUN && hasPhrase(keys, tables.qualifiers)) return { severity: 'serious', detail: 'qualifier' };
  if (keys.every((key) => tables.intensifiers.has(key) || tables.functionWords.has(key))) {
    return { severity: 'minor', detail: 'intensifier' };
  }
  return { severity: 'serious', detail: null };
}

function isNegated(keys: readonly string[], tables: SpeechTables): boolean {
  return keys.filter((key) => isNegation(key, tables)).length % 2 === 1;
}

/** "3,4" is one as well, whatever its comma means. */
function isNumber(key: string, tables: SpeechTables): boolean {
  return numberOf(key, tables) !== null || /^\d[\d.,]*$/.test(key);
}

function isModal(key: string, tables: SpeechTables): boolean {
  return tables.modals.has(key) || (key.endsWith("'ll") && key.length > 3);
}

function areOpposite(a: string, b: string, tables: SpeechTables): boolean {
  if (tables.opposites.has(keyOf([a, b]))) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && NEGATIVE_PREFIXES.some((prefix) => long === prefix + short);
}

const NEGATIVE_PREFIXES = ['un', 'in', 'im', 'il', 'ir', 'dis', 'non', 'mis'];
