import type { Mention } from './mention.ts';
import { namedBeside } from './named-beside.ts';
import type { Scene } from './scene.ts';
import { isPossessive, isSign } from './tokens.ts';

/** Articles that hang a noun on the one before: "der Sprecher der Polizei". */
export const GENITIVE = /^(?:der|des|eines|einer|dieser)$/;

/** The sentence's own subject: the first noun phrase after any introduction. */
export function sentenceSubject(scene: Scene, from: number, to: number): Mention | null {
  const free = firstFree(scene, from, to);
  const mention = free && (cleft(scene, free) ?? free);
  return mention && namedBeside(scene, mention.kind === 'noun' ? afterInversion(scene, mention, to) : mention);
}

// "It was Ann Lee who began": she is whom the sentence is about.
function cleft(scene: Scene, it: Mention): Mention | null {
  if (it.words[0] !== 'it' || !/^(?:was|is|'s)$/.test(scene.tokens[it.last]?.lower ?? '')) return null;
  const mention = scene.startingAt.get(it.last + 1);
  return mention && scene.tokens[mention.last]?.lower === 'who' ? mention : null;
}

// "Spannender wird die Ministerin …", "Kritik übt der Verband": somebody after the verb, before any comma.
function afterInversion(scene: Scene, noun: Mention, to: number): Mention {
  for (let k = noun.last; k < to && scene.tokens[k]!.kind === 'word'; k++) {
    const mention = scene.startingAt.get(k);
    const hangs = scene.words.prepositions.has(scene.tokens[k - 1]!.lower) || GENITIVE.test(scene.tokens[k]!.lower);
    if (mention && !hangs && mention.kind !== 'noun' && mention.kind !== 'thing') return mention;
  }
  return noun;
}

/** The first noun phrase in `[from, to)` that hangs on no preposition. */
export function firstFree(scene: Scene, from: number, to: number): Mention | null {
  const start = afterIntroduction(scene, from, to);
  for (const mention of scene.mentions) {
    if (mention.first < start) continue;
    if (mention.last > to) break;
    // "Reid's campaign hit back", "zu Beginn der Tagung sprach …": the owner is not the one.
    if (isPossessive(scene.tokens, mention.last) || isOwner(scene, mention)) continue;
    const before = scene.tokens[mention.first - 1];
    // "Desde la plataforma aseguran": whoever it comes from says it.
    const isSource = before?.lower === 'desde' && mention.first === from + 1;
    if (before && mention.first > from && scene.words.prepositions.has(before.lower) && !isSource) continue;
    return mention;
  }
  return null;
}

function isOwner(scene: Scene, mention: Mention): boolean {
  const isGenitive = scene.words.language === 'de' && GENITIVE.test(scene.tokens[mention.first]!.lower);
  return isGenitive && scene.endingAt.has(mention.first);
}

// "In a statement on Thursday, Smith …", "Asked about it, she …": up to the comma.
function afterIntroduction(scene: Scene, from: number, to: number): number {
  const first = scene.tokens[from];
  if (!first) return from;
  const form = scene.cueForms.get(first.lower);
  const introduces =
    (scene.words.prepositions.has(first.lower) && first.lower !== 'desde') ||
    scene.words.subordinators.has(first.lower) ||
    /(?:ing|ed)$/.test(first.lower) ||
    (form !== undefined && !scene.startingAt.has(from));
  if (!introduces) return from;
  for (let k = from + 1; k < to; k++) {
    if (isSign(scene.tokens[k], ',') && scene.mentions.some((mention) => mention.first > k && mention.last <= to)) return k + 1;
  }
  return from;
}
