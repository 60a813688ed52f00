import type { Mention } from './mention.ts';
import { cueAt, type Scene, skipAdverbs } from './scene.ts';
import { PRESENT_SUBJUNCTIVE } from './subjunctive.ts';
import { isCapitalised, isSign } from './tokens.ts';

/** A complement follows its verb within this many tokens ("told reporters in Geneva on Thursday that"). */
const COMPLEMENT_WITHIN = 12;
/** A clause without "that" shows its verb within this many tokens. */
const VERB_WITHIN = 14;
/** "said Thursday the plan would …": so many tokens may stand before its subject. */
const SUBJECT_WITHIN = 6;

const THAT = /^(?:that|dass|que|qu')$/;
/** "explained why", "asked whether" */
const WH = /^(?:whether|why|how|what|where|when|who|if|ob)$/;

/** The token at which the words begin that the verb reports, looked for from `from` on; null where it reports none. */
export function startOfClause(scene: Scene, verb: number, from: number, subject: Mention): number | null {
  for (let k = from; k < scene.tokens.length && k - verb <= COMPLEMENT_WITHIN; k++) {
    const { lower } = scene.tokens[k]!;
    if (k === from && WH.test(lower)) return k;
    if (THAT.test(lower) && !isPronounHere(scene, verb, k)) return k + 1;
    if (isSign(scene.tokens[k], ';:') || (k > from && cueAt(scene, k))) break;
  }
  const { lower } = scene.tokens[verb]!;
  if (scene.words.language === 'de') return germanClause(scene, verb, from);
  if (scene.words.language !== 'en') return romanceInfinitive(scene, verb + 1);
  // "A study found prices rose", but "officers found him".
  const mayBeBare = lower === 'found' ? subject.kind === 'thing' || subject.kind === 'organisation' : BARE.test(lower);
  return mayBeBare ? bareClause(scene, verb, from) : null;
}

// "para lo que movilizarán", "las normas que regulan", "la necesidad de que": no "that" of the verb's.
function isPronounHere(scene: Scene, verb: number, k: number): boolean {
  if (scene.words.language !== 'es' && scene.words.language !== 'fr') return false;
  const before = scene.tokens[k - 1]!;
  if (/^(?:lo|la|los|las|el|ce|celui|celle|ceux|de)$/.test(before.lower) || before.kind !== 'word') return true;
  const heard = scene.endingAt.get(k);
  const isHearer = heard && heard.kind !== 'noun' && heard.kind !== 'thing';
  return skipAdverbs(scene, verb + 1, 1) !== k && !isHearer && !/^\p{Lu}|\d/u.test(before.text) && !TIME.test(before.lower);
}

const TIME =
  /^(?:hoy|ayer|mañana|martes|lunes|miércoles|jueves|viernes|sábado|domingo|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir)$/;

// "affirme avoir tiré parti", "asegura no saberlo"
function romanceInfinitive(scene: Scene, from: number): number | null {
  let at = from;
  while (/^(?:ne|pas|n'|no|y|en|se|s'|l'|le|la|les|lui)$/.test(scene.tokens[at]?.lower ?? '')) at++;
  const ending =
    scene.words.language === 'fr' ? /^(?:avoir|être|\p{L}{2,}(?:er|ir|oir|re))$/u : /^\p{L}{1,}[aei]r(?:se|lo|la|los|las|le)?$/u;
  return ending.test(scene.tokens[at]?.text ?? '') && !scene.startingAt.has(at) ? from : null;
}

/** Verbs that often leave "that" out. */
const BARE =
  /^(?:sa(?:id|ys?|ying)|heard|adding|claiming|arguing|warning|insisting|noting|add(?:ed|s)|t(?:old|ells)|claim(?:ed|s)|argue[ds]?|warn(?:ed|s)?|insist(?:ed|s)?|acknowledge[ds]|conceded|testified|recalled|suggest(?:ed|s)|confirm(?:ed|s)|alleged|admit(?:ted|s)|announce[ds]|explain(?:ed|s)|note[ds]|predict(?:ed|s)|estimate[sd]?|believe[sd]?|thinks?|thought|sag(?:te|ten|t)|erklärten?|betonten?|meinten?|behaupteten?|kritisierten?|berichteten?)$/;

/** Verbs that have a clause for their object, and hardly ever a noun. */
const PURE = /^(?:sa(?:id|ys?)|argue[ds]?|insist(?:ed|s)?)$/;

/** Verbs that have a noun for their object as often as a clause. */
const TRANSITIVE = /^(?:announce[ds]|confirm(?:ed|s)|admit(?:ted|s)|explain(?:ed|s)|recalled|suggest(?:ed|s)|predict(?:ed|s))$/;

function bareClause(scene: Scene, verb: number, from: number): number | null {
  const start = isPreposition(scene, from) ? afterPhrase(scene, from) : startOfSubject(scene, verb, from);
  if (start === null) return null;
  if (TRANSITIVE.test(scene.tokens[verb]!.lower) ? hasFiniteVerb(scene, start + 1) : hasVerb(scene, start + 1)) return start;
  return PURE.test(scene.tokens[verb]!.lower) && !isPreposition(scene, from) && countWords(scene, start) > 2 ? start : null;
}

// "gab an, Vater zu sein", "kritisierte, die Lage sei …": an infinitive or the subjunctive, or any clause behind "sagte".
function germanClause(scene: Scene, verb: number, from: number): number | null {
  const start = afterComma(scene, from);
  if (start === null) return null;
  return BARE.test(scene.tokens[verb]!.lower) || hasSubjunctive(scene, start) || isInfinitive(scene, start) ? start : null;
}

// "die Lage sei ernst", but not "(ein Werk,) das halten könne", whose verb comes last.
function hasSubjunctive(scene: Scene, from: number): boolean {
  const mayBeRelative = scene.words.relatives.has(scene.tokens[from]?.lower ?? '');
  for (let k = from; k < scene.tokens.length && !isSign(scene.tokens[k], ';:'); k++) {
    if (!PRESENT_SUBJUNCTIVE.test(scene.tokens[k]!.lower)) continue;
    return !(mayBeRelative && scene.tokens[k + 1]?.kind !== 'word');
  }
  return false;
}

function isInfinitive(scene: Scene, from: number): boolean {
  if (scene.words.relatives.has(scene.tokens[from]!.lower)) return false;
  for (let k = from; k < scene.tokens.length; k++) {
    const { lower } = scene.tokens[k]!;
    if (isSign(scene.tokens[k], ',;:') && k > from + VERB_WITHIN) return false;
    if ((lower === 'zu' && /n$/.test(scene.tokens[k + 1]?.lower ?? '')) || JOINED_INFINITIVE.test(lower)) return true;
  }
  return false;
}

/** "anzunehmen" */
const JOINED_INFINITIVE =
  /^(?:ab|an|auf|aus|bei|durch|ein|fest|her|hin|los|mit|nach|um|vor|weg|weiter|wieder|zurück|zusammen)zu\p{L}+n$/u;

function afterComma(scene: Scene, from: number): number | null {
  for (let k = from; k < from + SUBJECT_WITHIN; k++)
    if (isSign(scene.tokens[k], ',')) return NO_CONTENT.test(scene.tokens[k + 1]?.lower ?? '') ? null : k + 1;
  return null;
}

/** What opens a German clause that tells how, why or when something was said. */
const NO_CONTENT = /^(?:ohne|um|statt|anstatt|wobei|während|nachdem|bevor|weil|obwohl|wenn|als|und|oder|sondern|wie)$/;

function isPreposition(scene: Scene, k: number): boolean {
  return scene.words.prepositions.has(scene.tokens[k]?.lower ?? '');
}

function startOfSubject(scene: Scene, verb: number, from: number): number | null {
  const isTold = /^t(?:old|ells?)$/.test(scene.tokens[verb]!.lower);
  const first = isTold ? afterHearer(scene, from) : from;
  // "told a reporter about it"
  if (isTold && isPreposition(scene, scene.startingAt.get(first)?.last ?? first)) return null;
  for (let k = first; k < first + SUBJECT_WITHIN; k++) {
    const token = scene.tokens[k];
    if (token?.kind !== 'word' || scene.words.relatives.has(token.lower)) return null;
    const mention = scene.startingAt.get(k);
    if (mention && mention.last < scene.tokens.length) return k;
    if (!mention && (scene.words.determiners.has(token.lower) || scene.words.counts.has(token.lower) || NOBODY.test(token.lower)))
      return k;
    if (!mention && k === from && isBareNoun(scene, k)) return k;
    if (mention) k = mention.last - 1;
  }
  return null;
}

/** What opens a clause and names nobody. */
const NOBODY = /^(?:there|nobody|nothing|everyone|everybody|everything|anyone|someone|something)$/;

// "said schools will …", "say prices keep falling"
function isBareNoun(scene: Scene, k: number): boolean {
  const { lower } = scene.tokens[k]!;
  const { breaks, adverbs, pronouns } = scene.words;
  return (
    !isCapitalised(scene.tokens[k]) && /.{3}s$/.test(lower) && !breaks.has(lower) && !adverbs.has(lower) && !pronouns.has(lower)
  );
}

// "told reporters he would", "told the News of Gary a few …": the hearers are no subject.
function afterHearer(scene: Scene, from: number): number {
  let end = scene.startingAt.get(from)?.last ?? from;
  while (end > from && isPreposition(scene, end) && scene.startingAt.has(end + 1)) end = scene.startingAt.get(end + 1)!.last;
  const opens = scene.startingAt.has(end) || scene.words.determiners.has(scene.tokens[end]?.lower ?? '');
  return opens ? end : from;
}

// "said in an interview he would go": behind where and when, a subject with its verb.
function afterPhrase(scene: Scene, from: number): number | null {
  for (let k = from + 1; k < from + COMPLEMENT_WITHIN; k++) {
    const mention = scene.startingAt.get(k);
    if (!mention || isPreposition(scene, k - 1)) continue;
    if (mention.kind === 'pronoun' || scene.words.auxiliaries.has(scene.tokens[mention.last]?.lower ?? '')) return k;
  }
  return null;
}

/** Whether a verb stands in the words from `from` on. */
export function hasVerb(scene: Scene, from: number): boolean {
  return showsVerb(scene, from, /[^aeiou]ed$|n't$|^(?:he|she|they|it|we|i|you)'/);
}

// "announced a settlement on books ordered online": a participle is no verb of its own.
function hasFiniteVerb(scene: Scene, from: number): boolean {
  return showsVerb(scene, from, /n't$|^(?:he|she|they|it|we|i|you)'/);
}

// Up to the clause of a "which" or "who", whose verb is not the one that counts.
function showsVerb(scene: Scene, from: number, form: RegExp): boolean {
  for (let k = from; k < scene.tokens.length && k < from + VERB_WITHIN; k++) {
    const token = scene.tokens[k]!;
    if (/^(?:who|which|that|whose)$/.test(token.lower) || token.kind === 'quote') return false;
    if (scene.words.auxiliaries.has(token.lower) || form.test(token.lower)) return true;
    if (scene.endingAt.get(k)?.kind === 'pronoun') return true;
  }
  return false;
}

function countWords(scene: Scene, from: number): number {
  let words = 0;
  for (let k = from; scene.tokens[k]?.kind === 'word'; k++) words++;
  return words;
}
