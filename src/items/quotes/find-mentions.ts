import type { Lexicon } from './lexicon.ts';
import type { Mention } from './mention.ts';
import { readName } from './read-name.ts';
import { bare, determined } from './read-noun-phrase.ts';
import { endsLikeRole, isCommonNoun } from './role-nouns.ts';
import { isCapitalised, isPossessive, isSign, type Token } from './tokens.ts';
import { pronounGender } from './words.ts';

/** Every noun phrase of the sentence that may speak, in order, none inside another. Linear. */
export function findMentions(tokens: readonly Token[], lexicon: Lexicon): Mention[] {
  const found: Mention[] = [];
  for (let i = 0; i < tokens.length; ) {
    const mention = titledAt(tokens, i, lexicon) ?? mentionAt(tokens, i, lexicon);
    if (mention && isCredit(tokens, mention)) {
      i = afterCredit(tokens, mention.last + 1);
      continue;
    }
    const owned = mention && ownedBy(tokens, mention, lexicon);
    const led = owned ? null : mention && ledBy(tokens, mention, lexicon);
    for (const one of led ? [led] : [mention, owned]) if (one) found.push(one);
    i = Math.max((owned ?? led ?? mention)?.last ?? 0, i + 1);
  }
  return found;
}

// "Ann Lee/Coast Images" took the picture and does nothing in the story.
function isCredit(tokens: readonly Token[], { kind, last }: Mention): boolean {
  const sign = tokens[last];
  return kind !== 'pronoun' && isSign(sign, '/') && sign!.start === tokens[last - 1]!.end && isCapitalised(tokens[last + 1]);
}

function afterCredit(tokens: readonly Token[], from: number): number {
  let at = from;
  while (isCapitalised(tokens[at])) at++;
  return at;
}

const NOMINATIVE: ReadonlySet<string> = new Set(['the', 'der', 'die', 'das', 'le', 'la', 'el']);
/** Between the article and the marks of a paper's name stand no more nouns than this ("das neue Magazin „Blick“"). */
const NOUNS_BEFORE_TITLE = 3;

// "Die „Küstenpost“ schreibt", "the magazine “Tide” called it": a paper speaks whose name stands in marks.
function titledAt(tokens: readonly Token[], i: number, { words }: Lexicon): Mention | null {
  if (!NOMINATIVE.has(tokens[i]!.lower)) return null;
  let at = i + 1;
  while (at - i <= NOUNS_BEFORE_TITLE && tokens[at]?.kind === 'word' && !words.breaks.has(tokens[at]!.lower)) at++;
  const title = tokens[at];
  const verb = tokens[at + 1];
  const isName = title?.kind === 'quote' && /^\p{Lu}/u.test(title.inside) && !/[.!?,]$/.test(title.inside);
  if (!isName || verb?.kind !== 'word' || isCapitalised(verb) || !words.cues.has(verb.lower)) return null;
  // "Das „Paket“ bewertet Lang als …"
  if (isCapitalised(tokens[at + 2])) return null;
  return {
    kind: 'organisation',
    first: i,
    last: at + 1,
    start: title.start + 1,
    end: title.start + 1 + title.inside.length,
    words: title.inside.split(' '),
    roles: [],
    gender: null,
    definite: true,
  };
}

// "Britain's foreign secretary", "Brown's lawyer, Sonia Patel": somebody of whom the owner's name is a part.
function ownedBy(tokens: readonly Token[], owner: Mention, lexicon: Lexicon): Mention | null {
  if (!isName(owner) || !isPossessive(tokens, owner.last)) return null;
  const phrase = determined(tokens, owner.last, lexicon);
  return phrase && prefixed(tokens, owner.first, phrase);
}

// "Tigers coach Marcus Bell", "U.S. officials": a name that only describes the noun after it.
function ledBy(tokens: readonly Token[], name: Mention, lexicon: Lexicon): Mention | null {
  const { words } = lexicon;
  const next = tokens[name.last];
  const describes = isName(name) || lexicon.names.demonyms.has(tokens[name.first]!.text);
  // "Clinton" is a given name too.
  const isFullName = name.kind === 'person' && (name.words.length > 1 || name.first + 1 < name.last);
  if (!describes || isFullName || next?.kind !== 'word' || isCapitalised(next) || words.cues.has(next.lower)) return null;
  const phrase = bare(tokens, name.last, lexicon, true) ?? modified(tokens, name.last, lexicon);
  return phrase && prefixed(tokens, name.first, phrase);
}

/** Adjectives and nouns between a name and the calling that it describes ("Republican vice-presidential nominee"). */
const MODIFIERS = 3;

// Only before somebody's name: "Texas-based" or "Democratic" alone may describe anything.
function modified(tokens: readonly Token[], from: number, lexicon: Lexicon): Mention | null {
  for (let k = from; k <= from + MODIFIERS; k++) {
    const token = tokens[k];
    if (token?.kind !== 'word' || isCapitalised(token) || lexicon.words.breaks.has(token.lower)) return null;
    const phrase = k > from ? bare(tokens, k, lexicon, true) : null;
    if (phrase) return phrase.kind === 'person' ? phrase : null;
    if (lexicon.words.cues.has(token.lower) || lexicon.words.determiners.has(token.lower)) return null;
  }
  return null;
}

