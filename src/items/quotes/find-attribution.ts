import { findSubject, sentenceSubject } from './find-subject.ts';
import type { Mention } from './mention.ts';
import { namedBeside } from './named-beside.ts';
import { cueAt, isGerund, isPassive, type Scene, skipAdverbs } from './scene.ts';
import { isSign } from './tokens.ts';

/** Who says a quotation, by the words of its own sentence. `cue` is a token span, half-open. */
export interface Attribution {
  readonly mention: Mention | null;
  readonly cue: { readonly first: number; readonly last: number } | null;
  /** Which side of the marks the cue stands on; `subject` where there is no cue at all. */
  readonly by: 'before' | 'after' | 'according' | 'subject';
  /** Nothing but a comma or colon (and "that", "as") stands between the cue and the marks. */
  readonly adjacent: boolean;
  readonly naming: boolean;
}

export interface QuoteToken {
  readonly index: number;
  /** The earlier quotation of the sentence, whose words are its own; -1 for none. A mere term in marks is no bound. */
  readonly after: number;
  /** The last sign inside the marks: "," or "?" promises a cue after it. */
  readonly ending: string;
}

/** From the sentence's words, in the order in which they can be trusted; null where they tell nothing. */
export function findAttribution(scene: Scene, quote: QuoteToken): Attribution | null {
  const expectsAfter = /[,?!—–-]/.test(quote.ending) || isSign(scene.tokens[quote.index + 1], ',—–');
  const before = () => accordingBefore(scene, quote) ?? cueBefore(scene, quote);
  const after = () => accordingAfter(scene, quote.index) ?? cueAfter(scene, quote.index, expectsAfter);
  const first = before();
  if (first?.adjacent && first.mention) return first;
  if (first?.mention && hasWordsBefore(scene, quote.index)) return closing(scene, quote, expectsAfter) ?? first;
  return after() ?? first;
}

// The team found it was “older,” Raman says. What closes the whole sentence outranks a verb within it.
function closing(scene: Scene, quote: QuoteToken, expectsAfter: boolean): Attribution | null {
  const found = expectsAfter ? subjectFirst(scene, quote.index + 1, false) : null;
  const after = scene.tokens[found?.cue?.last ?? 0];
  return found && (after === undefined || after.kind === 'sign') ? found : null;
}

function quoteBefore(scene: Scene, at: number): number {
  let k = at - 1;
  while (k > 0 && scene.tokens[k]!.kind !== 'quote') k--;
  return k;
}

function hasWordsBefore(scene: Scene, quote: number): boolean {
  for (let k = 0; k < quote; k++) if (scene.tokens[k]!.kind === 'word') return true;
  return false;
}

/** A cue further than this (tokens) from the marks has nothing to do with them. */
const REACH = 60;

function cueAfter(scene: Scene, quote: number, expected: boolean): Attribution | null {
  let at = quote + 1;
  while (isSign(scene.tokens[at], ',—–-.)')) at++;
  if (scene.tokens[at]?.lower === 'as' || scene.tokens[at]?.lower === 'comme' || scene.tokens[at]?.lower === 'wie') at++;
  return inverted(scene, at) ?? subjectFirst(scene, at, expected);
}

