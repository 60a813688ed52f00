import type { Mention } from './mention.ts';
import { namedBeside } from './named-beside.ts';
import { objectOfGerund, objectOfRelative, relativeBefore } from './relative-clause.ts';
import { cueAt, isGerund, type Scene, skipAdverbs } from './scene.ts';
import { firstFree, GENITIVE, sentenceSubject } from './sentence-subject.ts';
import { isSign } from './tokens.ts';
import { phraseBefore } from './unnamed-phrase.ts';

/** Who does what the verb at `verb` says, looked for from token `from` on; null where the clause has no subject. */
export function findSubject(scene: Scene, from: number, verb: number): Mention | null {
  const subject = subjectOf(scene, from, verb);
  return subject && namedBeside(scene, subject);
}

function subjectOf(scene: Scene, from: number, verb: number): Mention | null {
  const form = scene.cueForms.get(scene.tokens[verb]!.lower);
  // "All said": no adverb where it is somebody.
  const before = scene.endingAt.has(verb) ? verb - 1 : skipAdverbs(scene, verb - 1, -1);
  const token = scene.tokens[before];
  if (before < from || !token) return null;
  // "quoted the researcher as saying"
  if (token.lower === 'as' && form && isGerund(form)) {
    const quoted = scene.endingAt.get(before);
    if (quoted && quoted.first >= from) return headOfPhrase(scene, from, quoted);
  }
  if (token.lower === 'to' || (form && isGerund(form) && !isAuxiliaryBetween(scene, before, verb))) {
    return OBJECT.test(token.lower) ? null : outerSubject(scene, from, before);
  }
  const perfect = scene.words.language === 'de' ? subjectOfPerfect(scene, from, verb) : null;
  if (perfect) return perfect;
  const adjacent = scene.endingAt.get(before + 1);
  const giver = adjacent && objectOfGerund(scene, from, adjacent);
  if (giver) return headOfPhrase(scene, from, giver);
  const who = adjacent && objectOfRelative(scene, from, adjacent);
  if (who) return antecedent(scene, from, who);
  if (adjacent && adjacent.first >= from) return beforeBareApposition(scene, from, headOfPhrase(scene, from, adjacent));
  if (scene.words.relatives.has(token.lower)) return antecedent(scene, from, before);
  if (isSign(token, ',') || isSign(token, ')') || isSign(token, '—–-')) return beforeInsertion(scene, from, before);
  const relative = relativeBefore(scene, from, before);
  return relative === null ? clauseSubject(scene, from, before) : antecedent(scene, from, relative);
}

// "Der Minister hat den Plan kritisiert", "Gestern hatte der Minister erklärt": the one beside the auxiliary.
function subjectOfPerfect(scene: Scene, from: number, verb: number): Mention | null {
  for (let k = verb - 1; k >= from; k--) {
    if (isSign(scene.tokens[k], ',;:')) return null;
    if (!/^(?:hat|habe|haben|hatten?)$/.test(scene.tokens[k]!.lower)) continue;
    const before = scene.endingAt.get(k);
    if (before && before.first >= from) return headOfPhrase(scene, from, before);
    return scene.startingAt.get(skipAdverbs(scene, k + 1, 1)) ?? null;
  }
  return null;
}

// "heard him yelling": he has no name here.
const OBJECT = /^(?:him|her|them|me|us)$/;

// "was saying" is as finite as "said".
function isAuxiliaryBetween(scene: Scene, before: number, verb: number): boolean {
  for (let k = before + 1; k < verb; k++) if (scene.words.auxiliaries.has(scene.tokens[k]!.lower)) return true;
  return false;
}

// "a spokesman for the company said": the company hangs on the preposition before it.
function headOfPhrase(scene: Scene, from: number, mention: Mention): Mention {
  let head = mention;
  for (let hops = 0; hops < 4; hops++) {
    const preposition = beforeAdjectives(scene, head.first - 1);
    const owner = scene.endingAt.get(head.first);
    if (owner && owner.first >= from && GENITIVE.test(scene.tokens[head.first]!.lower)) {
      head = owner;
      continue;
    }
    if (preposition < from || !scene.words.prepositions.has(scene.tokens[preposition]!.lower)) return head;
    const outer = mentionBefore(scene, from, preposition);
    if (!outer) return head;
    head = outer;
  }
  return head;
}

// "auf diplomatische Kreise"
function beforeAdjectives(scene: Scene, at: number): number {
  let k = at;
  while (scene.words.language === 'de' && k > 0 && isAdjective(scene, k)) k--;
  return k;
}

