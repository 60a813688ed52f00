import type { Mention } from './mention.ts';
import type { Scene } from './scene.ts';
import { isSign } from './tokens.ts';

/** A list of speakers runs over no more than this many tokens on either side. */
const LIST_WITHIN = 30;

/**
 * "Ann Lee, Bob Ray and Carla Diaz said": all of the list that the mention ends or begins; the mention itself where it stands in
 * none. What stands before a list tells it from the end of another clause ("Police arrested Lee and Ray said …").
 */
export function jointSpeakers(scene: Scene, mention: Mention): Mention {
  if (!SPEAKS.has(mention.kind)) return mention;
  const first = opening(scene, mention);
  const last = first === mention ? closing(scene, mention) : mention;
  return first === last ? mention : joined(scene, first, last);
}

const SPEAKS = new Set<Mention['kind']>(['person', 'name', 'noun', 'organisation', 'place', 'role', 'group']);

// Back over "A, B and" to the first of the list.
function opening(scene: Scene, last: Mention): Mention {
  if (!isAnd(scene, last.first - 1)) return last;
  let first = endingBefore(scene, last.first - 1);
  while (first && isSign(scene.tokens[first.first - 1], ',') && last.first - first.first < LIST_WITHIN) {
    const earlier = endingBefore(scene, first.first - 1);
    if (!earlier) break;
    first = earlier;
  }
  return first && opensClause(scene, first.first) ? first : last;
}

function endingBefore(scene: Scene, end: number): Mention | null {
  const mention = scene.endingAt.get(end);
  return mention && SPEAKS.has(mention.kind) ? mention : null;
}

function opensClause(scene: Scene, at: number): boolean {
  const before = scene.tokens[at - 1];
  if (before?.kind !== 'word') return !isSign(before, "'’");
  return /^both$/.test(before.lower) || scene.words.subordinators.has(before.lower) || scene.words.conjunctions.has(before.lower);
}

// "said Lee and Ray.", "according to Lee and Ray": on to the last, after which nothing is said of it.
function closing(scene: Scene, first: Mention): Mention {
  const before = scene.tokens[first.first - 1]?.lower ?? '';
  const isInverted = scene.cueForms.has(before) || before === 'to' || scene.words.prepositions.has(before);
  const next = isInverted && isAnd(scene, first.last) ? scene.startingAt.get(first.last + 1) : undefined;
  if (!next || !SPEAKS.has(next.kind)) return first;
  const after = scene.tokens[next.last];
  return after === undefined || after.kind === 'sign' ? next : first;
}

function isAnd(scene: Scene, i: number): boolean {
  return /^(?:and|und|et|y|e|&)$/.test(scene.tokens[i]?.text ?? '');
}

function joined(scene: Scene, first: Mention, last: Mention): Mention {
  const tokens = scene.tokens.slice(first.first, last.last);
  return {
    kind: 'group',
    first: first.first,
    last: last.last,
    start: first.start,
    end: last.end,
    words: tokens.map((token) => token.text),
    roles: [],
    gender: null,
    definite: true,
  };
}
