import type { Token } from './tokens.ts';

/** Words that end a noun phrase or can't be its head. */
const STOP = new Set(
  (
    'a an the this that these those and or but nor of in on at by to from for with without about against between into through during ' +
    'before after above below up down out off over under again further then once here there when where why how all any both each ' +
    'is are was were be been being am has have had having do does did doing will would shall should can could may might must ' +
    'he she it they we i you him her them us who whom whose which what as if because while until than so too very not no only own ' +
    "same just also even still yet ago later earlier since per his its their our my your 's among amid across along within despite " +
    'whether however although though including such according worldwide overall total alone together inclusive annually respectively ' +
    'when whereas aged via versus vs like near past'
  ).split(' '),
);

/** Words that stand between a number and its noun and say nothing about what is counted. */
const LIGHT = new Set(
  'other more additional further different separate new such total consecutive straight of the its their his her'.split(' '),
);

const VERB_LIKE = new Set(
  (
    'died killed requested said asked voted signed joined attended took made won lost were came went got gave fled left became began rose fell ' +
    'grew live lives lived work works worked remain remains remained want wanted told saw found held ran met sank spoke broke stood sat shot drove ' +
    'flew fought wrote burned burnt sent brought bought sold built led lay lie lies stay stayed vanished closed opened smoke smokes vote agree ' +
    'believe think say support marched missing high tall long wide deep old young outside inside east west north south ahead apart clear ' +
    'ended started arrived fail failed'
  ).split(' '),
);
const PLURAL_WORDS = new Set(
  'people men women children police cattle sheep aircraft series species teeth feet mice geese media staff'.split(' '),
);
const LONGEST_PHRASE = 4;

/** The content words that follow a quantity, up to the end of the noun phrase. Tokens `[at, …)`. */
export function phraseAfter(tokens: readonly Token[], at: number): Token[] {
  const phrase: Token[] = [];
  let from = at;
  while (from < tokens.length && (tokens[from]!.text === '-' || LIGHT.has(tokens[from]!.lower)) && from < at + 4) from += 1;
  for (let index = from; index < tokens.length && phrase.length < LONGEST_PHRASE; index++) {
    const token = tokens[index]!;
    if (token.text === '-' && phrase.length > 0) continue;
    if (/^['’]s?$/.test(token.lower) && phrase.length > 0) {
      phrase.length = 0; // "the district's people" are people
      continue;
    }
    if (phrase.length > 0 && /^(?:more|fewer|less)$/.test(token.lower)) break; // "one part more"
    if (token.kind !== 'word' || STOP.has(token.lower) || token.sentence !== tokens[at]?.sentence) break;
    if (phrase.length === 0 && (VERB_LIKE.has(token.lower) || closesClause(tokens, index))) break;
    if (phrase.length > 0 && (VERB_LIKE.has(token.lower) || (/ed$/.test(token.lower) && isPlural(phrase[phrase.length - 1]!))))
      break;
    phrase.push(token);
    if (token.noun) break;
  }
  return phrase;
}

// "312 destroyed." counts nothing named destroyed; "312 destroyed homes" does.
function closesClause(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return /ed$/.test(tokens[at]!.lower) && (next?.kind !== 'word' || STOP.has(next.lower));
}

/** What a number counts: the plural that ends the phrase, else its last word; singular, lower case. */
export function headNounAfter(tokens: readonly Token[], at: number): string | null {
  const phrase = phraseAfter(tokens, at);
  if (phrase.length === 0) return null;
  const plural = phrase.findIndex((token) => isPlural(token) && !/ly$/.test(token.lower));
  const head = plural >= 0 ? lastOfRun(phrase, plural) : phrase[phrase.length - 1]!;
  return singular(head.lower);
}

// "three goals" heads at the first plural; in "two sports cars" that one is no head.
function lastOfRun(phrase: readonly Token[], first: number): Token {
  const next = phrase[first + 1];
  return next && isPlural(next) && /^(?:sports|news|arms|women|men|goods|systems|savings)$/.test(phrase[first]!.lower)
    ? next
    : phrase[first]!;
}

const LINKS = new Set(
  'of is was are were at to reached totaled totalled stood numbered by with rose fell increased decreased about around nearly approximately over under than more less some from exceeds exceeded percent million billion points put estimated :'.split(
    ' ',
  ),
);

/** "a population of 5,000", "the death toll reached 40": the noun before the number. */
export function headNounBefore(tokens: readonly Token[], at: number): string | null {
  let links = 0;
  for (let index = at - 1; index >= 0 && index >= at - REACH_BACK; index--) {
    const token = tokens[index]!;
    if (token.sentence !== tokens[at]?.sentence) return null;
    if (LINKS.has(token.lower) || (links > 0 && token.kind === 'number')) {
      links += 1;
      continue;
    }
    if (token.kind !== 'word' || links === 0) return null;
    if (STOP.has(token.lower)) continue;
    const place = tokens[index + 1]!.lower === 'of' ? null : placeBefore(tokens, index); // "at the age of"
    if (place !== null) {
      index = place;
      continue;
    }
    return /ed$/.test(token.lower) || VERB_LIKE.has(token.lower) ? null : singular(token.lower);
  }
  return null;
}

/** "The number of workers at the yard fell to": the preposition of a phrase that only says where; null for the noun itself. */
function placeBefore(tokens: readonly Token[], at: number): number | null {
  let index = at - 1;
  while (index > at - 3 && (/^(?:the|a|an|its|their)$/.test(tokens[index]?.lower ?? '') || tokens[index]?.capital)) index -= 1;
  return /^(?:at|in|on|near|for)$/.test(tokens[index]?.lower ?? '') ? index : null;
}

/** Tokens: "revenue rose 6 percent to £2.1 billion". */
const REACH_BACK = 10;

function isPlural(token: Token): boolean {
  return (
    PLURAL_WORDS.has(token.lower) || (/[^s]s$/.test(token.lower) && !/(?:us|is|ous)$/.test(token.lower) && token.lower.length > 3)
  );
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['lives', 'life'],
  ['wives', 'wife'],
  ['feet', 'foot'],
  ['series', 'series'],
  ['species', 'species'],
  ['movies', 'movie'],
  ['media', 'media'],
]);

export function singular(word: string): string {
  const known = IRREGULAR.get(word);
  if (known) return known;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word) || word.length < 4) return word;
  if (/(?:sh|ch|x|ss|z)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