// "said Power", "sagte die Kanzlerin"
function inverted(scene: Scene, at: number): Attribution | null {
  let verb = skipAdverbs(scene, at, 1);
  if (
    /^(?:s'|se|lui|m'|nous|le|l')$/.test(scene.tokens[verb]?.lower ?? '') &&
    scene.cueForms.has(scene.tokens[verb + 1]?.lower ?? '')
  )
    verb++;
  const form =
    cueAt(scene, verb) ??
    (verb === at && scene.words.cues.has(scene.tokens[verb]?.lower ?? '') ? scene.cueForms.get(scene.tokens[verb]!.lower)! : null);
  if (!form || isGerund(form) || scene.startingAt.has(verb)) return null;
  const mention = speakerAfter(scene, verb + 1);
  const next = scene.tokens[verb + 1];
  if (!mention && next !== undefined && next.kind === 'word') return null;
  return attribution(mention, verb, verb + 1, 'after', !hasWordsBefore(scene, quoteBefore(scene, at)), false);
}

/** Between an inverted verb and its subject stand at most this many tokens ("sagte am Montag in Berlin"). */
const WORDS_AFTER_VERB = 8;

function speakerAfter(scene: Scene, from: number): Mention | null {
  const isEnglish = scene.words.prepositions.has('of');
  for (let k = from; k < from + WORDS_AFTER_VERB; k++) {
    const token = scene.tokens[k];
    if (token?.kind !== 'word' || scene.words.subordinators.has(token.lower)) return null;
    if (isEnglish && (k >= from + 3 || NOT_BEFORE_SUBJECT.test(token.lower))) return null;
    const mention = scene.startingAt.get(k);
    if (mention && !scene.words.prepositions.has(scene.tokens[k - 1]!.lower)) return namedBeside(scene, mention);
    if (mention) k = mention.last - 1;
  }
  return null;
}

const NOT_BEFORE_SUBJECT = /^(?:to|that|in|on|at|of|for|after|during|about)$/;

// "she said", "Samantha Power, the ambassador, told reporters"
function subjectFirst(scene: Scene, at: number, expected: boolean): Attribution | null {
  const start = skipAdverbs(scene, at, 1);
  const opening = scene.startingAt.get(start) ?? (expected ? scene.startingAt.get(start + 1) : undefined);
  if (!opening) return null;
  for (let verb = opening.last; verb < scene.tokens.length && verb - at < REACH; verb++) {
    const token = scene.tokens[verb]!;
    if (token.kind === 'quote' || isSign(token, ';')) return null;
    const form = cueAt(scene, verb);
    if (!form || isGerund(form) || isPassive(scene, verb)) continue;
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

function cueBefore(scene: Scene, { index: quote, after }: QuoteToken): Attribution | null {
  const from = clauseFrom(scene, quote, after);
  let inRelative: Attribution | null = null;
  for (let verb = quote - 1; verb >= from && quote - verb < REACH; verb--) {
    const form = cueAt(scene, verb);
    if (!form) continue;
    const adjacent = isAdjacent(scene, verb, quote);
    if (form.classes.size === 1 && form.classes.has('manner') && !adjacent) continue;
    const passive = isPassive(scene, verb);
    const naming = form.classes.has('naming') && isNaming(scene, verb, quote, passive);
    if (passive || naming) {
      const agent = passive ? byAgent(scene, verb, quote) : null;
      if (passive && !agent && !naming && !adjacent) continue;
      return attribution(naming ? null : agent, verb, verb + 1, 'before', adjacent, naming);
    }
    const mention = subjectOrInverted(scene, from, verb, quote);
    if (!mention && verb === 0 && form.tenses.has('past')) continue;
    if (!mention && !adjacent && !form.classes.has('report')) continue;
    if (!adjacent && isRelativeVerb(scene, verb)) {
      inRelative ??= attribution(mention, verb, verb + 1, 'before', false, false);
      continue;
    }
    return attribution(mention, verb, verb + 1, 'before', adjacent, false);
  }
  return inRelative;
}

// "children who wrote by hand “…”"
function isRelativeVerb(scene: Scene, verb: number): boolean {
  const before = scene.tokens[skipAdverbs(scene, verb - 1, -1)]?.lower ?? '';
  return before !== 'that' && scene.words.relatives.has(before);
}

// What stands before an earlier quotation of the sentence belongs to that one.
function clauseFrom(scene: Scene, quote: number, after: number): number {
  for (let k = quote - 1; k > after; k--) if (isSign(scene.tokens[k], ';')) return k + 1;
  return after + 1;
}

const BETWEEN = /^(?:that|as|him|her|it|them|us|me|reporters|simply|only|is|was|dass|que|to|out|of|the|a|an|his|their|its|by)$/;

function isAdjacent(scene: Scene, verb: number, quote: number): boolean {
  if (isSign(scene.tokens[quote - 1], ':')) return true;
  for (let k = verb + 1; k < quote; k++) {
    const token = scene.tokens[k]!;
    if (quote - verb > 5 || !(isSign(token, ',:-–—') || BETWEEN.test(token.lower)))
      return isSign(scene.tokens[quote - 1], ',') && quote - verb < 25;
  }
  return true;
}

// "a film called “X”", "known as “X”"; but "Smith called it “X”" is said by Smith.
function isNaming(scene: Scene, verb: number, quote: number, passive: boolean): boolean {
  const form = scene.cueForms.get(scene.tokens[verb]!.lower)!;
  if (!form.tenses.has('past') || quote - verb > 2) return false;
  if (ALWAYS_NAMES.test(scene.tokens[verb]!.lower)) return true;
  const subject = scene.endingAt.get(verb);
  if (!passive && subject && !(subject.kind === 'thing' && !subject.definite)) return false;
  return passive || quote - verb === 1 || (form.classes.size === 1 && scene.tokens[verb + 1]?.lower === 'as');
}

const ALWAYS_NAMES =
  /^(?:dubbed|nicknamed|named|titled|entitled|christened|renamed|known|genannt|intitulé|baptisé|surnommé|titulado|titulada|apodado)$/;

function byAgent(scene: Scene, verb: number, quote: number): Mention | null {
  for (let k = verb + 1; k < scene.tokens.length && k < quote + 6; k++) {
    if (/^(?:by|von|par|por)$/.test(scene.tokens[k]!.lower)) return scene.startingAt.get(k + 1) ?? null;
  }
  return null;
}

// "In der Sendung sagte Köhler: „…“": what hangs on a preposition gives way to the name after the verb.
function subjectOrInverted(scene: Scene, from: number, verb: number, quote: number): Mention | null {
  const subject = findSubject(scene, from, verb);
  const before = subject ? scene.tokens[subject.first - 1]?.lower : undefined;
  const isEnglish = scene.words.prepositions.has('of');
  const isHanging = !isEnglish && before !== undefined && scene.words.prepositions.has(before);
  return subject && !isHanging ? subject : (invertedSubject(scene, verb, quote) ?? subject);
}

// "Said Smith: “…”", "Dazu sagte Merkel: „…“"
function invertedSubject(scene: Scene, verb: number, quote: number): Mention | null {
  const mention = speakerAfter(scene, verb + 1);
  const isEnglish = scene.words.prepositions.has('of');
  if (isEnglish && mention && mention.first !== verb + 1) return null;
  return mention && mention.last <= quote && mention.kind !== 'pronoun' ? mention : null;
}

const ACCORDING: Readonly<Record<string, readonly string[]>> = {
  according: ['to'],
  per: [],
  laut: [],
  selon: [],
  según: [],
  "d'après": [],
  zufolge: [],
};

function accordingAfter(scene: Scene, quote: number): Attribution | null {
  for (let k = quote + 1; k < scene.tokens.length && k - quote < REACH; k++) {
    if (scene.tokens[k]!.kind === 'quote') return null;
    if (cueAt(scene, k) && !isGerund(cueAt(scene, k)!)) return null;
    const found = accordingAt(scene, k, quote);
    if (found) return found;
  }
  return null;
}

function accordingBefore(scene: Scene, { index: quote, after }: QuoteToken): Attribution | null {
  for (let k = quote - 1; k > after && quote - k < REACH; k--) {
    const found = accordingAt(scene, k, quote);
    if (found) return found;
    if (cueAt(scene, k)) return null;
  }
  return null;
}

export function accordingAt(scene: Scene, k: number, quote: number): Attribution | null {
  const follow = Object.hasOwn(ACCORDING, scene.tokens[k]!.lower) ? ACCORDING[scene.tokens[k]!.lower] : undefined;
  if (!follow || follow.some((word, i) => scene.tokens[k + 1 + i]?.lower !== word)) return inTheWordsOf(scene, k, quote);
  const at = k + 1 + follow.length;
  const mention = scene.startingAt.get(at) ?? scene.startingAt.get(at + 1);
  return mention ? attribution(namedBeside(scene, mention), k, at, 'according', false, false) : null;
}

function inTheWordsOf(scene: Scene, k: number, quote: number): Attribution | null {
  if (!/^(?:words?|angaben|worten)$/.test(scene.tokens[k]!.lower) || !/^(?:of|von)$/.test(scene.tokens[k + 1]?.lower ?? ''))
    return null;
  const mention = scene.startingAt.get(k + 2);
  return mention && k !== quote ? attribution(mention, k, k + 2, 'according', false, false) : null;
}

function attribution(
  mention: Mention | null,
  first: number,
  last: number,
  by: Attribution['by'],
  adjacent: boolean,
  naming: boolean,
): Attribution {
  return { mention, cue: { first, last }, by, adjacent, naming };
}

/** Sieve of last resort for part of a sentence: whoever the sentence is about. */
export function subjectAttribution(scene: Scene, quote: number): Attribution | null {
  const mention = sentenceSubject(scene, 0, quote);
  const isEnglish = scene.words.prepositions.has('of');
  if (
    (mention?.kind === 'thing' && (isEnglish || !isSign(scene.tokens[quote - 1], ':'))) ||
    /^(?:it|es|i|we|you)$/.test(mention?.words[0] ?? '')
  )
    return null;
  return mention && { mention, cue: null, by: 'subject', adjacent: false, naming: false };
}
