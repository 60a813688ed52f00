import type { Mention } from './mention.ts';
import type { CueForm } from './quote-tables.ts';
import { isCapitalised, isSign, type Token } from './tokens.ts';
import type { Words } from './words.ts';

/** One sentence as the sieves see it. */
export interface Scene {
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly words: Words;
  readonly cueForms: ReadonlyMap<string, CueForm>;
  /** For each token the mention that ends at it (`last`), and the one that starts at it (`first`). */
  readonly endingAt: ReadonlyMap<number, Mention>;
  readonly startingAt: ReadonlyMap<number, Mention>;
}

export function createScene(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  words: Words,
  cueForms: ReadonlyMap<string, CueForm>,
): Scene {
  return {
    tokens,
    mentions,
    words,
    cueForms,
    endingAt: new Map(mentions.map((mention) => [mention.last, mention])),
    startingAt: new Map(mentions.map((mention) => [mention.first, mention])),
  };
}

/** The cue form at token `i` where it is used as a verb; null for "the report", "his claim", "a police statement". */
export function cueAt(scene: Scene, i: number): CueForm | null {
  const token = scene.tokens[i];
  if (token?.kind !== 'word') return null;
  const form = scene.cueForms.get(token.lower);
  if (!form || (isCapitalised(token) && i > 0 && !isSign(scene.tokens[i - 1], ':—–"'))) return null;
  if (isInsideMention(scene, i) || isNounHere(scene, i, form) || lacksParticle(scene, i, form)) return null;
  return form;
}

/** A German particle stands within this many tokens of its verb; quotations between them count as one. */
const PARTICLE_WITHIN = 40;

// "setzte die Polizei ein" is no speech, "setzte sie hinzu" is.
function lacksParticle(scene: Scene, i: number, { particles }: CueForm): boolean {
  if (!particles) return false;
  if (scene.words.language !== 'de') return !particles.has(scene.tokens[i + 1]?.lower ?? '');
  // "es gebe … an"
  for (let k = i - 2; k <= i + 1; k++) if (scene.tokens[k]?.lower === 'es') return true;
  for (let k = i + 1; k < scene.tokens.length && k - i <= PARTICLE_WITHIN; k++)
    if (particles.has(scene.tokens[k]!.lower)) return false;
  return true;
}

function isInsideMention(scene: Scene, i: number): boolean {
  for (let k = i; k >= 0 && i - k < 10; k--) {
    const mention = scene.startingAt.get(k);
    if (mention) return mention.last > i;
  }
  return false;
}

const BEFORE_NOUN =
  /^(?:the|a|an|its|their|my|our|your|his|'s|of|no|any|some|recent|latest|official|new|first|public|brief|written|joint|strong|similar|every|each)$/;

function isNounHere(scene: Scene, i: number, form: CueForm): boolean {
  if (scene.words.language !== 'en') return false;
  const before = scene.tokens[i - 1];
  if (!before) return form.tenses.has('base') && !form.tenses.has('past');
  if (BEFORE_NOUN.test(before.lower) || (/ed$/.test(before.lower) && scene.words.determiners.has(scene.tokens[i - 2]?.lower ?? '')))
    return true;
  if (form.tenses.has('past') || form.tenses.has('gerund')) return false;
  // "one of the many reasons"
  if (form.tenses.has('present') && scene.words.counts.has(before.lower)) return true;
  // "the only reason"
  if (before.lower === 'only' && scene.words.determiners.has(scene.tokens[i - 2]?.lower ?? '')) return true;
  if (before.lower === 'to' || scene.words.auxiliaries.has(before.lower) || before.kind === 'quote' || before.kind === 'sign')
    return false;
  if (scene.words.adverbs.has(before.lower) || scene.words.pronouns.has(before.lower) || scene.words.relatives.has(before.lower))
    return false;
  return !scene.endingAt.has(i) && !scene.words.conjunctions.has(before.lower);
}

export function isGerund(form: CueForm): boolean {
  return form.tenses.has('gerund');
}

/** "is reaffirming": a gerund that its auxiliary makes as finite as "reaffirms". */
export function isProgressive(scene: Scene, i: number): boolean {
  const before = skipAdverbs(scene, i - 1, -1);
  return before < i - 1 && /^(?:is|are|was|were|been|be)$/.test(lastAuxiliary(scene, before, i));
}

function lastAuxiliary(scene: Scene, after: number, before: number): string {
  for (let k = before - 1; k > after; k--) if (scene.words.auxiliaries.has(scene.tokens[k]!.lower)) return scene.tokens[k]!.lower;
  return '';
}

/** "was called": the subject is not the one who called. */
export function isPassive(scene: Scene, i: number): boolean {
  const form = scene.cueForms.get(scene.tokens[i]!.lower);
  if (!form?.tenses.has('past')) return false;
  let k = i - 1;
  while (k >= 0 && isAdverb(scene, k)) k--;
  const before = scene.tokens[k];
  return before !== undefined && scene.words.passives.has(before.lower);
}

// "ultimately decided": English makes its adverbs by an ending.
function isAdverb(scene: Scene, i: number): boolean {
  const { lower, text } = scene.tokens[i]!;
  if (scene.words.adverbs.has(lower)) return true;
  return scene.words.language === 'en' && /^\p{Ll}{3,}ly$/u.test(text) && !NOUN_IN_LY.test(text);
}

const NOUN_IN_LY = /(?:family|assembly|ally|monopoly|reply|supply|anomaly|bully|butterfly)$/;

/** The next token from `i` on that is neither adverb nor auxiliary; goes left with `step` -1. */
export function skipAdverbs(scene: Scene, i: number, step: 1 | -1): number {
  let k = i;
  while (scene.tokens[k] && (isAdverb(scene, k) || scene.words.auxiliaries.has(scene.tokens[k]!.lower))) k += step;
  return k;
}
