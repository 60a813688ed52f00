import { accordingAfter, accordingBefore } from './according-to.ts';
import { type Attribution, hasWordsBefore, type QuoteToken, REACH } from './attribution.ts';
import { cueAfter, spokenAt, subjectFirst } from './cue-after.ts';
import { cueBefore } from './cue-before.ts';
import { nounBefore } from './noun-before.ts';
import type { Scene } from './scene.ts';
import { sentenceSubject } from './sentence-subject.ts';
import { isSign } from './tokens.ts';

/** From the sentence's words, in the order in which they can be trusted; null where they tell nothing. */
export function findAttribution(scene: Scene, quote: QuoteToken): Attribution | null {
  const expectsAfter = /[,?!—–-]/.test(quote.ending) || isSign(scene.tokens[quote.index + 1], ',—–');
  const before = () => accordingBefore(scene, quote) ?? cueBefore(scene, quote);
  const after = () => accordingAfter(scene, quote.index) ?? cueAfter(scene, quote.index, expectsAfter);
  const first = nounBefore(scene, quote) ?? before();
  if (first?.adjacent && first.mention) return first;
  if (first?.mention && hasWordsBefore(scene, quote.index)) return closing(scene, quote, expectsAfter) ?? first;
  return after() ?? first ?? trailing(scene, quote.index);
}

// The team found it was “older,” Raman says. What closes the whole sentence outranks a verb within it.
function closing(scene: Scene, quote: QuoteToken, expectsAfter: boolean): Attribution | null {
  if (expectsAfter && /^(?:according|laut|selon|según)$/.test(scene.tokens[afterSigns(scene, quote.index + 1)]?.lower ?? ''))
    return accordingAfter(scene, quote.index);
  const found = expectsAfter ? subjectFirst(scene, quote.index + 1, false) : null;
  const after = scene.tokens[found?.cue?.last ?? 0];
  return found && (after === undefined || after.kind === 'sign') ? found : null;
}

function afterSigns(scene: Scene, from: number): number {
  let at = from;
  while (scene.tokens[at]?.kind === 'sign') at++;
  return at;
}

// A cashier who “…” is held accountable, Warren said. “…”, die man lese, so Stegner am Montag.
function trailing(scene: Scene, quote: number): Attribution | null {
  for (let k = quote + 1; k < scene.tokens.length && k - quote < REACH; k++) {
    if (scene.tokens[k]!.kind === 'quote') return null;
    if (!isSign(scene.tokens[k], ',')) continue;
    const found = spokenAt(scene, k + 1);
    if (found?.mention && found.cue && endsClause(scene, Math.max(found.cue.last, found.mention.last))) return found;
  }
  return null;
}

// After the one who says it comes when, where or to whom, and no clause of what he says.
function endsClause(scene: Scene, at: number): boolean {
  const next = scene.tokens[at];
  if (next?.kind !== 'word') return true;
  const { prepositions, adverbs, subordinators } = scene.words;
  return (
    (prepositions.has(next.lower) || adverbs.has(next.lower) || /day$|^reporters$/.test(next.lower)) &&
    !subordinators.has(next.lower)
  );
}

/** Sieve of last resort for part of a sentence: whoever the sentence is about. */
export function subjectAttribution(scene: Scene, quote: number): Attribution | null {
  const mention = sentenceSubject(scene, 0, quote);
  const isEnglish = scene.words.language === 'en';
  if (
    // "Liat: „…“" is a name.
    (mention?.kind === 'noun' && !(mention.first === 0 && mention.last === quote - 1)) ||
    (mention?.kind === 'thing' && (isEnglish || !isSign(scene.tokens[quote - 1], ':'))) ||
    /^(?:it|es|i|we|you|man)$/.test(mention?.words[0] ?? '')
  )
    return null;
  return mention && { mention, cue: null, by: 'subject', adjacent: false, naming: false };
}
