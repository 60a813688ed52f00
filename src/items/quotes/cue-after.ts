import { type Attribution, attribution, hasWordsBefore, REACH } from './attribution.ts';
import { findSubject } from './find-subject.ts';
import type { Mention } from './mention.ts';
import { namedBeside } from './named-beside.ts';
import { cueAt, isGerund, isPassive, type Scene, skipAdverbs } from './scene.ts';
import { isSign } from './tokens.ts';

export function cueAfter(scene: Scene, quote: number, expected: boolean): Attribution | null {
  let at = quote + 1;
  while (isSign(scene.tokens[at], ',—–-.)')) at++;
  if (scene.tokens[at]?.lower === 'as' || scene.tokens[at]?.lower === 'comme' || scene.tokens[at]?.lower === 'wie') at++;
  return inverted(scene, at) ?? subjectFirst(scene, at, expected);
}

/** "said Power", "so Stegner", "she said" at `at`, where a clause of reported speech has come to its end. */
export function spokenAt(scene: Scene, at: number): Attribution | null {
  const found = inverted(scene, at) ?? subjectFirst(scene, at, false);
  const form = found?.cue && scene.cueForms.get(scene.tokens[found.cue.first]!.lower);
  return form && (form.classes.has('report') || scene.words.language !== 'en') ? found : null;
}

function quoteBefore(scene: Scene, at: number): number {
  let k = at - 1;
  while (k > 0 && scene.tokens[k]!.kind !== 'quote') k--;
  return k;
}

// "said Power", "sagte die Kanzlerin"
function inverted(scene: Scene, at: number): Attribution | null {
  let verb = skipAdverbs(scene, at, 1);
  if (
    /^(?:s'|se|lui|m'|nous|le|l')$/.test(scene.tokens[verb]?.lower ?? '') &&
    scene.cueForms.has(scene.tokens[verb + 1]?.lower ?? '')
  )
    verb++;
  const turned = pronounBetween(scene, at);
  if (turned) return turned;
  const form =
    cueAt(scene, verb) ??
    (verb === at && scene.words.cues.has(scene.tokens[verb]?.lower ?? '') ? scene.cueForms.get(scene.tokens[verb]!.lower)! : null);
  if (!form || isGerund(form) || scene.startingAt.has(verb) || isPassive(scene, verb)) return null;
  const isPerfect = scene.words.language === 'de' && scene.tokens[verb - 1]?.kind === 'quote';
  const mention = speakerAfter(scene, afterParticle(scene, verb)) ?? (isPerfect ? findSubject(scene, 0, verb) : null);
  const next = scene.tokens[verb + 1];
  if (!mention && next !== undefined && next.kind === 'word') return null;
  return attribution(mention, verb, verb + 1, 'after', !hasWordsBefore(scene, quoteBefore(scene, at)), false);
}

// "chimed in Lee", "shot back Lee"
function afterParticle(scene: Scene, verb: number): number {
  const particle = scene.tokens[verb + 1]?.lower ?? '';
  const goesIn = particle === 'in' && /^(?:chim|chip|weigh|join|br[eo]ak|broke|cut)/.test(scene.tokens[verb]!.lower);
  return goesIn || /^(?:up|back|out)$/.test(particle) ? verb + 2 : verb + 1;
}

// "a-t-il ajouté", "a-t-elle aussi fait savoir": French puts the pronoun behind the auxiliary.
function pronounBetween(scene: Scene, at: number): Attribution | null {
  const mention = scene.startingAt.get(at + 1);
  if (scene.words.language !== 'fr' || mention?.kind !== 'pronoun' || !scene.words.auxiliaries.has(scene.tokens[at]?.lower ?? ''))
    return null;
  const verb = skipAdverbs(scene, at + 2, 1);
  if (!scene.tokens[verb] || !cueAt(scene, verb)) return null;
  return attribution(mention, verb, verb + 1, 'after', !hasWordsBefore(scene, quoteBefore(scene, at)), false);
}

/** Between an inverted verb and its subject stand at most this many tokens ("sagte am Montag in Berlin"). */
const WORDS_AFTER_VERB = 8;

export function speakerAfter(scene: Scene, from: number): Mention | null {
  const isEnglish = scene.words.language === 'en';
  for (let k = from; k < from + WORDS_AFTER_VERB; k++) {
    const token = scene.tokens[k];
    if (token?.kind !== 'word' || scene.words.subordinators.has(token.lower)) return null;
    if (isEnglish && (k >= from + 3 || NOT_BEFORE_SUBJECT.test(token.lower))) return null;
    const mention = scene.startingAt.get(k);
    if (mention && (k === from || !scene.words.prepositions.has(scene.tokens[k - 1]!.lower))) return namedBeside(scene, mention);
    if (mention) k = mention.last - 1;
  }
  return null;
}

const NOT_BEFORE_SUBJECT = /^(?:to|that|in|on|at|of|for|after|during|about)$/;

// "she said", "Samantha Power, the ambassador, told reporters"
export function subjectFirst(scene: Scene, at: number, expected: boolean): Attribution | null {
  const start = skipAdverbs(scene, at, 1);
  const opening = scene.startingAt.get(start) ?? (expected ? scene.startingAt.get(start + 1) : undefined);
  if (!opening) return null;
  for (let verb = opening.last; verb < scene.tokens.length && verb - at < REACH; verb++) {
    const token = scene.tokens[verb]!;
    if (token.kind === 'quote' || isSign(token, ';')) return null;
    const form = cueAt(scene, verb);
    if (!form || isGerund(form) || isPassive(scene, verb)) continue;
    // "… könne scheitern, warnte er": who warns stands behind.
    if (scene.words.language === 'de' && isSign(scene.tokens[verb - 1], ',') && scene.startingAt.get(verb + 1)?.kind === 'pronoun')
      return null;
    const mention = findSubject(scene, at, verb);
    if (mention === null || isInRelative(scene, opening, verb)) continue;
    if (!expected && mention !== opening) return null;
    return attribution(mention, verb, verb + 1, 'after', !hasWordsBefore(scene, quoteBefore(scene, at)), false);
  }
  return null;
}

// The verb of "who said …" belongs to the insertion, the main verb comes after it.
function isInRelative(scene: Scene, opening: Mention, verb: number): boolean {
  const before = scene.tokens[skipAdverbs(scene, verb - 1, -1)];
  if (!before || !scene.words.relatives.has(before.lower) || before.lower === 'that') return false;
  for (let k = verb + 1; k < scene.tokens.length && k - opening.last < REACH; k++)
    if (cueAt(scene, k) && isSign(scene.tokens[k - 1], ',')) return true;
  return false;
}
