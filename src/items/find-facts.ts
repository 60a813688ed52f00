import { type Language, languageOfSentence } from '../text/language.ts';
import type { Fact, NameFact } from './fact.ts';
import { inEnglishFigures, isContinental } from './facts/continental.ts';
import type { FactTables } from './facts/fact-tables.ts';
import { findDates } from './facts/find-dates.ts';
import { findNames, type NameRead } from './facts/find-names.ts';
import { findNegations } from './facts/find-negations.ts';
import { findQuantities } from './facts/find-quantities.ts';
import { inEnglish } from './facts/in-english.ts';
import { type Token, tokenize } from './facts/tokens.ts';

export interface FactOptions {
  /** ISO date of the document that the text stands in: weekdays and "last year" are read against it. */
  readonly date: string | null;
  readonly tables: FactTables;
  /** The language of the document that the text stands in; told by the text's own words where it is not given. */
  readonly language?: Language;
}

/** Facts of `text` in order of their start; spans point into `text`. Linear in its length. */
export function findFacts(text: string, options: FactOptions): Fact[] {
  return readFacts(text, options).facts;
}

/** The facts, with the tokens they were read from. */
export interface FactReading {
  readonly tokens: readonly Token[];
  readonly facts: readonly Fact[] & Fact[];
  /** null where only figures and dates are read: capitals and negations of that language are not. */
  readonly language: Language | null;
}

/** Dates claim their tokens first, then names, then quantities; each rule sees only what is left. */
export function readFacts(
  text: string,
  { date, tables, language = languageOfSentence(text, tables.foreign.functionWords) }: FactOptions,
): FactReading {
  const written = tokenize(text);
  const unread = isContinental(written);
  const tokens = unread
    ? inEnglishFigures(written, null)
    : language === 'en'
      ? written
      : inEnglish(written, language, tables.foreign);
  const taken = new Uint8Array(tokens.length);
  const dates = findDates(text, tokens, date, taken);
  const names = findNames(tokens, taken, tables.knownNames);
  for (const name of names) taken.fill(1, name.from, name.to);
  const quantities = findQuantities({ text, tokens, tables, names }, taken);
  const negations = findNegations(text, tokens, taken, tables);
  const facts: Fact[] = [...dates, ...names.map((name) => nameFact(text, tokens, name)), ...quantities, ...negations];
  facts.sort((a, b) => a.start - b.start || b.end - a.end);
  return { tokens, facts, language: unread ? null : language };
}

function nameFact(text: string, tokens: readonly Token[], { from, to, kind }: NameRead): NameFact {
  const start = tokens[from]!.start;
  const end = tokens[to - 1]!.end;
  const name = text.slice(start, end);
  return { type: 'name', start, end, text: name, value: { name: name.replace(/\s+/g, ' '), kind } };
}
