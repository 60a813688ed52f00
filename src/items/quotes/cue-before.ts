import { type Attribution, attribution, type QuoteToken, REACH } from './attribution.ts';
import { speakerAfter } from './cue-after.ts';
import { findSubject } from './find-subject.ts';
import type { Mention } from './mention.ts';
import { cueAt, isGerund, isPassive, type Scene, skipAdverbs } from './scene.ts';
import { isSign } from './tokens.ts';

export function cueBefore(scene: Scene, { index: quote, after }: QuoteToken): Attribution | null {
  const from = clauseFrom(scene, quote, after);
  let inRelative: Attribution | null = null;
  // "was described as “…”": nobody is named, unless a verb before says who.
  let impersonal: Attribution | null = null;
  for (let verb = quote - 1; verb >= from && quote - verb < REACH; verb--) {
    const form = cueAt(scene, verb);
    if (!form || (isSign(scene.tokens[quote - 1], ':') && hasLaterSubject(scene, verb, quote))) continue;
    const adjacent = isAdjacent(scene, verb, quote);
    if (
      form.classes.size === 1 &&
      form.classes.has('manner') &&
      !(adjacent && quote - verb <= MANNER_REACH && endsGermanClause(scene, quote))
    )
      continue;
    const passive = isPassive(scene, verb);
    const naming = form.classes.has('naming') && isNaming(scene, verb, quote, passive);
    if (passive || naming) {
      const agent = passive ? byAgent(scene, verb, quote) : null;
      const found = attribution(agent, verb, verb + 1, 'before', adjacent, naming && !agent);
      if (agent || naming) return found;
      if (adjacent) impersonal ??= found;
      continue;
    }
    const mention = subjectOrInverted(scene, from, verb, quote) ?? subjectAfterGerund(scene, verb, quote);
    if (!mention && verb === 0 && form.tenses.has('past')) continue;
    // "told reporters that, contrary to what she believes, it was “…”"
    if (!adjacent && mention && /^what(?:ever)?$/.test(scene.tokens[mention.first - 1]?.lower ?? '')) continue;
    if (!mention && !adjacent && !form.classes.has('report')) continue;
    if (mention && isToldOf(scene, from, verb, mention)) continue;
    if (!adjacent && (isRelativeVerb(scene, verb) || isCircumstance(scene, verb))) {
      inRelative ??= attribution(mention, verb, verb + 1, 'before', false, false);
      continue;
    }
    return attribution(mention, verb, verb + 1, 'before', adjacent, false);
  }
  return inRelative ?? impersonal;
}

/** Verbs of what somebody keeps to himself, until another tells of it. */
const INWARD = /^(?:f(?:eel(?:s|ing)?|elt)|th(?:inks?|inking|ought)|believ(?:e[sd]?|ing)|hop(?:e[sd]?|ing)|expect(?:s|ed|ing)?)$/;

// "told a reporter that he is feeling “…”": whoever tells it says it.
function isToldOf(scene: Scene, from: number, verb: number, mention: Mention): boolean {
  if (mention.kind !== 'pronoun' || !INWARD.test(scene.tokens[verb]!.lower)) return false;
  for (let k = mention.first - 1; k >= from; k--) {
    if (isSign(scene.tokens[k], ';:')) return false;
    const form = cueAt(scene, k);
    if (form?.classes.has('report') && !INWARD.test(scene.tokens[k]!.lower)) return true;
  }
  return false;
}

/** A verb of manner counts within this many tokens of the marks: "smiled, “…”", not "trying to build a plant, “…”". */
const MANNER_REACH = 5;

// "Auf dem Plakat stand „…“.", but not "Hier steht „…“ im Vordergrund."
function endsGermanClause(scene: Scene, quote: number): boolean {
  return scene.words.language !== 'de' || scene.tokens[quote + 1]?.kind !== 'word';
}

// "children who wrote by hand “…”"
function isRelativeVerb(scene: Scene, verb: number): boolean {
  const before = scene.tokens[skipAdverbs(scene, verb - 1, -1)]?.lower ?? '';
  return before !== 'that' && scene.words.relatives.has(before);
}

