import type { Span } from '../../text/span.ts';
import { accordingAt } from './according-to.ts';
import { findSubject } from './find-subject.ts';
import type { Mention } from './mention.ts';
import { cueAt, isGerund, isPassive, type Scene, skipAdverbs } from './scene.ts';
import { isSign } from './tokens.ts';

/** Reported speech without marks: what was said, who said it, and the cue's tokens. */
export interface Reported extends Span {
  readonly mention: Mention;
  readonly cue: { readonly first: number; readonly last: number };
}

/** Fewer words than this report nothing that could be checked. */
const SHORTEST = 3;
/** A complement follows its verb within this many tokens ("told reporters in Geneva on Thursday that"). */
const COMPLEMENT_WITHIN = 12;

/** The reported speech of a sentence that has no marks; null where there is none. */
export function findReported(scene: Scene): Reported | null {
  for (let k = 0; k < scene.tokens.length; k++) {
    const according = accordingAt(scene, k, -1);
    const found =
      according?.mention && according.cue ? aroundAccording(scene, according.cue, according.mention) : reportedBy(scene, k);
    if (found) return found;
  }
  return null;
}

function reportedBy(scene: Scene, verb: number): Reported | null {
  const form = cueAt(scene, verb);
  if (!form?.classes.has('report') || isGerund(form) || isPassive(scene, verb) || scene.tokens[verb - 1]?.lower === 'to')
    return null;
  const mention = subjectAfter(scene, verb) ?? findSubject(scene, 0, verb);
  if (!mention || /^(?:i|we|you|ich|wir|man|je|nous|on|yo)$/.test(mention.words[0] ?? '')) return null;
  const cue = { first: verb, last: verb + 1 };
  return complement(scene, verb, mention, cue) ?? clauseBefore(scene, verb, mention, cue);
}

// "…, said Ann Lee of the union.", but not "Lee, who runs the shop, said people were …" or "…, dankten den Verbänden".
function subjectAfter(scene: Scene, verb: number): Mention | null {
  const at = skipAdverbs(scene, verb + 1, 1);
  const mention = scene.startingAt.get(at);
  if (!mention || !isSign(scene.tokens[verb - 1], ',') || DATIVE.test(scene.tokens[at]!.lower)) return null;
  const next = scene.tokens[mention.last];
  const isLast = next?.kind !== 'word' || scene.words.prepositions.has(next.lower) || scene.words.language !== 'en';
  return isLast ? mention : null;
}

const DATIVE = /^(?:dem|den|einem|ihm|ihnen|ihrem|seinem)$/;