function isAdjective(scene: Scene, k: number): boolean {
  const { text, lower } = scene.tokens[k]!;
  const { breaks, determiners, adverbs, pronouns } = scene.words;
  if (!/^\p{Ll}{3,}e[nrms]?$/u.test(text) || scene.cueForms.has(lower)) return false;
  return !(breaks.has(lower) || determiners.has(lower) || adverbs.has(lower) || pronouns.has(lower));
}

/** Between a noun and its prepositional phrase stand at most this many other words ("people familiar with"). */
const WORDS_BEFORE_PREPOSITION = 2;

function mentionBefore(scene: Scene, from: number, end: number): Mention | null {
  for (let k = end; k > from && end - k <= WORDS_BEFORE_PREPOSITION; k--) {
    const mention = scene.endingAt.get(k);
    if (mention) return mention.first >= from ? mention : null;
    const token = scene.tokens[k - 1]!;
    const form = scene.cueForms.get(token.lower);
    if (token.kind !== 'word' || form?.tenses.has('past') || form?.tenses.has('present')) return null;
  }
  return null;
}

// "Power, who met Kerry, said": the noun before "who".
function antecedent(scene: Scene, from: number, relative: number): Mention | null {
  let end = relative;
  while (end > from && (isSign(scene.tokens[end - 1], ',') || scene.words.prepositions.has(scene.tokens[end - 1]!.lower))) end--;
  const direct = scene.endingAt.get(end);
  if (direct && direct.first >= from) return nameBeforeApposition(scene, from, headOfPhrase(scene, from, direct));
  const unnamed = end === relative ? unnamedBefore(scene, relative) : null;
  return unnamed ?? lastMentionBefore(scene, from, end);
}

// "residents who said", "a notice that said"
function unnamedBefore(scene: Scene, relative: number): Mention | null {
  const phrase = phraseBefore(scene, relative);
  if (!phrase || scene.tokens[relative]!.lower === 'who') return phrase;
  // "a notice on the quay that said"
  const preposition = phrase.first - 1;
  if (scene.words.prepositions.has(scene.tokens[preposition]?.lower ?? '')) return unnamedBefore(scene, preposition);
  return scene.words.determiners.has(scene.tokens[phrase.first]!.lower) ? phrase : null;
}

function lastMentionBefore(scene: Scene, from: number, end: number): Mention | null {
  let best: Mention | null = null;
  for (const mention of scene.mentions) if (mention.first >= from && mention.last <= end) best = mention;
  return best;
}

function nameBeforeApposition(scene: Scene, from: number, mention: Mention): Mention {
  const comma = skipAdverbs(scene, mention.first - 1, -1);
  if (mention.kind === 'person' || !isSign(scene.tokens[comma], ',')) return mention;
  const named = scene.endingAt.get(comma);
  return named && (named.kind === 'person' || named.kind === 'name') && named.first >= from ? named : mention;
}

// "Martin Lee, spokesman for the union said": a calling without article explains the name before it.
function beforeBareApposition(scene: Scene, from: number, mention: Mention): Mention {
  if (mention.kind !== 'role' || mention.definite) return mention;
  const named = nameBeforeApposition(scene, from, mention);
  const isBare = !scene.words.determiners.has(scene.tokens[mention.first]!.lower);
  // "Bob Ray, a member of the club said": the comma after it is often forgotten.
  const opens = named.first === from || scene.tokens[named.first - 1]?.kind !== 'word';
  return isBare || opens ? named : mention;
}

// "Samantha Power, the ambassador, said": back over what stands between commas to the noun that it explains.
function beforeInsertion(scene: Scene, from: number, comma: number): Mention | null {
  let role: Mention | null = null;
  let end = beforeDashes(scene, from, comma);
  for (let chunks = 0; chunks < 8 && end >= from; chunks++) {
    const start = chunkStart(scene, from, end);
    const mention = openingMention(scene, start, end);
    if (mention && (mention.kind === 'person' || mention.kind === 'name')) return mention;
    if (mention && (mention.kind === 'pronoun' || !role)) role = mention;
    if (mention && opensClause(scene, start, from))
      return mention.kind === 'role' && role !== mention ? mention : (role ?? mention);
    end = start - 1;
  }
  return role;
}

// "Many speakers — Muslims, Catholics, Jews — said": the pair of dashes holds no subject.
function beforeDashes(scene: Scene, from: number, closing: number): number {
  if (!isSign(scene.tokens[closing], '—–')) return closing;
  for (let k = closing - 1; k > from; k--) if (scene.tokens[k]!.text === scene.tokens[closing]!.text) return k;
  return closing;
}

function chunkStart(scene: Scene, from: number, end: number): number {
  let k = end;
  while (k > from && !isSign(scene.tokens[k - 1], ',;:—–-(') && scene.tokens[k - 1]!.kind !== 'quote') k--;
  return k;
}