// "Without mentioning Lee by name, she warned of “…”"
function isCircumstance(scene: Scene, verb: number): boolean {
  const before = scene.tokens[verb - 1]?.lower ?? '';
  return (
    isGerund(scene.cueForms.get(scene.tokens[verb]!.lower)!) && /^(?:without|after|before|while|when|despite|by)$/.test(before)
  );
}

// What stands before an earlier quotation of the sentence belongs to that one.
function clauseFrom(scene: Scene, quote: number, after: number): number {
  for (let k = quote - 1; k > after; k--) if (isSign(scene.tokens[k], ';')) return k + 1;
  return after + 1;
}

const BETWEEN =
  /^(?:that|as|him|her|it|them|us|me|reporters|simply|only|is|was|dass|que|to|out|of|about|the|a|an|his|their|its|by)$/;

function isAdjacent(scene: Scene, verb: number, quote: number): boolean {
  if (isSign(scene.tokens[quote - 1], ':')) return true;
  for (let k = verb + 1; k < quote; k++) {
    const token = scene.tokens[k]!;
    if (quote - verb > 5 || !(isSign(token, ',:-–—') || BETWEEN.test(token.lower)))
      return isSign(scene.tokens[quote - 1], ',') && quote - verb < 25;
  }
  return true;
}

// "With leaders worried about it, Smith has a new message: “…”"
function hasLaterSubject(scene: Scene, verb: number, quote: number): boolean {
  for (let k = verb + 1; k < quote - 2; k++) {
    const mention = isSign(scene.tokens[k], ',') ? scene.startingAt.get(k + 1) : undefined;
    if (mention && scene.words.auxiliaries.has(scene.tokens[mention.last]?.lower ?? '')) return true;
  }
  return false;
}

// "a film called “X”", "known as “X”"; but "Smith called it “X”" is said by Smith.
function isNaming(scene: Scene, verb: number, quote: number, passive: boolean): boolean {
  const form = scene.cueForms.get(scene.tokens[verb]!.lower)!;
  if (scene.words.language === 'de' && isGermanName(scene, verb)) return true;
  // "people who call themselves “water keepers”"
  if (quote - verb === 2 && /^(?:him|her|it|one|them|your|our)sel(?:f|ves)$/.test(scene.tokens[verb + 1]!.lower)) return true;
  if (!form.tenses.has('past') || quote - verb > 2) return false;
  if (ALWAYS_NAMES.test(scene.tokens[verb]!.lower)) return true;
  const subject = scene.endingAt.get(verb);
  if (!passive && subject && !(subject.kind === 'thing' && !subject.definite)) return false;
  return passive || quote - verb === 1 || (form.classes.size === 1 && scene.tokens[verb + 1]?.lower === 'as');
}

// "Das Schiff hieß früher „…“", "sie nennen sich „…“"; but "hieß es: „…“".
function isGermanName(scene: Scene, verb: number): boolean {
  const beside = [scene.tokens[verb - 1]?.lower, scene.tokens[verb + 1]?.lower, scene.tokens[verb + 2]?.lower];
  if (/^h(?:ei|ie)ß/.test(scene.tokens[verb]!.lower)) return !beside.includes('es');
  return /^nenn|^nannt/.test(scene.tokens[verb]!.lower) && beside.includes('sich');
}

const ALWAYS_NAMES =
  /^(?:dubbed|nicknamed|named|titled|entitled|christened|renamed|known|genannt|intitulé|baptisé|surnommé|titulado|titulada|apodado)$/;

function byAgent(scene: Scene, verb: number, quote: number): Mention | null {
  for (let k = verb + 1; k < scene.tokens.length && k < quote + 6; k++) {
    if (/^(?:by|von|par|por)$/.test(scene.tokens[k]!.lower)) return agentFrom(scene, k + 1);
  }
  return null;
}

// "by the mayor", "by housing charity Havenwood"
function agentFrom(scene: Scene, from: number): Mention | null {
  for (let k = from; k < from + 3 && scene.tokens[k]?.kind === 'word'; k++) {
    const mention = scene.startingAt.get(k);
    if (mention) return mention;
  }
  return null;
}

