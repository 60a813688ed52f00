import { ONES, TENS } from '../../text/number-words.ts';
import { inEnglishFigures } from './continental.ts';
import { readForeignNumber } from './foreign-number.ts';
import type { ForeignLanguage, ForeignWords, LanguageWords } from './foreign-words.ts';
import { germanNames } from './german-names.ts';
import { settleWords } from './settle-words.ts';
import { glued, type Token } from './tokens.ts';

/**
 * The tokens of a German, French or Spanish text with the words that facts are read by as English ones, and capitals for names
 * alone: one set of rules reads them all. Offsets stay those of the text; where English needs more words, the later ones are
 * empty. What the table doesn't know stays as it stands. Linear.
 */
export function inEnglish(written: readonly Token[], language: ForeignLanguage, foreign: ForeignWords): Token[] {
  const words = foreign.languages[language];
  const tokens = inEnglishFigures(language === 'fr' ? withoutElisions(written) : written, language);
  const named = language === 'de' ? germanNames(tokens, words, foreign.given) : null;
  const out: Token[] = [];
  const reading: Reading = { language, words, tokens, named, out, joined: 0 };
  for (let at = 0; at < tokens.length; ) at = readOn(reading, at);
  return settleWords(out, language);
}

interface Reading {
  readonly language: ForeignLanguage;
  readonly words: LanguageWords;
  readonly tokens: readonly Token[];
  /** Tokens of names; null where a capital tells. */
  readonly named: Uint8Array | null;
  readonly out: Token[];
  /** Sentences that a point inside a sentence seemed to end. */
  joined: number;
}

/** Reads what starts at `at`; past it. */
function readOn(reading: Reading, at: number): number {
  const { tokens, words, named } = reading;
  const token = tokens[at]!;
  if (named?.[at]) return keep(reading, at, token.capital);
  if (token.text === '.') return point(reading, at);
  if (token.kind === 'number') return numeral(reading, at);
  if (token.kind !== 'word') return keep(reading, at, false);
  const ago = readAgo(reading, at);
  if (ago > at) return ago;
  const phrase = words.phrases
    .get(token.lower)
    ?.find((each) => each.words.every((word, index) => tokens[at + index]?.lower === word));
  if (phrase && phrase.words.length > 1) return put(reading, at, at + phrase.words.length, phrase.english);
  const number = readForeignNumber(tokens, at, words);
  if (number) return putNumber(reading, at, number.to, number.value);
  return phrase ? put(reading, at, at + 1, phrase.english) : keep(reading, at, named ? false : token.capital);
}

function keep(reading: Reading, at: number, capital: boolean): number {
  const token = reading.tokens[at]!;
  push(reading, { ...token, capital, noun: token.capital && !capital });
  return at + 1;
}

function push({ out, joined }: Reading, token: Token): void {
  out.push(joined === 0 ? token : { ...token, sentence: token.sentence - joined });
}

/** English words over tokens `[from, to)`: the first takes their place, the others are empty and stand at its end. */
function put(reading: Reading, from: number, to: number, english: readonly string[]): number {
  const first = reading.tokens[from]!;
  const end = reading.tokens[to - 1]!.end;
  english.forEach((word, index) => {
    const capital = CAPITALISED.has(word);
    const text = capital ? word[0]!.toUpperCase() + word.slice(1) : word;
    const start = index === 0 ? first.start : end;
    push(reading, { ...first, start, end, text, lower: word, kind: 'word', capital, opens: first.opens && index === 0 });
  });
  return to;
}