const THAT = /^(?:that|dass|que|qu'.*)$/;
/** "explained why", "asked whether" */
const WH = /^(?:whether|why|how|what|where|when|who|if|ob)$/;

// "said (Thursday) that …", "said the U.S. would …", "sagte, die Lage sei …"
function complement(scene: Scene, verb: number, mention: Mention, cue: Reported['cue']): Reported | null {
  const from = Math.max(verb + 1, mention.first > verb ? mention.last : 0);
  for (let k = from; k < scene.tokens.length && k - verb <= COMPLEMENT_WITHIN; k++) {
    if (k === from && WH.test(scene.tokens[k]!.lower)) return span(scene, k, scene.tokens.length, mention, cue);
    if (THAT.test(scene.tokens[k]!.lower))
      return span(scene, k + (scene.tokens[k]!.lower.startsWith("qu'") ? 0 : 1), scene.tokens.length, mention, cue);
    if (isSign(scene.tokens[k], ';:') || (k > from && cueAt(scene, k))) break;
  }
  const start = startOfBareClause(scene, from);
  return start !== null && BARE.test(scene.tokens[verb]!.lower) && hasVerb(scene, start + 1)
    ? span(scene, start, scene.tokens.length, mention, cue)
    : null;
}

/** Verbs that often leave "that" out. */
const BARE =
  /^(?:sa(?:id|ys?)|add(?:ed|s)|t(?:old|ells)|claim(?:ed|s)|argue[ds]|warn(?:ed|s)|insist(?:ed|s)|acknowledge[ds]|conceded|testified|recalled|suggest(?:ed|s)|confirm(?:ed|s)|alleged|admit(?:ted|s)|announce[ds]|explain(?:ed|s)|note[ds]|predict(?:ed|s)|estimate[sd]?|believe[sd]?|thinks?|thought|sag(?:te|ten|t)|erklärten?|betonten?|meinten?|behaupteten?|kritisierten?|berichteten?)$/;

function startOfBareClause(scene: Scene, from: number): number | null {
  for (let k = from; k < from + 6; k++) {
    const token = scene.tokens[k];
    if (!token) return null;
    const german = scene.words.language === 'de' && isSign(token, ',');
    if (german) return k + 1;
    if (token.kind !== 'word' || scene.words.relatives.has(token.lower)) return null;
    const mention = scene.startingAt.get(k);
    const preposition = scene.words.prepositions.has(token.lower);
    if (preposition && k === from) return null;
    if (mention && mention.last < scene.tokens.length && !isObject(scene, from, mention)) return k;
    if (!mention && (scene.words.determiners.has(token.lower) || NOBODY.test(token.lower))) return k;
    if (mention) k = mention.last - 1;
  }
  return null;
}

/** What opens a clause and names nobody. */
const NOBODY = /^(?:there|nobody|nothing|everyone|everybody|everything|anyone|someone|something)$/;

// "told reporters he would": the hearers are no subject.
function isObject(scene: Scene, from: number, mention: Mention): boolean {
  return (
    mention.first === from && scene.startingAt.has(mention.last) && /^t(?:old|ells?)$/.test(scene.tokens[from - 1]?.lower ?? '')
  );
}

function hasAuxiliary(scene: Scene, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (scene.words.auxiliaries.has(scene.tokens[k]!.lower)) return true;
  return false;
}

function hasVerb(scene: Scene, from: number, to = scene.tokens.length): boolean {
  for (let k = from; k < to && k < from + 14; k++) {
    const { lower } = scene.tokens[k]!;
    if (scene.words.auxiliaries.has(lower) || /[^aeiou]ed$|n't$/.test(lower) || scene.words.language === 'de') return true;
  }
  return false;
}

// "…, analysts say.", "…, said the minister."
function clauseBefore(scene: Scene, verb: number, mention: Mention, cue: Reported['cue']): Reported | null {
  const start = Math.min(mention.first, verb);
  if (!isSign(scene.tokens[start - 1], ',')) return null;
  const end = Math.max(mention.last, verb + 1);
  for (let k = end; k < scene.tokens.length; k++) if (isSign(scene.tokens[k], ',;:') && k - end > 8) return null;
  const isApposition = mention.first < verb && isSign(scene.tokens[mention.last], ',');
  return !isApposition && isClause(scene, start - 1) ? span(scene, 0, start - 1, mention, cue) : null;
}

// Not "On Thursday," or "But under oath,": those introduce what comes.
function isClause(scene: Scene, end: number): boolean {
  const opens = scene.words.conjunctions.has(scene.tokens[0]!.lower) ? 1 : 0;
  const first = scene.tokens[opens]?.lower ?? '';
  const introduces = scene.words.prepositions.has(first) || scene.words.subordinators.has(first) || /(?:ing|ed|ly)$/.test(first);
  if (introduces) return hasAuxiliary(scene, 1, end);
  return hasVerb(scene, 1, end) || end - opens > SHORTEST;
}

function aroundAccording(scene: Scene, cue: Reported['cue'], mention: Mention): Reported | null {
  const wordsBefore = Math.min(cue.first, mention.first);
  const isInside = scene.words.language === 'de' && scene.tokens[Math.max(mention.last, cue.last)]?.kind === 'word';
  // "Das Schiff wurde nach Angaben der Polizei …": the report stands around it.
  if (isInside && wordsBefore > 1) return span(scene, 0, scene.tokens.length, mention, cue);
  if (wordsBefore >= SHORTEST)
    return span(scene, 0, isSign(scene.tokens[wordsBefore - 1], ',') ? wordsBefore - 1 : wordsBefore, mention, cue);
  const after = Math.max(mention.last, cue.last);
  // "Nach Angaben der Polizei wurden …": no comma stands there.
  if (scene.words.language === 'de') return span(scene, after, scene.tokens.length, mention, cue);
  for (let k = after; k < scene.tokens.length; k++)
    if (isSign(scene.tokens[k], ',')) return span(scene, k + 1, scene.tokens.length, mention, cue);
  return null;
}

function span(scene: Scene, from: number, to: number, mention: Mention, cue: Reported['cue']): Reported | null {
  let last = to;
  while (last > from && scene.tokens[last - 1]!.kind === 'sign') last--;
  let words = 0;
  for (let k = from; k < last; k++) if (scene.tokens[k]!.kind === 'word') words++;
  if (words < SHORTEST) return null;
  return { start: scene.tokens[from]!.start, end: scene.tokens[last - 1]!.end, mention, cue };
}
