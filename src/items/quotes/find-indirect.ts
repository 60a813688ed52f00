import { accordingAt } from './according-to.ts';
import { hasVerb, startOfClause } from './bare-clause.ts';
import { subjectOrInverted } from './cue-before.ts';
import { findSubject } from './find-subject.ts';
import type { Mention } from './mention.ts';
import { namedBeside } from './named-beside.ts';
import { clauseBefore, inserted } from './report-before-cue.ts';
import { type Cue, type Reported, reported, SHORTEST } from './reported.ts';
import { cueAt, isGerund, isPassive, isProgressive, type Scene, skipAdverbs } from './scene.ts';
import { sentenceSubject } from './sentence-subject.ts';
import { isCapitalised, isSign } from './tokens.ts';

/** The reported speech of a sentence whose marks, if any, hold no speech: "said that …, adding that …" are two reports. */
export function findReports(scene: Scene): Reported[] {
  const first = findReported(scene);
  const joint = first?.mention ? jointAfter(scene, first.cue.last) : null;
  if (!first || !joint) return first ? [first] : [];
  const second = complement(scene, joint.verb, first.mention!, { first: joint.verb, last: joint.verb + 1 });
  return second ? [first, second] : [first];
}

function findReported(scene: Scene): Reported | null {
  const closing = closingReport(scene);
  if (closing) return closing;
  for (let k = 0; k < scene.tokens.length; k++) {
    const according = accordingAt(scene, k, -1);
    const found =
      according?.mention && according.cue && !isInRelative(scene, according.cue.first)
        ? aroundAccording(scene, according.cue, according.mention)
        : (heardInCourt(scene, k) ?? soSpoken(scene, k) ?? reportedBy(scene, k));
    if (found) return found;
  }
  return null;
}

// "Investors said they had lost interest, the study found.": what closes the sentence governs the verbs before it.
function closingReport(scene: Scene): Reported | null {
  if (scene.words.language !== 'en') return null;
  for (let verb = scene.tokens.length - 1; verb > 0; verb--) {
    if (isSign(scene.tokens[verb], ',')) return null;
    const form = cueAt(scene, verb);
    if (!form?.classes.has('report') || (isGerund(form) && !isProgressive(scene, verb)) || isPassive(scene, verb)) continue;
    const mention = subjectAfter(scene, verb) ?? findSubject(scene, 0, verb);
    const end = mention ? Math.max(mention.last, verb + 1) : verb + 1;
    if (!mention || !isOther(mention) || !closesHere(scene, end)) return null;
    return clauseBefore(scene, verb, mention, { first: verb, last: verb + 1 });
  }
  return null;
}

// Behind it at most when or where it was said, and to whom.
function closesHere(scene: Scene, end: number): boolean {
  const next = scene.tokens[end];
  if (next?.kind !== 'word' || /day$/.test(next.lower)) return true;
  return scene.words.prepositions.has(next.lower) && !hasVerb(scene, end);
}

/** The subject of the sentence where it is the subject of its first verb of speech. */
export function whoSpeaks(scene: Scene): Mention | null {
  for (let k = 0; k < scene.tokens.length; k++) {
    const form = cueAt(scene, k);
    if (!form?.classes.has('report') && !SPEAKING.has(scene.tokens[k]!.lower)) continue;
    if (form && (isGerund(form) || isPassive(scene, k))) continue;
    const subject = sentenceSubject(scene, 0, scene.tokens.length);
    return subject && findSubject(scene, 0, k) === subject ? subject : null;
  }
  return null;
}

const SPEAKING: ReadonlySet<string> = new Set(['urged', 'disagreed', 'agreed', 'objected']);

const NOT_SPEAKING =
  /(?:wahrheit|hoffnung|idee|begründung|fazit|motto|plan|erinnerung|erkenntnis|sorge|vorwurf|gedanke|überlegung|kalkül|annahme|devise|befund)$/i;

// "…, so Neumüller.", "Im Idealfall, so die Expertin, könne man …"
function soSpoken(scene: Scene, at: number): Reported | null {
  if (scene.words.language !== 'de' || scene.tokens[at]!.lower !== 'so' || !isSign(scene.tokens[at - 1], ',–—')) return null;
  const mention = scene.startingAt.get(at + 1);
  // "so die bittere Wahrheit"
  if (!mention || !isOther(mention) || NOT_SPEAKING.test(mention.words.at(-1)!) || isCapitalised(scene.tokens[mention.last]))
    return null;
  const cue = { first: at, last: at + 1 };
  return inserted(scene, at, mention, cue) ?? clauseBefore(scene, at, mention, cue);
}

