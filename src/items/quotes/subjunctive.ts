import type { Scene } from './scene.ts';
import { isCapitalised, isSign } from './tokens.ts';

/** Forms that German has for what somebody else said, and hardly for anything else. */
export const PRESENT_SUBJUNCTIVE =
  /^(?:sei|seien|habe|werde|müsse|könne|solle|dürfe|wolle|gebe|gehe|komme|stehe|mache|lasse|brauche|bleibe|heiße|liege|sehe|wisse|halte|trage|fehle|bedeute|zeige|gelte|finde|drohe|führe)$/;
/** Forms that stand in for them, and for what might be as well. */
export const PAST_SUBJUNCTIVE = /^(?:hätten?|würden?|müssten?|könnten?|dürften?|wären?)$/;

/** "Die Landesregierung verkenne …": after a single subject only the subjunctive ends so; "-te" may be the past. */
export function isSubjunctive(scene: Scene, k: number): boolean {
  const { lower } = scene.tokens[k]!;
  const subject = scene.endingAt.get(k);
  if (!subject || subject.kind === 'group' || !/[^t]e$/.test(lower) || scene.words.adverbs.has(lower)) return false;
  return subject.first === 0 && !isCapitalised(scene.tokens[k + 1]);
}

/** How surely the sentence tells what somebody said: `surely` by the present subjunctive, `perhaps` by the past one. */
export function tellsOthersWords(scene: Scene): 'surely' | 'perhaps' | null {
  const { words, tokens } = scene;
  if (words.language !== 'de' || /^(?:ich|man)$/.test(tokens[0]?.lower ?? '')) return null;
  // "Wer täglich fahre, zahle mehr.": what opens with a clause of its own has its main verb behind the comma.
  const opensWithClause = words.subordinators.has(tokens[0]?.lower ?? '') || OPENS_CLAUSE.test(tokens[0]?.lower ?? '');
  let told: 'perhaps' | null = null;
  for (let k = 0; k < tokens.length; k++) {
    // "Er hielt es für ein System, das mithalten könne": only the main verb counts.
    if (isSign(tokens[k], ',') && !opensWithClause && isRelative(scene, k + 1)) k = endOfRelative(scene, k + 1);
    if (k >= tokens.length) break;
    const { lower } = tokens[k]!;
    if ((PRESENT_SUBJUNCTIVE.test(lower) && isVerbHere(scene, k)) || isSubjunctive(scene, k)) return 'surely';
    if (STANDS_IN.test(lower)) told = 'perhaps';
  }
  return told;
}

// Not "…, das seien 60 Prozent".
function isRelative(scene: Scene, at: number): boolean {
  return scene.words.relatives.has(scene.tokens[at]?.lower ?? '') && !PRESENT_SUBJUNCTIVE.test(scene.tokens[at + 1]?.lower ?? '');
}

function endOfRelative(scene: Scene, from: number): number {
  let k = from;
  while (k < scene.tokens.length && !isSign(scene.tokens[k], ',;:–—')) k++;
  return k;
}

const OPENS_CLAUSE = /^(?:wer|was|wo|wie)$/;
const STANDS_IN = /^(?:hätten?|würden?|wären?|kämen?|gäben?|stünden?|lägen?|fänden?|bräuchten?)$/;

/** "hätten von Druck berichtet": whoever reported is told of by somebody else. */
export function isToldByOther(scene: Scene, cue: number): boolean {
  for (let k = cue - 1; k >= 0 && !isSign(scene.tokens[k], ',;:'); k--)
    if (/^(?:habe|hätten?|sei|seien|wären?)$/.test(scene.tokens[k]!.lower)) return true;
  return false;
}

// "ich habe", "es sei denn", "sei es" and "wie dem auch sei" are nobody's words.
function isVerbHere(scene: Scene, k: number): boolean {
  const around = [scene.tokens[k - 1]?.lower, scene.tokens[k + 1]?.lower];
  if (around.includes('ich') || around.includes('denn')) return false;
  return !(scene.tokens[k]!.lower === 'sei' && (around[1] === 'es' || around[0] === 'auch'));
}
