import type { Attribution } from './attribution.ts';
import { closes, countWords, isCued, isFirst, mayBeName, SCARE_WORDS } from './marked-words.ts';
import type { Scene } from './scene.ts';
import { isSubjunctive, PAST_SUBJUNCTIVE, PRESENT_SUBJUNCTIVE } from './subjunctive.ts';
import { isCapitalised, isSign } from './tokens.ts';

/** German papers put longer names and mottos in marks. */
const TERM_WORDS = 5;

/** Whether marked words of a German sentence are a name, a motto or a term: about every second time they are. */
export function isGermanTerm(scene: Scene, index: number, words: string, found: Attribution | null, spoken: boolean): boolean {
  const count = countWords(words);
  if (isLabelled(scene, index, words) || isNamedByNoun(scene, index, words, found)) return true;
  const isNoun = /^\p{Lu}/u.test(words);
  if (isCued(found)) return count <= SCARE_WORDS && !isGoverned(scene, index, words, found, isNoun);
  if (/[.!?]$/.test(words)) return count <= SCARE_WORDS && (isNoun || !isSpoken(scene, spoken));
  return count <= TERM_WORDS && (isNoun || !isSpoken(scene, spoken));
}

// "unter dem Motto „…“", "die sogenannte „…“", "„…“ genannt", "die „Bild“-Zeitung": what follows such a word is a name, however long.
function isLabelled(scene: Scene, index: number, words: string): boolean {
  const before = scene.tokens[index - 1]?.lower ?? '';
  const after = scene.tokens[index + 1];
  if (LABEL.test(before) && !/[.!?]$/.test(words)) return true;
  return /^genannt/.test(after?.lower ?? '') || (isSign(after, '-') && after!.start === scene.tokens[index]!.end);
}

const LABEL =
  /(?:titel|motto|namen?|namens|überschrift|aufschrift|schlagzeile|begriff|stichwort|bezeichnung|losung|parole|slogan|thema|codename|künstlername|spitzname)s?$|^sogenannte[nrms]?$|^genannte[nrms]?$/;

// "Der Film „Der letzte Sommer“"; but "nannte den Plan „Augenwischerei“".
function isNamedByNoun(scene: Scene, index: number, words: string, found: Attribution | null): boolean {
  const before = scene.tokens[index - 1];
  if (index < 2 || !isCapitalised(before) || !mayBeName(words) || SPEECH.test(before!.lower)) return false;
  return !(isCued(found) && calls(scene, found));
}

const SPEECH = /(?:worten?|wortlaut|satz|frage|antwort|zitat|zuruf|rufen?|ausruf|appell)$/;

// The few words before or after a cue are speech where the grammar makes them its content; "erzählt ein „Koch“" is told by them.
function isGoverned(scene: Scene, index: number, words: string, found: Attribution, isNoun: boolean): boolean {
  const { first } = found.cue!;
  if (!found.mention && first === index - 2 && scene.words.determiners.has(scene.tokens[index - 1]!.lower)) return false;
  if (calls(scene, found)) return found.by === 'after' ? isFirst(scene, index) : !hangs(scene, index) || ENDS_IN_VERB.test(words);
  if (found.adjacent) return true;
  // "Der Anwalt hatte von einer „kalten Tat“ gesprochen"
  const isPerfect = found.by === 'after' && first === index + 1 && hasPerfect(scene, index);
  if (isPerfect) return !isNoun || /^(?:von|als)$/.test(governor(scene, 0, index));
  if (found.by === 'after' || found.by === 'according') {
    if (isFirst(scene, index)) return true;
    const reported = isReported(scene, 0, found.by === 'according' ? scene.tokens.length : first);
    return closes(scene, index, words) ? !isNoun || reported : !isNoun && reported;
  }
  return !isNoun || isReported(scene, first, index) || /^(?:von|als)$/.test(governor(scene, first, index));
}

// "die „Freiheit des Landes verteidigen“"
const ENDS_IN_VERB = /\s\p{Ll}\p{L}*n$/u;

// "die Entsorgung von „Nebenprodukten“": a preposition governs the marks, no verb of calling.
function hangs(scene: Scene, index: number): boolean {
  let k = index - 1;
  while (k > 0 && index - k < 4 && scene.words.determiners.has(scene.tokens[k]!.lower)) k--;
  return scene.words.prepositions.has(scene.tokens[k]!.lower);
}

function hasPerfect(scene: Scene, index: number): boolean {
  return scene.tokens.slice(0, index).some(({ lower }) => /^(?:hat|habe|haben|hatten?|hätten?)$/.test(lower));
}

// "sprach von einem „Skandal“": the last preposition or "als" between the verb and the marks.
function governor(scene: Scene, verb: number, index: number): string {
  for (let k = index - 1; k > verb; k--) {
    const { lower } = scene.tokens[k]!;
    if (lower === 'als' || scene.words.prepositions.has(lower)) return lower;
  }
  return '';
}

// "Die Klauseln seien „…“": nobody but a reporter of words writes so; "wären" needs a speaker before it.
function isSpoken(scene: Scene, spoken: boolean): boolean {
  return scene.tokens.some(
    ({ lower }, k) => PRESENT_SUBJUNCTIVE.test(lower) || (spoken && (PAST_SUBJUNCTIVE.test(lower) || isSubjunctive(scene, k))),
  );
}

/** A verb of calling ("nannte den Plan …") makes any words its content. */
export function calls(scene: Scene, found: Attribution): boolean {
  return scene.cueForms.get(scene.tokens[found.cue!.first]!.lower)?.classes.has('quote') ?? false;
}

// The subjunctive, or "dass", marks what somebody said.
function isReported(scene: Scene, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (REPORTED.test(scene.tokens[k]!.lower)) return true;
  return false;
}

const REPORTED = new RegExp(`${PRESENT_SUBJUNCTIVE.source}|${PAST_SUBJUNCTIVE.source}|^(?:dass|daß)$`);
