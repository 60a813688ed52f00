import type { Mention } from './mention.ts';
import type { Scene } from './scene.ts';
import { isCapitalised } from './tokens.ts';

/** A noun phrase without a name runs over no more than this many words. */
const LONGEST = 5;

/** The words from `at` to the next preposition, verb or sign, as one who speaks: "court papers", "projections"; null for none. */
export function phraseFrom(scene: Scene, at: number): Mention | null {
  let end = at;
  while (end < at + LONGEST && isPart(scene, end)) end++;
  return end > at ? phraseOf(scene, at, end) : null;
}

/** The words that end before `end`, back to a determiner, preposition, verb or sign: "(with) counter-protesters (who …)". */
export function phraseBefore(scene: Scene, end: number): Mention | null {
  let start = end;
  while (start > 0 && end - start < LONGEST && isPart(scene, start - 1)) start--;
  if (start < end && scene.words.determiners.has(scene.tokens[start - 1]?.lower ?? '')) start--;
  return start < end ? phraseOf(scene, start, end) : null;
}

/** "One of the neighbours said": the number alone would name nobody. */
export function withWhom(scene: Scene, mention: Mention): Mention {
  if (mention.words.length > 1 || !PARTITIVE.test(mention.words[0]!) || scene.tokens[mention.last]?.lower !== 'of') return mention;
  const noun = scene.words.determiners.has(scene.tokens[mention.last + 1]?.lower ?? '') ? mention.last + 2 : mention.last + 1;
  const whole = scene.startingAt.get(mention.last + 1) ?? phraseFrom(scene, noun);
  if (!whole) return mention;
  const tokens = scene.tokens.slice(mention.first, whole.last);
  return { ...mention, last: whole.last, end: whole.end, words: tokens.map((token) => token.text) };
}

const PARTITIVE = /^(?:one|some|all|many|few|several|both|two|three|most|each|another|none)$/i;

function isPart(scene: Scene, i: number): boolean {
  const token = scene.tokens[i];
  if (token?.kind !== 'word' || isCapitalised(token) || /\d/.test(token.text)) return false;
  const { words, cueForms } = scene;
  return !(
    words.breaks.has(token.lower) ||
    words.determiners.has(token.lower) ||
    words.pronouns.has(token.lower) ||
    words.adverbs.has(token.lower) ||
    cueForms.has(token.lower)
  );
}

function phraseOf(scene: Scene, first: number, last: number): Mention {
  const tokens = scene.tokens.slice(first, last);
  return {
    kind: /s$/.test(tokens.at(-1)!.lower) ? 'group' : 'thing',
    first,
    last,
    start: tokens[0]!.start,
    end: tokens.at(-1)!.end,
    words: tokens.map((token) => token.text),
    roles: [tokens.at(-1)!.lower],
    gender: null,
    definite: scene.words.definite.has(tokens[0]!.lower),
  };
}
