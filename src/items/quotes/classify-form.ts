import type { QuoteForm } from '../item.ts';
import type { Attribution } from './attribution.ts';
import type { Scene } from './scene.ts';
import { isCapitalised, isSign } from './tokens.ts';

/** Words up to which marked words without a cue are a term, title or nickname rather than speech. */
export const SCARE_WORDS = 3;

/** Whether marked words are speech, part of a sentence, or something else in marks. `words` stand inside the marks. */
export function classifyForm(scene: Scene, index: number, words: string, found: Attribution | null): QuoteForm {
  const count = countWords(words);
  const alone = isAlone(scene, index);
  const whole = /^\P{L}*(?:\p{Lu}|\p{N}|$)/u.test(words);
  if (alone) return count <= SCARE_WORDS && !/[.!?,…—-]$/.test(words) ? 'scare' : 'direct';
  if (whole && isSign(scene.tokens[index - 1], ':') && (/[.!?…]$/.test(words) || endsSentence(scene, index))) return 'direct';
  const cued = found?.cue != null && !found.naming;
  if (isNamedByNoun(scene, index, words, count)) return 'scare';
  if (isTitle(words, count) && !(cued && found.adjacent)) return 'scare';
  if (found?.naming && count <= 6) return 'scare';
  const german = scene.words.language === 'de';
  if (!cued && german && count <= GERMAN_TERM_WORDS && !/[.!?]$/.test(words)) return 'scare';
  if (cued && count <= SCARE_WORDS && found.by === 'after' && !isFirst(scene, index) && !closes(scene, index, words))
    return 'scare';
  if (!cued) return count <= SCARE_WORDS ? 'scare' : whole && /[.!?]$/.test(words) ? 'direct' : 'mixed';
  if (found.by === 'after' && isFirst(scene, index) && (whole || count > SCARE_WORDS)) return 'direct';
  if (found.by === 'before' && whole && found.adjacent && (isSign(scene.tokens[index - 1], ',:') || count > SCARE_WORDS))
    return 'direct';
  if (found.by === 'according' && whole && isFirst(scene, index) && count > SCARE_WORDS) return 'direct';
  return 'mixed';
}

/** A title in marks has no more words than this. */
const TITLE_WORDS = 7;

// "Der Film „Der letzte Sommer“", "the album “Blue”": the noun before the marks says what they name.
function isNamedByNoun(scene: Scene, index: number, words: string, count: number): boolean {
  const before = scene.tokens[index - 1];
  if (before?.kind !== 'word' || count > TITLE_WORDS || /[.!?]$/.test(words) || !/^[\p{Lu}\p{N}]/u.test(words)) return false;
  const german = scene.words.language === 'de';
  return german ? isCapitalised(before) && index > 1 && !SPEECH.test(before.lower) : WORK.test(before.lower);
}

const SPEECH = /(?:worten?|wortlaut|satz|frage|antwort|zitat|zuruf|rufen?|ausruf|appell)$/;

const WORK =
  /^(?:films?|movies?|books?|novels?|memoir|songs?|singles?|albums?|hits?|series|shows?|sitcom|drama|musical|opera|play|plays|episode|documentary|poem|painting|sculpture|exhibition|magazine|newspaper|program|programme|podcast|column|operation|project|game|film|película|libro|canción|chanson|roman|livre|exposition)$/;

/** German papers put longer names and mottos in marks. */
const GERMAN_TERM_WORDS = 5;

// "It was “over,” Smith said": a comma joins the words to the cue after them.
function closes(scene: Scene, index: number, words: string): boolean {
  return /[,?!]$/.test(words) || isSign(scene.tokens[index + 1], ',');
}

function endsSentence(scene: Scene, index: number): boolean {
  return scene.tokens.slice(index + 1).every((token) => token.kind === 'sign');
}

/** Nothing but signs stands outside the marks. */
export function isAlone(scene: Scene, index: number): boolean {
  return scene.tokens.every((token, i) => i === index || token.kind !== 'word');
}

function isFirst(scene: Scene, index: number): boolean {
  for (let k = 0; k < index; k++) if (scene.tokens[k]!.kind === 'word') return false;
  return true;
}

/** A title whose every word has a capital has no more words than this. */
const TITLE_LENGTH = 10;

const SMALL = /^(?:a|an|the|of|in|on|at|to|for|and|or|but|with|from|by|as|der|die|das|und|von|de|la|le|et|y)$/;

// "The Silence of the Lambs": every word that counts has a capital.
function isTitle(words: string, count: number): boolean {
  return count <= TITLE_LENGTH && !/[!?]$/.test(words) && allCapitals(words);
}

function allCapitals(words: string): boolean {
  const parts = words.match(/[\p{L}\p{N}'’]+/gu) ?? [];
  const large = parts.filter((part) => /^[\p{Lu}\p{N}]/u.test(part)).length;
  const small = parts.filter((part) => SMALL.test(part)).length;
  return large > 1 && large + small === parts.length;
}

export function countWords(words: string): number {
  return words.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