// "Declaring “the soul of the corps” is at stake, Secretary Robert Gates has ordered …"
function subjectAfterGerund(scene: Scene, verb: number, quote: number): Mention | null {
  const form = scene.cueForms.get(scene.tokens[verb]!.lower);
  if (verb > 0 || !form?.tenses.has('gerund')) return null;
  for (let k = quote + 1; k < scene.tokens.length; k++)
    if (isSign(scene.tokens[k], ',')) return scene.startingAt.get(k + 1) ?? null;
  return null;
}

// "In der Sendung sagte Köhler: „…“": what hangs on a preposition gives way to the name after the verb, and so does whoever
// acts in a clause before it: "Dass es gelingt, hält Köhler für möglich: „…“".
export function subjectOrInverted(scene: Scene, from: number, verb: number, quote: number): Mention | null {
  const isGerman = scene.words.language === 'de';
  const turned = isGerman ? null : turnedSubject(scene, verb);
  if (turned) return turned;
  if (isGerman && scene.tokens[verb]!.lower === 'so') return invertedSubject(scene, verb, quote);
  const isAfterClause = isGerman && isSign(scene.tokens[verb - 1], ',') && scene.words.subordinators.has(scene.tokens[from]!.lower);
  // "…, warnte er, da …": a pronoun right after a verb with nobody before it.
  const isPronoun = isGerman && !scene.endingAt.has(verb) && scene.startingAt.get(verb + 1)?.kind === 'pronoun';
  const first = isAfterClause || isPronoun ? invertedSubject(scene, verb, quote) : null;
  if (first) return first;
  const subject = findSubject(scene, from, verb);
  if (isGerman && subject && isObjectFirst(scene, subject, verb)) return scene.startingAt.get(verb + 1)!;
  const before = subject ? scene.tokens[subject.first - 1]?.lower : undefined;
  const isHanging = scene.words.language !== 'en' && before !== undefined && scene.words.prepositions.has(before);
  return subject && !isHanging ? subject : (invertedSubject(scene, verb, quote) ?? subject);
}

// "…, a précisé Anne Moreau, saluant …", "…, ha avanzado la portavoz": French and Spanish turn it round behind a comma.
function turnedSubject(scene: Scene, verb: number): Mention | null {
  if (scene.words.language === 'en') return null;
  const before = scene.tokens[skipAdverbs(scene, verb - 1, -1)];
  const mention = isSign(before, ',') ? scene.startingAt.get(verb + 1) : undefined;
  return mention && mention.kind !== 'noun' && mention.kind !== 'pronoun' ? mention : null;
}

// "Schwere Folgen, etwa Schlafmangel, hält das Gericht für „…“": a thing before the comma, somebody behind the verb.
function isObjectFirst(scene: Scene, subject: Mention, verb: number): boolean {
  const after = scene.startingAt.get(verb + 1);
  if (!after || !isSign(scene.tokens[verb - 1], ',') || (subject.kind !== 'noun' && subject.kind !== 'thing')) return false;
  const mayAct = after.kind !== 'noun' && (after.kind !== 'thing' || subject.kind === 'noun');
  return mayAct && !OTHER_CASE.test(scene.tokens[verb + 1]!.lower);
}

const OTHER_CASE = /^(?:den|dem|des|einen|einem|ihn|ihm|ihnen)$/;

// "So nannte es die Fachwelt „…“": the object first, then who says it.
function behindEs(scene: Scene, verb: number): Mention | null {
  const isObject = scene.words.language === 'de' && /^(?:es|ihn|sie|dies|das)$/.test(scene.tokens[verb + 1]?.lower ?? '');
  const mention = isObject ? scene.startingAt.get(verb + 2) : undefined;
  return mention && mention.kind !== 'pronoun' && !OTHER_CASE.test(scene.tokens[verb + 2]!.lower) ? mention : null;
}

// "Said Smith: “…”", "Dazu sagte Merkel: „…“"
function invertedSubject(scene: Scene, verb: number, quote: number): Mention | null {
  const mention = behindEs(scene, verb) ?? speakerAfter(scene, verb + 1);
  const isEnglish = scene.words.language === 'en';
  if (isEnglish && mention && mention.first !== verb + 1) return null;
  return mention && mention.last <= quote && (mention.kind !== 'pronoun' || scene.words.language === 'de') ? mention : null;
}
