import { joinedWords } from '../../text/pieces.ts';
import { isFigure, isUpperAt, letterEnd } from '../../text/word-characters.ts';
import type { QuoteForm } from '../item.ts';
import type { Attribution } from './attribution.ts';
import { calls, isGermanTerm } from './german-terms.ts';
import { closes, countWords, endsSentence, isAlone, isCued, isFirst, mayBeName, SCARE_WORDS } from './marked-words.ts';
import type { Scene } from './scene.ts';
import { isSign } from './tokens.ts';

/**
 * Whether marked words are speech, part of a sentence, or something else in marks. `words` stand inside the marks; `spoken` tells
 * that the paragraph has a speaker already.
 */
export function classifyForm(scene: Scene, index: number, words: string, found: Attribution | null, spoken: boolean): QuoteForm {
  const count = countWords(words);
  const whole = opensSentence(words);
  if (isAlone(scene, index)) return count <= SCARE_WORDS && !/[.!?,…—-]$/.test(words) ? 'scare' : 'direct';
  if (whole && isSign(scene.tokens[index - 1], ':') && standsByItself(scene, index, words)) return 'direct';
  if (scene.words.language === 'de' && isGermanTerm(scene, index, words, found, spoken)) return 'scare';
  if (scene.words.language !== 'de' && isTerm(scene, index, words, found)) return 'scare';
  if (isSingleLetter(words)) return 'scare';
  if (isTitle(words) && !(isCued(found) && makesSpeech(scene, index, words, found))) return 'scare';
  if (found?.naming && count <= 6) return 'scare';
  return isCued(found) ? cuedForm(scene, index, words, found, whole) : whole && /[.!?]$/.test(words) ? 'direct' : 'mixed';
}

// A capital or a figure before any small letter, or no letter at all.
function opensSentence(words: string): boolean {
  let at = 0;
  while (at < words.length && letterEnd(words, at) === at && !isFigure(words.charCodeAt(at))) at++;
  return at === words.length || isFigure(words.charCodeAt(at)) || isUpperAt(words, at);
}

// The grade "D-", a plan "B".
function isSingleLetter(words: string): boolean {
  let letters = 0;
  for (let at = 0; at < words.length && letters < 2; at++) if (letterEnd(words, at) > at) letters++;
  return letters === 1;
}

// "…: „Wir kommen“, sagt sie": the stop may stand after the marks.
function standsByItself(scene: Scene, index: number, words: string): boolean {
  if (/[.!?…]$/.test(words) || endsSentence(scene, index)) return true;
  return isSign(scene.tokens[index + 1], ',') && countWords(words) > SCARE_WORDS;
}

function cuedForm(scene: Scene, index: number, words: string, found: Attribution, whole: boolean): QuoteForm {
  const count = countWords(words);
  const first = isFirst(scene, index);
  if (found.by === 'after' && first && (whole || count > SCARE_WORDS)) return 'direct';
  const isLed = isSign(scene.tokens[index - 1], ',:');
  if (found.by === 'before' && whole && found.adjacent && (isLed || count > SCARE_WORDS)) return 'direct';
  // Replied, “well, we tried.”: small letters, and a sentence all the same.
  const isRightBehind =
    isLed && found.cue?.last === index - 1 && scene.cueForms.get(scene.tokens[index - 2]!.lower)?.classes.has('report');
  if (found.by === 'before' && isRightBehind && /[.!?]$/.test(words) && endsSentence(scene, index)) return 'direct';
  return found.by === 'according' && whole && (first || isLed) && count > SCARE_WORDS ? 'direct' : 'mixed';
}

// A word or three without a cue, or before a cue that says nothing of them.
function isTerm(scene: Scene, index: number, words: string, found: Attribution | null): boolean {
  const count = countWords(words);
  if (
    isNamedByNoun(scene, index, words) ||
    WORDING.test(scene.tokens[index - 1]?.lower ?? '') ||
    isOtherWord(scene, index, count) ||
    /^(?:written|printed|painted|scrawled|emblazoned|stencilled|stenciled|embroidered)$/.test(scene.tokens[index + 1]?.lower ?? '')
  )
    return true;
  if (!isCued(found)) return count <= SCARE_WORDS;
  return count <= SCARE_WORDS && found.by === 'after' && !isFirst(scene, index) && !closes(scene, index, words);
}

// "the album “Blue”", "two tracks, “Blue” and “Gold,” are": the noun before the marks says what they name.
function isNamedByNoun(scene: Scene, index: number, words: string): boolean {
  if (!mayBeName(words)) return false;
  let k = index - 1;
  while (
    isSign(scene.tokens[k], ',') ||
    (k < index - 1 && scene.tokens[k]?.kind === 'quote') ||
    scene.words.conjunctions.has(scene.tokens[k]?.lower ?? '')
  )
    k--;
  const noun = scene.tokens[k];
  return noun?.kind === 'word' && WORK.test(noun.lower) && (k === index - 1 || noun.lower.endsWith('s'));
}

/** What stands after these is spoken of as words: the phrase “grey iron”. */
const WORDING = /^(?:phrase|word|term|headline|hashtag|nickname|moniker|acronym|expression|buzzword)$/;

// Goods, or “chattels,”: another word for what was just said.
function isOtherWord(scene: Scene, index: number, count: number): boolean {
  return count <= SCARE_WORDS && scene.tokens[index - 1]?.lower === 'or' && isSign(scene.tokens[index - 2], ',');
}

const WORK =
  /^(?:films?|movies?|books?|novels?|memoir|songs?|singles?|albums?|hits?|tracks?|series|shows?|sitcom|drama|musical|opera|play|plays|episode|documentary|poem|painting|sculpture|exhibition|magazine|newspaper|program|programme|podcast|column|operation|project|game|film|película|libro|canción|chanson|roman|livre|exposition)$/;

/** A title whose every word has a capital has no more words than this. */
const TITLE_LENGTH = 10;

const SMALL = /^(?:a|an|the|of|in|on|at|to|for|and|or|but|with|from|by|as|der|die|das|und|von|de|la|le|et|y)$/;

// Every German noun has a capital: after "nannte den Plan" they are no title.
function makesSpeech(scene: Scene, index: number, words: string, found: Attribution): boolean {
  if (scene.words.language === 'de' && calls(scene, found)) return true;
  if (found.cue?.last === index && SHOUTING.test(scene.tokens[index - 1]!.lower)) return true;
  return found.adjacent && isSetOff(scene, index, words);
}

/** What is cried needs no other sign of speech. */
const SHOUTING = /^(?:scream|shout|yell|chant|cr[iy]|holler|bellow|roar)/;

// Said: “Merry Christmas!”; but "wrote “The Last Ferry” in 2001".
function isSetOff(scene: Scene, index: number, words: string): boolean {
  const stopped = /[.,!?…]$/.test(words) || isSign(scene.tokens[index + 1], ',');
  return stopped || isSign(scene.tokens[index - 1], ',:') || countWords(words) === 1;
}

// "The Silence of the Lambs": every word that counts has a capital.
function isTitle(words: string): boolean {
  return countWords(words) <= TITLE_LENGTH && !/[!?]$/.test(words) && allCapitals(words);
}

function allCapitals(words: string): boolean {
  const parts = joinedWords(words, "'’");
  const large = parts.filter((part) => isUpperAt(part, 0) || isFigure(part.charCodeAt(0))).length;
  const small = parts.filter((part) => SMALL.test(part)).length;
  return large > 1 && large + small === parts.length;
}
