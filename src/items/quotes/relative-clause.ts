import type { Mention } from './mention.ts';
import type { Scene } from './scene.ts';
import { isSign } from './tokens.ts';

// "a statement confirming the sale read": the sale is confirmed by the statement.
export function objectOfGerund(scene: Scene, from: number, object: Mention): Mention | null {
  const gerund = object.first - 1;
  const giver = /.ing$/.test(scene.tokens[gerund]?.lower ?? '') ? scene.endingAt.get(gerund) : undefined;
  return giver && giver.first >= from ? giver : null;
}

// "the officer who made the arrest said": the arrest is made by "who", so the verb after it has the officer for its subject.
export function objectOfRelative(scene: Scene, from: number, object: Mention): number | null {
  for (let k = object.first - 1; k > from && object.first - k <= WORDS_AFTER_WHO; k--) {
    const token = scene.tokens[k]!;
    if (token.lower === 'who') return k < object.first - 1 ? k : null;
    if (token.kind !== 'word') return null;
  }
  return null;
}

/** Between "who" and its verb stand at most this many tokens that name nobody ("who in 2010 said"). */
const WORDS_AFTER_WHO = 5;

/** The "who" that an earlier verb is said of, or German "…, die sich damit brüstet". */
export function relativeBefore(scene: Scene, from: number, end: number): number | null {
  for (let k = end; k > from && end - k < WORDS_AFTER_WHO; k--) {
    const token = scene.tokens[k]!;
    const isGerman = scene.words.language === 'de' && isSign(scene.tokens[k - 1], ',') && scene.words.relatives.has(token.lower);
    if (isGerman || /^(?:who|qui|quien)$/.test(token.lower)) return k;
    if (token.kind !== 'word' || scene.cueForms.has(token.lower) || scene.endingAt.has(k + 1)) return null;
  }
  return null;
}
