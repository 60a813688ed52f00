import type { Document } from '../../documents/document.ts';
import { NOT_LABELS } from '../../documents/not-labels.ts';
import { readOfficeLabel } from '../../documents/office-label.ts';
import type { Span } from '../../text/span.ts';
import type { SpeechTables } from './speech-tables.ts';

/** What one speaker says by the document's own labels, without the label. */
export interface Voice extends Span {
  readonly speaker: string | null;
  /** The printed label ("MS. POWER:"); null for turns that the reader found. */
  readonly label: Span | null;
}

/** Turns of a transcript: those that the reader found, else labels at the beginnings of lines. Empty for prose. */
export function voicesOf(document: Document, tables: SpeechTables): readonly Voice[] {
  const known = cache.get(document);
  if (known) return known;
  const printed = printedVoices(document.text, tables);
  // A reader that knows fewer labels than are printed ran one speaker's turn into another's.
  const voices =
    document.turns.length > 0 && document.turns.length >= printed.length ? turnsWithLabels(document, printed) : printed;
  cache.set(document, voices);
  return voices;
}

/** The voice that speaks at `at`; null before the first label and in prose. */
export function voiceAt(voices: readonly Voice[], at: number): Voice | null {
  let [low, high] = [0, voices.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (voices[middle]!.start <= at) low = middle + 1;
    else high = middle;
  }
  const found = voices[low - 1];
  return found && at < found.end ? found : null;
}

/** Two labels that name one speaker; a turn without one is nobody's. */
export function sameSpeaker(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
}

/** A document never changes, so its voices are worked out once. */
const cache = new WeakMap<Document, readonly Voice[]>();

function turnsWithLabels(document: Document, printed: readonly Voice[]): Voice[] {
  // A reader's turn begins with its label or right after it.
  const labels = new Map(
    printed.flatMap(({ label }) => [label!.start, firstLetter(document.text, label!.end)].map((at) => [at, label!])),
  );
  const voices: Voice[] = [];
  for (const { start, end, speaker } of document.turns) {
    const label = labels.get(start) ?? null;
    const before = voices.at(-1);
    const goesOn = before?.speaker === speaker && label === null && !CHANGE_MARK.test(document.text.slice(start, start + 3));
    if (before && goesOn) voices[voices.length - 1] = { ...before, end };
    else voices.push({ start, end, speaker, label });
  }
  return voices;
}

/** What captions without names begin another voice with. Without it, cue after cue is one voice as far as anybody can tell. */
const CHANGE_MARK = /^(?:>>|[-–—][ \t])/;

function firstLetter(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  return at;
}

/** "MS. VELD:", "Lira Veld (Orvana):", "[00:12] Speaker 1:", "Q.", "Q   Thank you", "Mr. ORN of Orvana."; in depositions after the number of the line. */
const LABELS = [
  /^[^\S\n]*(?:\d{1,2}[^\S\n]{2,})?(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[^\S\n]*)?(?:[-–—>]{1,2}[^\S\n]*)?(\p{Lu}[\p{L}\p{M}\d.,'’\- ]{0,80}?(?:[^\S\n]?[([][^)\]\n]{1,40}[)\]])?)[^\S\n]?:(?=\s)/gmu,
  /^[^\S\n]*(?:\d{1,2}[^\S\n]{2,})?([QA])\.(?=[^\S\n])/gm,
  /^[^\S\n]*(?:\d{1,2}[^\S\n]{2,})?(Q)(?=[^\S\n]+[“"(]?\p{Lu})/gmu,
  /^[^\S\n]*((?:Mr|Ms|Mrs|Dr|Senator|Chairman|Chairwoman|The|Secretary|General)\.?[^\S\n]+\p{Lu}[\p{Lu}'’-]{2,}(?: of [\p{L} ]{2,20})?)\.(?=\s)/gmu,
];

function printedVoices(text: string, tables: SpeechTables): Voice[] {
  const labels = LABELS.flatMap((pattern) => Array.from(text.matchAll(pattern), toLabel))
    .filter((label) => isLabel(label.name, tables))
    .filter((label) => !isHeading(text, label.end))
    .sort((a, b) => a.start - b.start);
  const sure = labels.length > 1 ? labels : labels.filter((label) => isShouted(label.name) && isSpoken(text.slice(label.end)));
  return sure.map((label, at) => ({
    start: label.end,
    end: sure[at + 1]?.start ?? text.length,
    speaker: speakerOf(label.name),
    label: { start: label.start, end: label.end },
  }));
}

/** The rest of the line is in capitals, too, and no sentence: "HARBOUR TRUST: STATEMENT". Captions may be capitals throughout. */
function isHeading(text: string, at: number): boolean {
  const found = text.indexOf('\n', at);
  const end = found < 0 ? text.length : found;
  const rest = text.slice(at, end).trimEnd();
  return /\p{Lu}{2}[^\p{Ll}]*$/u.test(rest) && !/\p{Ll}|[.!?…]$/u.test(rest) && /\p{Ll}{2}/u.test(text.slice(end, end + BELOW));
}

/** Characters under a heading in which small letters are to stand. */
const BELOW = 200;

/** Whether the text after a lone label is somebody's speech: a report under a place ("GENEVA: …") quotes others and says no "I". */
function isSpoken(text: string): boolean {
  const near = text.slice(0, SPOKEN_REACH);
  const own = near.replace(/["“„«][^"”“»\n]*["”“»]/g, ' ');
  return own === near || /\b(?:I|I['’]\p{L}+|we|my|our|you|your|ich|wir|je|nous|nosotros|yo)\b/iu.test(own);
}

/** Characters. */
const SPOKEN_REACH = 20_000;

function toLabel(found: RegExpExecArray) {
  const name = found[1]!;
  return { name: name.trim(), start: found.index + found[0].indexOf(name), end: found.index + found[0].length };
}

/** Without "(Orvana)", and without where a member comes from: "Mr. ORN of Orvana". */
function speakerOf(label: string): string {
  return readOfficeLabel(label)?.name ?? label.replace(/\s*[([].*$/, '').replace(/(?<=\p{Lu}{2}) of .*$/u, '');
}

/** A name in capitals, or one to five words that each begin with one. */
function isLabel(name: string, tables: SpeechTables): boolean {
  if (readOfficeLabel(name) !== null) return true;
  const bare = speakerOf(name).trim();
  const words = bare.split(/[\s,]+/);
  if (NOT_LABELS.has(bare.toLowerCase()) || NOT_LABELS.has(words[0]!.toLowerCase())) return false;
  if (words.length > 5 || bare === '') return false;
  return isShouted(bare) || words.every((word) => /^[\p{Lu}\d]/u.test(word) || tables.nameParticles.has(word.toLowerCase()));
}

function isShouted(name: string): boolean {
  const letters = name.replace(/\s*[([].*$/, '').replace(/\b(?:Mc|Mac|O['’]|Mr|Ms|Mrs|Dr)/g, '');
  return !/\p{Ll}/u.test(letters);
}