function opensClause(scene: Scene, start: number, from: number): boolean {
  return start <= from || !isSign(scene.tokens[start - 1], ',');
}

// The noun phrase that the chunk starts with, or the one after its first verb's subject; null for "of Boston", "who …", "45".
function openingMention(scene: Scene, start: number, end: number): Mention | null {
  const first = scene.tokens[start];
  if (isSign(scene.tokens[start - 1], '(')) return null;
  // "Die Klägerin, die ihn kannte, …": the first "die" is an article.
  const isRelative = scene.words.relatives.has(first?.lower ?? '') && !(scene.words.language === 'de' && start === 0);
  if (!first || start >= end || isRelative || first.kind !== 'word') return null;
  if (/^\d/.test(first.text) || /^[RDI]-\p{Lu}/u.test(first.text)) return null;
  let at = start;
  while (
    at < end &&
    (scene.words.conjunctions.has(scene.tokens[at]!.lower) || scene.words.subordinators.has(scene.tokens[at]!.lower))
  )
    at++;
  if (scene.words.prepositions.has(scene.tokens[at]?.lower ?? '')) return null;
  const mention = scene.startingAt.get(at);
  if (mention) return mention.last <= end ? mention : null;
  const next = scene.mentions.find((other) => other.first >= at && other.last <= end);
  return next?.kind === 'person' && !scene.words.prepositions.has(scene.tokens[next.first - 1]!.lower) ? next : null;
}

// "Smith stood outside and said", "Smith went on to say": the first noun phrase of the nearest clause that has one.
function clauseSubject(scene: Scene, from: number, end: number): Mention | null {
  const opening = openingPhrase(scene, from, end);
  if (opening) return beforeBareApposition(scene, from, opening);
  const nearest = nearestSubject(scene, from, end);
  if (nearest) return nearest;
  for (let start = clauseStart(scene, from, end); ; start = clauseStart(scene, from, start - 1)) {
    const mention = firstFree(scene, start, end + 1);
    if (mention) return mention;
    if (start <= from) return lastMentionBefore(scene, from, end + 1);
  }
}

// "…, a spokesperson for the line said": what opens after the last comma, with no verb between.
function openingPhrase(scene: Scene, from: number, end: number): Mention | null {
  const start = chunkStart(scene, from, end);
  const mention = isSign(scene.tokens[start - 1], ',') ? scene.startingAt.get(start) : undefined;
  if (!mention || mention.last > end || !scene.words.prepositions.has(scene.tokens[mention.last]?.lower ?? '')) return null;
  for (let k = mention.last; k <= end; k++) {
    const { lower } = scene.tokens[k]!;
    if (isVerbLike(scene, lower) || scene.words.conjunctions.has(lower) || scene.words.relatives.has(lower)) return null;
  }
  return mention;
}

// After a comma or at the start, and before a verb: "When reporters asked, he shrugged and said".
function nearestSubject(scene: Scene, from: number, end: number): Mention | null {
  let nearest: Mention | null = null;
  for (const mention of scene.mentions) {
    if (mention.first < from || mention.last > end) continue;
    const before = scene.tokens[mention.first - 1];
    const after = scene.tokens[mention.last];
    const opens =
      mention.first === from ||
      isSign(before, ',') ||
      scene.words.conjunctions.has(before?.lower ?? '') ||
      isClauseWord(scene, mention.first - 1);
    if (opens && after?.kind === 'word' && isVerbLike(scene, after.lower)) nearest = mention;
  }
  return nearest;
}

function isVerbLike(scene: Scene, word: string): boolean {
  return scene.words.auxiliaries.has(word) || scene.cueForms.has(word) || /[^aeiou]ed$/.test(word) || scene.words.adverbs.has(word);
}

function clauseStart(scene: Scene, from: number, end: number): number {
  let k = end;
  while (k > from && !isSign(scene.tokens[k - 1], ';:—–-') && !isClauseWord(scene, k - 1)) k--;
  return Math.max(k, from);
}

function isClauseWord(scene: Scene, i: number): boolean {
  const token = scene.tokens[i];
  if (!token) return false;
  return (
    token.kind === 'quote' || (scene.words.subordinators.has(token.lower) && scene.startingAt.has(i + 1) && token.lower !== 'as')
  );
}

// A gerund or infinitive has the subject of the verb that it hangs on: the last finite verb before it, else the sentence's.
function outerSubject(scene: Scene, from: number, end: number): Mention | null {
  for (let k = end; k > from; k--) {
    const form = cueAt(scene, k);
    if (form && !isGerund(form) && scene.tokens[k - 1]?.lower !== 'to' && !(form.tenses.has('base') && !form.tenses.has('past'))) {
      return findSubject(scene, from, k);
    }
  }
  return sentenceSubject(scene, from, end + 1);
}
