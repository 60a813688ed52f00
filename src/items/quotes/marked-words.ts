import { joinedWords } from '../../text/pieces.ts';
import { isFigure, isUpperAt } from '../../text/word-characters.ts';
import type { Attribution } from './attribution.ts';
import type { Scene } from './scene.ts';
import { isSign } from './tokens.ts';

/** Words up to which marked words without a cue are a term, title or nickname rather than speech. */
export const SCARE_WORDS = 3;

/** A cue that governs the words, rather than one that gives them a name. */
export function isCued(found: Attribution | null): found is Attribution {
  return found?.cue != null && !found.naming;
}

/** Few words with a capital and no sentence's end. */
export function mayBeName(words: string): boolean {
  return countWords(words) <= TITLE_WORDS && !/[.!?]$/.test(words) && (isUpperAt(words, 0) || isFigure(words.charCodeAt(0)));
}

/** A title in marks has no more words than this. */
const TITLE_WORDS = 7;

// "It was “over,” Smith said": a comma joins the words to the cue after them.
export function closes(scene: Scene, index: number, words: string): boolean {
  return /[,?!]$/.test(words) || isSign(scene.tokens[index + 1], ',');
}

export function endsSentence(scene: Scene, index: number): boolean {
  return scene.tokens.slice(index + 1).every((token) => token.kind === 'sign');
}

/** Nothing but signs stands outside the marks. */
export function isAlone(scene: Scene, index: number): boolean {
  return scene.tokens.every((token, i) => i === index || token.kind !== 'word');
}

export function isFirst(scene: Scene, index: number): boolean {
  for (let k = 0; k < index; k++) if (scene.tokens[k]!.kind === 'word') return false;
  return true;
}

export function countWords(words: string): number {
  return joinedWords(words, "'’.-").length;
}