/** English writes them with a capital, and is read so. */
const CAPITALISED: ReadonlySet<string> = new Set(
  (
    'january february march april may june july august september october november december ' +
    'monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
);

const WORD_OF = new Map([...ONES, ...TENS].map(([word, value]) => [value, word]));

/** Years in words are written by hundreds ("neunzehnhundertneunzig"): thousands are none. */
const FIRST_PLAIN_NUMBER = 2000;

// Small numbers stay words: rules ask for it.
function putNumber(reading: Reading, from: number, to: number, value: number): number {
  const word = WORD_OF.get(value) ?? (value === 1000 ? 'thousand' : undefined);
  const behindNumber = reading.out.at(-1)?.kind === 'number' || ONES.has(reading.out.at(-1)?.lower ?? '');
  if (word && (value !== 1000 || behindNumber)) return put(reading, from, to, [word]);
  const first = reading.tokens[from]!;
  const text = value >= FIRST_PLAIN_NUMBER && Number.isInteger(value) ? value.toLocaleString('en-US') : String(value);
  push(reading, { ...first, end: reading.tokens[to - 1]!.end, text, lower: text, kind: 'number', capital: false });
  return to;
}

// "3." before a month or another noun is "3rd"; the point of an abbreviation goes.
function point(reading: Reading, at: number): number {
  const { tokens, words, language } = reading;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  const ordinal =
    language === 'de' &&
    before?.kind === 'number' &&
    glued(tokens, at) &&
    /^\d{1,2}$/.test(before.text) &&
    isOrdinalOf(tokens[at - 2], next, words);
  const short = before?.kind === 'word' && glued(tokens, at) && next !== undefined && words.abbreviations.has(before.lower);
  if (!ordinal && !short) return keep(reading, at, false);
  if (ordinal) push(reading, { ...tokens[at]!, text: 'th', lower: 'th', kind: 'word' });
  if (next!.sentence > tokens[at]!.sentence) reading.joined += 1;
  return at + 1;
}

function isOrdinalOf(before: Token | undefined, next: Token | undefined, { phrases }: LanguageWords): boolean {
  if (next?.kind !== 'word') return false;
  if (LEADS_ORDINAL.test(before?.lower ?? '')) return true;
  return !next.opens || !next.capital || phrases.get(next.lower)?.some(({ english }) => CALENDAR.has(english[0]!)) === true;
}

/** "am 3. Platz", where a sentence could also end. */
const LEADS_ORDINAL =
  /^(?:d(?:er|ie|as|en|em|es)|am|im|zum|zur|vom|beim|ins?|sein(?:e[nmrs]?)?|ihr(?:e[nmrs]?)?|jede[nmrs]?|eine[nmrs]?)$/;

const CALENDAR: ReadonlySet<string> = new Set([...CAPITALISED, 'century']);

// "1er mai", "der 1990er Jahre", "90er".
function numeral(reading: Reading, at: number): number {
  const { tokens } = reading;
  const next = tokens[at + 1];
  push(reading, { ...tokens[at]!, capital: false });
  if (next && glued(tokens, at + 1) && /^(?:er|ern|ème|e)$/.test(next.lower)) {
    const suffix = reading.language === 'de' ? 's' : 'th';
    push(reading, { ...next, text: suffix, lower: suffix });
    return at + 2;
  }
  return at + 1;
}

/** "vor zwei Jahren", "il y a deux ans", "hace dos años": "two years ago". */
function readAgo(reading: Reading, at: number): number {
  const { tokens, language, words } = reading;
  const opening = AGO[language];
  if (!opening.every((word, index) => tokens[at + index]?.lower === word)) return at;
  const from = at + opening.length;
  const unit = unitBehind(tokens, from, words);
  if (!unit) return at;
  const first = reading.out.length;
  for (let index = from; index < unit.to; ) index = readOn(reading, index);
  reading.out[first] = { ...reading.out[first]!, start: tokens[at]!.start };
  const last = tokens[unit.to - 1]!;
  push(reading, { ...last, start: last.end, text: 'ago', lower: 'ago', kind: 'word', capital: false, opens: false });
  return unit.to;
}

const AGO: Readonly<Record<ForeignLanguage, readonly string[]>> = { de: ['vor'], fr: ['il', 'y', 'a'], es: ['hace'] };

function unitBehind(tokens: readonly Token[], from: number, words: LanguageWords): { to: number } | null {
  const first = tokens[from];
  if (!first) return null;
  const number =
    first.kind === 'number'
      ? from + 1
      : /^(?:einem|einer|un|une|una)$/.test(first.lower)
        ? from + 1
        : readForeignNumber(tokens, from, words)?.to;
  const unit =
    number === undefined
      ? undefined
      : words.phrases.get(tokens[number]?.lower ?? '')?.find((each) => each.words.length === 1)?.english[0];
  return unit !== undefined && /^(?:day|week|month|year|decade)s?$/.test(unit) ? { to: number! + 1 } : null;
}

/** "l'année" is two words. */
function withoutElisions(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => {
    const length = token.kind === 'word' ? (ELISION.exec(token.lower)?.[0].length ?? 0) : 0;
    if (length === 0 || token.lower === "aujourd'hui") return [token];
    const [first, rest] = [token.text.slice(0, length - 1), token.text.slice(length)];
    return [
      { ...token, end: token.start + length, text: first, lower: first.toLowerCase(), capital: false },
      {
        ...token,
        start: token.start + length,
        text: rest,
        lower: rest.toLowerCase(),
        capital: rest[0] !== rest[0]!.toLowerCase(),
        opens: false,
      },
    ];
  });
}

const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L})/u;