function isName(mention: Mention): boolean {
  return ['person', 'name', 'noun', 'organisation', 'place'].includes(mention.kind);
}

function prefixed(tokens: readonly Token[], first: number, phrase: Mention): Mention {
  if (phrase.kind === 'person' || phrase.kind === 'name') return { ...phrase, first };
  return {
    ...phrase,
    first,
    start: tokens[first]!.start,
    words: [...tokens.slice(first, phrase.first).map((token) => token.text), ...phrase.words],
    definite: phrase.kind === 'role',
  };
}

function mentionAt(tokens: readonly Token[], i: number, lexicon: Lexicon): Mention | null {
  const { words } = lexicon;
  const token = tokens[i]!;
  if (token.kind !== 'word') return null;
  if (words.pronouns.has(withoutVerb(token.lower))) return pronoun(tokens, i, lexicon);
  if (words.determiners.has(token.lower) || words.counts.has(token.lower)) return determined(tokens, i, lexicon);
  if (isCapitalised(token) && !opensWithNoun(tokens, i, lexicon)) return perhapsNoun(readName(tokens, i, lexicon), lexicon);
  return bare(tokens, i, lexicon);
}

// "Müller, Sprecher der Polizei,", "Regenmengen": nouns that German writes like names.
function perhapsNoun(name: Mention | null, lexicon: Lexicon): Mention | null {
  if (name?.kind === 'name' && isAdjectiveFirst(name, lexicon)) return { ...name, kind: 'noun' };
  if (name?.kind !== 'name' || name.words.length > 1) return name;
  // "Plastics seemed unsuitable": a capital that only the sentence's start gave.
  if (
    lexicon.language === 'en' &&
    name.first === 0 &&
    /[^s]s$/.test(name.words[0]!) &&
    !lexicon.isNamed(name.words[0]!.toLowerCase())
  )
    return { ...name, kind: 'noun' };
  if (lexicon.language === 'en') return name;
  const word = name.words[0]!.toLowerCase();
  // "Respecto a esto", "Comment réagissent": hardly a name that nobody else has.
  if (lexicon.language !== 'de') return name.first === 0 && !lexicon.isNamed(word) ? { ...name, kind: 'noun' } : name;
  if (endsLikeRole(word, lexicon)) return { ...name, kind: 'role', roles: [word], definite: false };
  if (lexicon.isNamed(word)) return name;
  return name.first === 0 && ADVERB.test(word) ? null : { ...name, kind: 'noun' };
}

// "Negative Folgen hält das Gericht …"
function isAdjectiveFirst({ first, words }: Mention, { language, isNamed }: Lexicon): boolean {
  return (
    language === 'de' &&
    first === 0 &&
    words.length === 2 &&
    /^\p{Lu}\p{Ll}{2,}e[nrs]?$/u.test(words[0]!) &&
    !isNamed(words[1]!.toLowerCase())
  );
}

/** "Gebetsmühlenartig", "Glücklicherweise": a capital that only the sentence's start gave. */
const ADVERB = /.{3}(?:artig|lich|erweise|mäßig|haft|bar|isch|falls|dings|wärts)$/;

// "Police said", "Senior officials …": a capital only because the sentence begins.
function opensWithNoun(tokens: readonly Token[], i: number, lexicon: Lexicon): boolean {
  const { language } = lexicon;
  if (i > 0 || language === 'de' || isCapitalised(tokens[1])) return false;
  const { lower } = tokens[0]!;
  return isCommonNoun(lower, lexicon) && !lexicon.isNamed(lower) && tokens[1]?.kind === 'word';
}

// "sie riefen", "fordern sie": several, where "sie rief" is a woman.
function isGermanPlural(tokens: readonly Token[], i: number, { language, words }: Lexicon): boolean {
  if (language !== 'de' || tokens[i]!.lower !== 'sie') return false;
  return [tokens[i - 1], tokens[i + 1]].some(
    (token) => token?.lower.endsWith('en') && (words.cues.has(token.lower) || words.auxiliaries.has(token.lower)),
  );
}

// "he'd", "they've"
function withoutVerb(word: string): string {
  return word.includes("'") ? word.replace(/'(?:d|ll|m|re|ve)$/, '') : word;
}

function pronoun(tokens: readonly Token[], i: number, lexicon: Lexicon): Mention | null {
  const token = tokens[i]!;
  const bare = withoutVerb(token.lower);
  // "US" and "IT" are no pronouns.
  if (token.text.length > 1 && token.text === token.text.toUpperCase()) return null;
  return {
    kind: 'pronoun',
    first: i,
    last: i + 1,
    start: token.start,
    end: token.start + bare.length,
    words: [bare],
    roles: [],
    gender: isGermanPlural(tokens, i, lexicon) ? null : pronounGender(bare, lexicon.words),
    definite: true,
  };
}
