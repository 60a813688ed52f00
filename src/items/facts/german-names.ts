import type { ForeignWords, LanguageWords } from './foreign-words.ts';
import type { Token } from './tokens.ts';

/**
 * Which tokens are part of a name, where every noun has a capital: acronyms, places that the table knows, capitals side by side, a
 * given name with what follows it, and what follows a title. Linear.
 */
export function germanNames(tokens: readonly Token[], words: LanguageWords, given: ForeignWords['given']): Uint8Array {
  const named = new Uint8Array(tokens.length);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (!token.capital || named[at]) continue;
    if (isAcronym(token) || isKnown(token.text, words)) named[at] = 1;
    else if (isRun(tokens, at, words)) markRun(tokens, at, named, words);
    else if (isGiven(token.text, given) && isSurname(tokens[at + 1], words)) markRun(tokens, at, named, words);
    else if (isTitle(token, words) && isSurname(tokens[at + 1], words)) markRun(tokens, at + 1, named, words);
  }
  return named;
}

// Two nouns side by side are rare: "Universität Bremen", "Ada Orr". A noun that opens the sentence may be an adjective.
function isRun(tokens: readonly Token[], at: number, words: LanguageWords): boolean {
  const [token, next] = [tokens[at]!, tokens[at + 1]];
  return !token.opens && next?.sentence === token.sentence && isPlainCapital(token, words) && isPlainCapital(next, words);
}

function isPlainCapital(token: Token | undefined, { phrases, numbers, titles }: LanguageWords): boolean {
  return token?.capital === true && !phrases.has(token.lower) && !numbers.has(token.lower) && !titles.has(token.lower);
}

function isAcronym({ text }: Token): boolean {
  return text.length > 1 && text === text.toUpperCase();
}

// "Deutschlands" is Germany's.
function isKnown(word: string, { names }: LanguageWords): boolean {
  return names.has(word) || (word.endsWith('s') && names.has(word.slice(0, -1)));
}

function isGiven(word: string, given: ForeignWords['given']): boolean {
  return given.male.has(word) || given.female.has(word);
}

// "Verkehrsministerin" ends like a title.
function isTitle({ lower }: Token, { titles }: LanguageWords): boolean {
  if (titles.has(lower)) return true;
  for (let at = 1; at <= lower.length - SHORTEST_ENDING; at++) if (titles.has(lower.slice(at))) return true;
  return false;
}

const SHORTEST_ENDING = 4;

function isSurname(token: Token | undefined, words: LanguageWords): boolean {
  return token !== undefined && (PARTICLES.has(token.lower) || (token.capital && !words.phrases.has(token.lower)));
}

const PARTICLES: ReadonlySet<string> = new Set(['von', 'van', 'de', 'zu', 'der', 'den']);

/** Words of a name at most. */
const LONGEST_NAME = 4;

function markRun(tokens: readonly Token[], from: number, named: Uint8Array, words: LanguageWords): void {
  for (let at = from; at < Math.min(tokens.length, from + LONGEST_NAME) && isPart(tokens, at, from, words); at++) named[at] = 1;
}

function isPart(tokens: readonly Token[], at: number, from: number, words: LanguageWords): boolean {
  const token = tokens[at]!;
  if (token.sentence !== tokens[from]!.sentence) return false;
  if (token.text === '-') return tokens[at + 1]?.capital === true;
  return at === from ? token.capital : isSurname(token, words) && (token.capital || tokens[at + 1]?.capital === true);
}
