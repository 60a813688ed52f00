import type { Mention } from './mention.ts';
import { type Cue, hasWords, type Reported, reported, SHORTEST } from './reported.ts';
import type { Scene } from './scene.ts';
import { isSign } from './tokens.ts';

/** A clause after an inserted "she said" begins within this many tokens of the sentence's start ("But, she said, …"). */
const OPENING = 3;
/** Tokens after a closing "…, she said" that may hold another comma ("on Monday, in Geneva"). */
const CLOSING = 8;

// "But, she says, she had no choice.", "The bill, she said, was too long."
export function inserted(scene: Scene, verb: number, mention: Mention, cue: Cue): Reported | null {
  const start = Math.min(mention.first, verb);
  const end = Math.max(mention.last, verb + 1);
  if (
    !isSign(scene.tokens[start - 1], ',') ||
    !isSign(scene.tokens[end], ',') ||
    end - start > OPENING + mention.last - mention.first
  )
    return null;
  const next = scene.tokens[end + 1]?.lower ?? '';
  // "…, he said, and went", "…, he said, pointing at it", "…, said Ann Lee, a teacher."
  const isApposition = mention.first > verb && scene.words.determiners.has(next);
  if (scene.words.conjunctions.has(next) || /ing$/.test(next) || isApposition) return null;
  const before = start - 1 > OPENING || scene.startingAt.has(0) ? [[0, start - 1] as const] : [];
  return hasWords(scene, end + 1, scene.tokens.length)
    ? reported(scene, [...before, [end + 1, scene.tokens.length]], mention, cue)
    : null;
}

// "…, analysts say.", "…, said the minister."
export function clauseBefore(scene: Scene, verb: number, mention: Mention, cue: Cue): Reported | null {
  const start = afterComma(scene, Math.min(mention.first, verb));
  if (!isSign(scene.tokens[start - 1], ',')) return null;
  const end = Math.max(mention.last, verb + 1);
  for (let k = end; k < scene.tokens.length; k++) {
    const goesOn = scene.words.conjunctions.has(scene.tokens[k + 1]?.lower ?? '');
    if (isSign(scene.tokens[k], ',;:') && k - end > CLOSING && !goesOn) return null;
  }
  // "…, die Zeugen berichtet haben": a German clause after the report has its verb first.
  if (scene.words.language === 'de' && mention.first < verb) return null;
  // "His former boss, Ann Lee, denied it" states nothing; "The yard may sink, Ann Lee, its owner, said" does.
  const isApposition = mention.first < verb && isSign(scene.tokens[mention.last], ',');
  if (isApposition && !hasAuxiliary(scene, 0, start - 1)) return null;
  return isClause(scene, start - 1) ? reported(scene, [[0, start - 1]], mention, cue) : null;
}

// "…, a-t-il ajouté", "…, ha subrayado la portavoz": the auxiliary belongs to the cue.
function afterComma(scene: Scene, start: number): number {
  const isRomance = scene.words.language === 'fr' || scene.words.language === 'es';
  return isRomance && scene.words.auxiliaries.has(scene.tokens[start - 1]?.lower ?? '') ? start - 1 : start;
}

// Not "On Thursday," or "But under oath,": those introduce what comes.
function isClause(scene: Scene, end: number): boolean {
  const opens = scene.words.conjunctions.has(scene.tokens[0]!.lower) ? 1 : 0;
  // Nothing introduces a German clause whose verb would follow with a comma between.
  if (scene.words.language === 'de') return end - opens >= SHORTEST;
  const first = scene.tokens[opens]?.lower ?? '';
  // "When she was pregnant, …" only tells the time; "When it rains, the road is closed, …" is a clause.
  if (TIME.test(first)) return hasAuxiliary(scene, lastComma(scene, end) ?? end, end);
  const introduces = scene.words.prepositions.has(first) || scene.words.subordinators.has(first) || /(?:ing|ed|ly)$/.test(first);
  if (introduces) return hasAuxiliary(scene, 1, end);
  return end - opens >= SHORTEST;
}

const TIME = /^(?:when|while|after|before|until|once|since|as)$/;

function lastComma(scene: Scene, end: number): number | null {
  for (let k = end - 1; k > 0; k--) if (isSign(scene.tokens[k], ',')) return k;
  return null;
}

function hasAuxiliary(scene: Scene, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (scene.words.auxiliaries.has(scene.tokens[k]!.lower)) return true;
  return false;
}
