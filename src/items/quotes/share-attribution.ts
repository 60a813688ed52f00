import type { Attribution } from './attribution.ts';
import type { Scene } from './scene.ts';
import type { Earlier } from './spot.ts';
import { isSign } from './tokens.ts';

/** Between the members of a list of marked words stand no more than this many tokens. */
const LIST_GAP = 4;

/** Called it "bad" and "sad": the second word is as much a quotation as the first. */
export function isListed(earlier: Earlier, index: number, scene: Scene): boolean {
  if (earlier.part.form === 'scare' || earlier.part.cue === null) return false;
  return index - earlier.index <= LIST_GAP || hasSameSubject(earlier, index, scene);
}

/** Between two predicates of one subject stand no more than this many tokens. */
const PREDICATE_GAP = 8;

// Were not "lost" but were acting like "fools": a conjunction and a verb, and nobody new between.
function hasSameSubject(earlier: Earlier, index: number, scene: Scene): boolean {
  const from = earlier.index + 1;
  if (index - from > PREDICATE_GAP || !scene.words.conjunctions.has(scene.tokens[from]?.lower ?? '')) return false;
  if (earlier.found?.by !== 'before' || !scene.words.auxiliaries.has(scene.tokens[from + 1]?.lower ?? '')) return false;
  return scene.tokens.slice(from, index).every((token) => token.kind === 'word');
}

/** Said that it was "very sad" and that nobody had "any doubt": the same verb governs both. */
export function repeatsThat(earlier: Earlier, index: number, scene: Scene): boolean {
  if (earlier.part.form === 'scare' || earlier.part.cue === null || earlier.found?.by !== 'before') return false;
  for (let k = earlier.index + 1; k < index - 1; k++)
    if (scene.words.conjunctions.has(scene.tokens[k]!.lower) && /^(?:that|dass|que)$/.test(scene.tokens[k + 1]!.lower)) return true;
  return false;
}

/** "Bad" and "very sad", he said: the first word is as much a quotation as the second. */
export function isListedBefore(earlier: Earlier, index: number, scene: Scene): boolean {
  if (earlier.part.form === 'direct' || earlier.part.cue !== null || index - earlier.index !== 2) return false;
  const between = scene.tokens[index - 1]!;
  return scene.words.conjunctions.has(between.lower) || isSign(between, ',');
}

/** Said it was "bad" and that it would "get worse": no cue of its own, so the first one governs. */
export function sharesVoice(earlier: Earlier, found: Attribution | null): boolean {
  return !found?.cue && earlier.part.form !== 'scare';
}

/** "…," she said, "…": the words between are one attribution, closed by a comma, and no other cue opens the second part. */
export function goesOn(scene: Scene, previous: Earlier, index: number): boolean {
  const cue = previous.found?.cue;
  if (!cue || previous.found?.by !== 'after' || cue.first < previous.index || cue.first > index) return false;
  if (!isSign(scene.tokens[index - 1], ',—–-')) return false;
  const opening = scene.tokens[previous.index + 1];
  if (opening && scene.words.conjunctions.has(opening.lower)) return false;
  for (let k = cue.last; k < index; k++) {
    const form = scene.cueForms.get(scene.tokens[k]!.lower);
    if (form && (k === index - 2 || scene.words.conjunctions.has(scene.tokens[k - 1]!.lower))) return false;
  }
  return true;
}