function reportedBy(scene: Scene, verb: number): Reported | null {
  const form = cueAt(scene, verb);
  if (!form?.classes.has('report') || isPassive(scene, verb) || scene.tokens[verb - 1]?.lower === 'to') return null;
  // "He denied it, saying that …"
  const isLoose = isGerund(form) && !isProgressive(scene, verb);
  if (isLoose && !isSign(scene.tokens[verb - 1], ',')) return null;
  const mention = subjectAfter(scene, verb) ?? subjectOf(scene, verb);
  if (!mention || !isOther(mention)) return null;
  const cue = { first: verb, last: verb + 1 };
  if (/^h(?:ei|ie)ß/.test(scene.tokens[verb]!.lower)) return mention.words[0] === 'es' ? saidByNobody(scene, verb, cue) : null;
  if (isLoose) return complement(scene, verb, mention, cue);
  return inserted(scene, verb, mention, cue) ?? complement(scene, verb, mention, cue) ?? clauseBefore(scene, verb, mention, cue);
}

// "Darin führte die Bank aus, dass …"
function subjectOf(scene: Scene, verb: number): Mention | null {
  const turned = scene.startingAt.get(verb - 1);
  if (scene.words.language === 'fr' && turned?.kind === 'pronoun') return turned;
  return scene.words.language === 'de' ? subjectOrInverted(scene, 0, verb, scene.tokens.length) : findSubject(scene, 0, verb);
}

// What the writer says, or anybody, is no report.
function isOther(mention: Mention): boolean {
  return !/^(?:i|we|you|ich|wir|man|je|nous|on|yo)$/.test(mention.words[0] ?? '');
}

// "…, hieß es."
function saidByNobody(scene: Scene, verb: number, cue: Cue): Reported | null {
  return isSign(scene.tokens[verb - 1], ',') ? reported(scene, [[0, verb - 1]], null, cue) : null;
}

// "…, said Ann Lee of the union.", but not "Lee, who runs the shop, said people were …" or "…, dankten den Verbänden".
function subjectAfter(scene: Scene, verb: number): Mention | null {
  const at = skipAdverbs(scene, verb + 1, 1);
  const mention = scene.startingAt.get(at);
  if (!mention || !isSign(scene.tokens[verb - 1], ',') || DATIVE.test(scene.tokens[at]!.lower)) return null;
  // "The chair, Ann Lee, denied it": what follows is the object.
  if (OBJECT.test(scene.tokens[at]!.lower) || (TAKES_OBJECT.test(scene.tokens[verb]!.lower) && mention.kind === 'thing'))
    return null;
  if (scene.words.language !== 'en') return GERMAN_WITH_OBJECT.test(scene.tokens[verb]!.lower) ? null : namedBeside(scene, mention);
  const next = scene.tokens[mention.last];
  const isLast = next?.kind !== 'word' || (scene.words.prepositions.has(next.lower) && !hasVerb(scene, mention.last));
  return isLast && !/^t(?:old|ells?)$/.test(scene.tokens[verb]!.lower) ? mention : null;
}

/** "Karin Krapp, eine Lehrerin, kritisierte die Reform": German verbs of speech whose object is no clause as a rule. */
const GERMAN_WITH_OBJECT =
  /^(?:kritisier|lob|dank|verurteil|würdig|forder|begrüß|beschr|verteidig|attackier|zitier|rüg|tadel|gratulier|erinner|ruf|rief|bat|bitt)/;

const OBJECT = /^(?:it|him|them|me|us|this|that|these|those)$/;
const TAKES_OBJECT = /^(?:den(?:y|ies|ied)|confirm(?:ed|s)?|admit(?:ted|s)?|announced?|reported|claimed|acknowledged|explained)$/;

const DATIVE = /^(?:dem|den|einem|ihm|ihnen|ihrem|seinem)$/;

// "said (Thursday) that …", "said the U.S. would …", "sagte, die Lage sei …"
function complement(scene: Scene, verb: number, mention: Mention, cue: Cue): Reported | null {
  const from = Math.max(verb + 1, mention.first > verb ? mention.last : 0);
  const start = startOfClause(scene, verb, from, mention);
  return start === null ? null : reported(scene, [[start, endOfClause(scene, verb)]], mention, cue);
}

