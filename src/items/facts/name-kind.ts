import type { NameFact } from '../fact.ts';
import type { NameTable } from '../quotes/quote-tables.ts';
import type { Token } from './tokens.ts';

export type NameKind = NameFact['value']['kind'];

/** Names whose kind is known without their words around. */
export type KnownNames = Pick<NameTable, 'given' | 'places' | 'placesOfTwo' | 'demonyms'>;

export const PERSON_LINKERS = new Set('de da di du del der den van von la le el al bin ibn dos das y'.split(' '));

export const ORGANISATION =
  /^(?:university|college|school|institute|inc|limited|plc|gmbh|registry|corp|corporation|company|co|ltd|llc|group|party|ministry|council|committee|commission|association|bank|court|agency|department|club|fc|church|union|organi[sz]ation|senate|congress|parliament|house|army|navy|force|forces|police|bureau|office|league|federation|foundation|society|museum|hospital|airlines|airways|records|studios|pictures|entertainment|network|times|post|tribune|herald|journal|gazette|telegraph|chronicle|magazine|news|press|team|band|orchestra|authority|board|service|services|administration|assembly|cabinet|nations|ministries|industries|motors|holdings|partners|alliance|front|movement|academy|library|theatre|theater|opera|trust|ballet|choir|gallery|label|records|channel|fund)$/;
export const PLACE =
  /^(?:city|county|state|states|island|islands|river|lake|mount|mountain|mountains|street|avenue|road|bay|sea|ocean|valley|park|province|district|republic|kingdom|peninsula|desert|airport|station|bridge|square|beach|coast|territory|region|village|town|hills|forest|creek|mall|tower|towers|stadium|castle|palace|harbour|harbor|canal|falls|heights|cape)$/;

export const EVENT =
  /^(?:olympics|cup|war|award|awards|games|championship|championships|festival|prize|bowl|series|act|treaty|agreement|summit|conference|tour|grand|prix|open|festival|trophy|medal|day|year|revolution|battle)$/;

export function isAcronym({ text }: Token): boolean {
  return text.length > 1 && !endsLow(text) && text === text.toUpperCase();
}

// Nearly every word does.
function endsLow(text: string): boolean {
  const unit = text.charCodeAt(text.length - 1);
  return unit >= 0x61 && unit <= 0x7a;
}

/** What the name over tokens `[from, to)` is the name of, by its own words first and then by the word before it. */
export function kindOf(tokens: readonly Token[], from: number, to: number, titled: boolean, known: KnownNames): NameKind {
  const words = tokens.slice(from, to);
  if (titled) return 'person';
  if (words.some((word) => ORGANISATION.test(word.lower))) return 'organisation';
  if (words.some((word) => EVENT.test(word.lower))) return 'other';
  if (words.some((word) => PLACE.test(word.lower)) || isKnownPlace(words, known)) return 'place';
  if (words.length === 1 && isAcronym(words[0]!)) return 'organisation';
  const before = tokens[from - 1]?.lower;
  if (before === 'in' || before === 'near' || (before === 'at' && words.length === 1)) return 'place';
  if (isGiven(words[0]!, known) && words.length <= LONGEST_PERSON && !known.demonyms.has(words[0]!.text)) return 'person';
  if (before === 'the') return 'other';
  return words.length >= 2 && words.length <= LONGEST_PERSON && words.every(isPartOfPerson) ? 'person' : 'other';
}

/** Tokens of a person's name at most, points and hyphens counted. */
const LONGEST_PERSON = 6;

function isPartOfPerson(word: Token): boolean {
  return (word.capital && word.lower !== 'the') || /^[-.]$/.test(word.text) || PERSON_LINKERS.has(word.lower);
}

function isGiven({ text }: Token, { given }: KnownNames): boolean {
  return given.male.has(text) || given.female.has(text);
}

function isKnownPlace(words: readonly Token[], { places, placesOfTwo }: KnownNames): boolean {
  const name = words.map(({ text }) => text).join(' ');
  return STATES.test(name) || (words.length === 1 ? places.has(name) : placesOfTwo.has(name));
}

const STATES = /^(?:U\.?K\.?|U\.?S\.?(?:A\.?)?|U\.?A\.?E\.?)$/;
