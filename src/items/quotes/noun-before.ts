import { type Attribution, attribution, type QuoteToken } from './attribution.ts';
import type { Mention } from './mention.ts';
import type { Scene } from './scene.ts';
import { isPossessive } from './tokens.ts';

/** Nouns of what somebody says. */
const SAYING =
  /^(?:request|claim|call|promise|demand|warning|statement|remark|comment|suggestion|plea|pledge|assertion|allegation|accusation|argument|insistence|description|characterization|characterisation|boast|admission|assurance|vow|threat|contention|complaint|denial)s?$/;

/** Between the noun and the marks stand at most this many words ("claim that it “…”"). */
const WORDS_BEHIND = 5;
/** Adjectives between the owner and the noun ("Lee's much repeated claim"). */
const WORDS_AHEAD = 2;

/** "Lee's claim that it was “…”", "his request to “…”": whose words they are by the noun before the marks. */
export function nounBefore(scene: Scene, { index: quote, after }: QuoteToken): Attribution | null {
  if (scene.words.language !== 'en') return null;
  for (let noun = quote - 1; noun > after && quote - noun <= WORDS_BEHIND + 1; noun--) {
    const token = scene.tokens[noun]!;
    if (token.kind !== 'word') return null;
    if (!SAYING.test(token.lower)) continue;
    if (!/^(?:that|to|of|for|about)$/.test(scene.tokens[noun + 1]?.lower ?? '')) return null;
    const owner = ownerBefore(scene, noun);
    return owner && attribution(owner, noun, noun + 1, 'before', false, false);
  }
  return null;
}

function ownerBefore(scene: Scene, noun: number): Mention | null {
  for (let k = noun - 1; k >= 0 && noun - k <= WORDS_AHEAD + 1; k--) {
    const token = scene.tokens[k]!;
    if (/^(?:his|her|their)$/.test(token.lower)) return standIn(scene, k);
    if (isPossessive(scene.tokens, k)) return scene.endingAt.get(k) ?? null;
    if (token.kind !== 'word') return null;
  }
  return null;
}

const OWNER = { his: 'he', her: 'she', their: 'they' } as const;

// "his claim" is what he says.
function standIn(scene: Scene, at: number): Mention {
  const { start, end, lower } = scene.tokens[at]!;
  const word = OWNER[lower as keyof typeof OWNER];
  const gender = word === 'he' ? 'male' : word === 'she' ? 'female' : null;
  return { kind: 'pronoun', first: at, last: at + 1, start, end, words: [word], roles: [], gender, definite: true };
}
