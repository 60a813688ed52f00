import { type Attribution, attribution, type QuoteToken, REACH } from './attribution.ts';
import type { Mention } from './mention.ts';
import { namedBeside } from './named-beside.ts';
import { cueAt, isGerund, type Scene } from './scene.ts';
import { isSign } from './tokens.ts';
import { phraseFrom } from './unnamed-phrase.ts';

export function accordingBefore(scene: Scene, { index: quote, after }: QuoteToken): Attribution | null {
  for (let k = quote - 1; k > after && quote - k < REACH; k--) {
    const found = accordingAt(scene, k, quote);
    if (found) return found;
    if (cueAt(scene, k)) return null;
  }
  return null;
}

export function accordingAfter(scene: Scene, quote: number): Attribution | null {
  for (let k = quote + 1; k < scene.tokens.length && k - quote < REACH; k++) {
    if (scene.tokens[k]!.kind === 'quote') return null;
    if (cueAt(scene, k) && !isGerund(cueAt(scene, k)!)) return null;
    const found = accordingAt(scene, k, quote);
    if (found) return found;
  }
  return null;
}

/** "according to Smith", "in the words of Smith", "nach Angaben der Polizei", "Smith zufolge" with its key word at `k`. */
export function accordingAt(scene: Scene, k: number, quote: number): Attribution | null {
  const follow = ACCORDING.get(scene.tokens[k]!.lower);
  if (!follow) return statedBy(scene, k) ?? inTheirEyes(scene, k);
  const needed = NEEDS_BEFORE.get(scene.tokens[k]!.lower);
  if (needed !== undefined && scene.tokens[k - 1]?.lower !== needed) return null;
  // "Vorwürfe waren laut geworden"
  if (k === quote || /^(?:geworden|werden|wird|wurden?)$/.test(scene.tokens[k + 1]?.lower ?? '')) return null;
  if (follow === BEHIND) return behind(scene, k);
  if (follow === OPENING) return opening(scene, k);
  if (follow === VIEW && !/^(?:nach|laut|mit)$/.test(scene.tokens[k - 1]?.lower ?? '')) return null;
  const taken = follow.find((words) => words.every((word, i) => scene.tokens[k + 1 + i]?.lower === word));
  if (!taken) return null;
  const at = k + 1 + taken.length;
  // "nach Angaben chilenischer Medien"
  const mayPass = follow !== VIEW || /^\p{Ll}.*er$/u.test(scene.tokens[at]?.text ?? '');
  const named = scene.startingAt.get(at) ?? (mayPass ? scene.startingAt.get(at + 1) : undefined);
  const mention = named ?? (follow === VIEW ? null : describedFrom(scene, at));
  return mention ? attribution(namedBeside(scene, mention), k, at, 'according', false, false) : null;
}

// "harbour master Ida Brandt": the name that a phrase describes, else the phrase.
function describedFrom(scene: Scene, at: number): Mention | null {
  const phrase = phraseFrom(scene, at);
  const name = phrase && scene.startingAt.get(phrase.last);
  return name?.kind === 'person' || name?.kind === 'name' ? name : phrase;
}

// "nach Polizeiangaben", "laut RMV-Angaben": who states it is the first part of the word.
function statedBy(scene: Scene, k: number): Attribution | null {
  const token = scene.tokens[k]!;
  if (!/^(?:nach|laut)$/.test(scene.tokens[k - 1]?.lower ?? '') || !/.{3}(?:angaben|informationen)$/.test(token.lower)) return null;
  const mention = scene.startingAt.get(k) ?? phraseFrom(scene, k);
  return mention ? attribution(mention, k - 1, k, 'according', false, false) : null;
}

// "À ses yeux, …": whoever was spoken of.
function inTheirEyes(scene: Scene, k: number): Attribution | null {
  const before = scene.tokens[k - 1]?.lower ?? '';
  return scene.tokens[k]!.lower === 'yeux' && /^(?:ses|leurs)$/.test(before)
    ? attribution(null, k - 1, k + 1, 'according', false, false)
    : null;
}

function behind(scene: Scene, k: number): Attribution | null {
  const mention = scene.endingAt.get(k);
  return mention ? attribution(mention, k, k + 1, 'according', false, false) : null;
}

// "Pour Claire Dumas, il s'agit …"
function opening(scene: Scene, k: number): Attribution | null {
  const mention = k === 0 ? scene.startingAt.get(1) : undefined;
  const isSomebody = mention?.kind === 'person' || mention?.kind === 'name' || mention?.kind === 'role';
  const ends = mention && isSign(scene.tokens[mention.last], ',');
  return isSomebody && ends ? attribution(mention, k, k + 1, 'according', false, false) : null;
}

type Following = readonly (readonly string[])[];

const ALONE: Following = [[]];
/** "nach Angaben der Polizei", "nach Ansicht von Müller" */
const VIEW: Following = [['von'], []];
/** "Müller zufolge" */
const BEHIND: Following = [];

/** "Pour Claire Dumas, …" */
const OPENING: Following = [];

/** "d'après", "de acuerdo con", not "après" and "acuerdo con" alone. */
const NEEDS_BEFORE: ReadonlyMap<string, string> = new Map([
  ['après', "d'"],
  ['acuerdo', 'de'],
]);

/** Key words, and what must follow them before the name. */
const ACCORDING: ReadonlyMap<string, Following> = new Map([
  ['according', [['to']]],
  ['words', [['of']]],
  ['word', [['of']]],
  ['per', ALONE],
  ['laut', ALONE],
  ['selon', ALONE],
  ['pour', OPENING],
  ['según', ALONE],
  ['après', ALONE],
  ['acuerdo', [['con']]],
  ['angaben', VIEW],
  ['worten', VIEW],
  ['auffassung', VIEW],
  ['ansicht', VIEW],
  ['meinung', VIEW],
  ['aussage', VIEW],
  ['aussagen', VIEW],
  ['einschätzung', VIEW],
  ['darstellung', VIEW],
  ['angabe', VIEW],
  ['informationen', VIEW],
  ['schätzung', VIEW],
  ['schätzungen', VIEW],
  ['erkenntnissen', VIEW],
  ['berechnungen', VIEW],
  ['überzeugung', VIEW],
  ['zufolge', BEHIND],
]);