// "Smith, who said the town was out, left": the clause of "who" ends at its comma.
function endOfClause(scene: Scene, verb: number): number {
  const relative = skipAdverbs(scene, verb - 1, -1);
  const { relatives } = scene.words;
  const isInsertion = relatives.has(scene.tokens[relative]?.lower ?? '') && isSign(scene.tokens[relative - 1], ',');
  for (let k = verb + 1; isInsertion && k < scene.tokens.length; k++) if (isSign(scene.tokens[k], ',')) return k;
  return jointAfter(scene, verb + 1)?.from ?? scene.tokens.length;
}

// ", adding that …", "and warned that …": what the same one says next.
function jointAfter(scene: Scene, from: number): { readonly from: number; readonly verb: number } | null {
  if (scene.words.language !== 'en') return null;
  for (let verb = from + 1; verb < scene.tokens.length; verb++) {
    const form = cueAt(scene, verb);
    if (!form?.classes.has('report') || scene.tokens[verb + 1]?.lower !== 'that') continue;
    if (isGerund(form) && isSign(scene.tokens[verb - 1], ',')) return { from: verb - 1, verb };
    if (form.tenses.has('past') && scene.words.conjunctions.has(scene.tokens[verb - 1]!.lower))
      return { from: isSign(scene.tokens[verb - 2], ',') ? verb - 2 : verb - 1, verb };
  }
  return null;
}

function aroundAccording(scene: Scene, cue: Cue, mention: Mention): Reported | null {
  const before = Math.min(cue.first, mention.first);
  const isGerman = scene.words.language === 'de';
  const after = afterOwner(scene, Math.max(mention.last, cue.last));
  // "Das Schiff wurde nach Angaben der Polizei gestürmt": the report stands around it.
  if (isGerman && before > 1 && scene.tokens[after]?.kind === 'word')
    return reported(
      scene,
      [
        [0, PREPOSITION.test(scene.tokens[before - 1]!.lower) ? before - 1 : before],
        [after, scene.tokens.length],
      ],
      mention,
      cue,
    );
  if (before >= SHORTEST) return reported(scene, [[0, isSign(scene.tokens[before - 1], ',') ? before - 1 : before]], mention, cue);
  // "Nach Angaben der Polizei wurden …": no comma stands there.
  if (isGerman) return reported(scene, [[after, scene.tokens.length]], mention, cue);
  for (let k = after; k < scene.tokens.length; k++)
    if (isSign(scene.tokens[k], ',')) return reported(scene, [[k + 1, scene.tokens.length]], mention, cue);
  // "According to Ann Lee the best time is …"
  const opens = scene.startingAt.has(after) || scene.words.determiners.has(scene.tokens[after]?.lower ?? '');
  return opens && hasVerb(scene, after) ? reported(scene, [[after, scene.tokens.length]], mention, cue) : null;
}

// "Die Klägerin, die ihn nach Angaben der Stiftung kannte, …": it states no more than its clause.
function isInRelative(scene: Scene, at: number): boolean {
  if (scene.words.language !== 'de') return false;
  let k = at;
  while (k > 0 && !isSign(scene.tokens[k], ',')) k--;
  return k > 0 && scene.words.relatives.has(scene.tokens[k + 1]!.lower);
}

// "Laut Recherchen der „Küstenpost“ …"
function afterOwner(scene: Scene, at: number): number {
  return scene.words.determiners.has(scene.tokens[at]?.lower ?? '') && scene.tokens[at + 1]?.kind === 'quote' ? at + 2 : at;
}

/** Stands before "Angaben", "Ansicht". */
const PREPOSITION = /^(?:nach|laut|mit)$/;

// "The court heard (that) …", "…, the jury was told.": somebody said it there.
function heardInCourt(scene: Scene, verb: number): Reported | null {
  const { lower } = scene.tokens[verb]!;
  if (lower !== 'heard' && lower !== 'told') return null;
  const mention = scene.endingAt.get(skipAdverbs(scene, verb - 1, -1) + 1);
  const isHeard = lower === 'told' ? isPassive(scene, verb) : mention?.last === verb;
  if (!mention || !isHeard || !COURT.test(mention.words.at(-1)!.toLowerCase())) return null;
  const cue = { first: verb, last: verb + 1 };
  const start = startOfClause(scene, verb, verb + 1, mention);
  if (start !== null) return reported(scene, [[start, scene.tokens.length]], null, cue);
  return isSign(scene.tokens[mention.first - 1], ',') ? reported(scene, [[0, mention.first - 1]], null, cue) : null;
}

const COURT = /^(?:court|jury|jurors|inquest|tribunal|inquiry|hearing|magistrates|panel)$/;
