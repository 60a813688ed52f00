import type { Turn } from './document.ts';
import { readOfficeLabel } from './office-label.ts';

/** When a text counts as a transcript. */
const TRANSCRIPT = Object.freeze({
  /** Labelled turns: fewer are asides such as "Note:". */
  leastTurns: 3,
  /** Turns per speaker on average: in a list of "Name: value" lines each name comes once. */
  turnsPerSpeaker: 1.5,
  /** Share of the text's paragraphs that begin with a label. */
  share: 0.2,
});

interface Label {
  readonly start: number;
  /** Where the words begin. */
  readonly end: number;
  readonly speaker: string | null;
  readonly seconds: number | null;
  /** Names the office as well: only minutes and transcripts do. */
  readonly isOffice: boolean;
}

/** Speaker turns of a plain transcript ("MS. POWER:", "Q:", "[00:13:07] Power:", "Power 13:07" over a paragraph); else none. */
export function findTurns(text: string): Turn[] {
  const labels = findLabels(text);
  if (!isTranscript(text, labels)) return [];
  return labels.map((label, index) => {
    const next = labels[index + 1];
    const said = text.slice(label.end, next?.start ?? text.length);
    const end = label.end + said.trimEnd().length;
    return { start: Math.min(label.end, end), end, speaker: label.speaker, from: label.seconds, to: next?.seconds ?? null };
  });
}

const CLOCK = String.raw`\d{1,2}:[0-5]\d(?::[0-5]\d)?(?:[.,]\d{1,3})?`;
/** Or from when to when. */
const TIME = String.raw`[[(]?(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)(?:[.,]\d{1,3})?(?:[ \t]*(?:-->|[-–—])[ \t]*${CLOCK})?[\])]?`;
const CAPITALS = String.raw`\p{Lu}[\p{Lu}\d_.'’&-]*(?:[ \t][\p{Lu}\d][\p{Lu}\d_.'’&-]*){0,6}`;
const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?:[ \t](?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|bin|al|\d{1,2})){0,4}`;
/** "Minister of State (Deputy Ann Sample):" */
const OFFICE = String.raw`\p{Lu}[\p{L}.'’-]*(?:[ \t](?:\p{Lu}[\p{L}.'’-]*|of|for|the|and|de|der|für|des|pour|du|para)){0,9}[ \t]?[([][^)\]\n]{3,60}[)\]]`;
const ASIDE = String.raw`(?:[ \t]*[([][^)\]\n]{1,60}[)\]])?`;
/** What captions and Markdown put around a name. */
const OPEN = String.raw`(?:>>+[ \t]*)?(?:\*\*|__|\[)?`;
const CLOSE = String.raw`(?:\*\*|__|\])?`;
/** Time before or after the name, then a colon; "Q." and "A." may go without. */
const WITH_COLON = new RegExp(
  String.raw`^(?:${TIME}[ \t–—-]*)?${OPEN}(${CAPITALS}|${NAME})(?:[ \t]*[-–—,]?[ \t]*${TIME})?${ASIDE}${CLOSE}[ \t]*:${CLOSE}(?=\s|$)[ \t]*`,
  'u',
);
/** "[SPEAKER_00] Hello": programs that tell voices apart number them. */
const NUMBERED = new RegExp(String.raw`^(?:${TIME}[ \t–—-]*)?\[(\p{L}+[ _]\d{1,3})\](?=\s)[ \t]*`, 'u');
/** "Mr. SAMPLE. I thank the Chair.": the records of parliaments end a label with a full stop. */
const WITH_STOP = new RegExp(
  String.raw`^((?:(?:Mr|Mrs|Ms|Miss|Dr|Messrs)\.|The|Senator|Representative|Chair(?:man|woman)?|Secretary|Ambassador|General|Governor|Director|Justice|Judge|Deputy|Madam)[ \t](?:${CAPITALS}|\p{Lu}[\p{L}'’-]+)(?:[ \t]of[ \t]\p{Lu}\p{L}+)?)\.[ \t]+(?=["“\p{Lu}])`,
  'u',
);
const WITH_OFFICE = new RegExp(String.raw`^(${OFFICE})[ \t]*:(?=\s|$)[ \t]*`, 'u');
const QUESTION = /^([QA])(?:[.:]|[ \t]{2,}|\t|[ ](?=["“\p{Lu}]))[ \t]*/u;
/** A line of its own with a name and a time, as meeting recorders write it; a word with a full stop is said. */
const HEADING = new RegExp(String.raw`^(?:${TIME}[ \t–—-]+(${NAME})(?<!\p{Ll}\.)|(${NAME})[ \t,–—-]+${TIME})[ \t]*$`, 'u');
const TIME_ONLY = new RegExp(String.raw`^${TIME}(?:[ \t]+|$)`, 'u');

/** Chapter and verse count in single digits too; no clock shows "1:1". */
const VERSE = new RegExp(String.raw`^[ \t]*(?:${NAME}[ \t]+)?\d{1,3}:\d(?:[ \t]|$)`, 'mu');

function findLabels(text: string): Label[] {
  const labels: Label[] = [];
  const hasVerses = VERSE.test(text);
  let start = 0;
  for (const line of text.split('\n')) {
    const label = readLabel(line);
    if (label && !(hasVerses && label.seconds !== null)) labels.push({ ...label, start, end: start + label.end });
    start += line.length + 1;
  }
  return labels;
}

/** Depositions number their lines. */
const LINE_NUMBER = /^\s*(?:\d{1,2}[ \t]{2,})?/;

function readLabel(line: string): Omit<Label, 'start'> | null {
  const indent = LINE_NUMBER.exec(line)![0].length;
  const said = line.slice(indent, indent + 200);
  const heading = HEADING.exec(said);
  if (heading) return label(indent + heading[0].length, heading[4] ?? heading[5], heading, heading[4] ? 1 : 6);
  const held = WITH_OFFICE.exec(said);
  const office = held && readOfficeLabel(held[1]!);
  if (held && office) return { end: indent + held[0].length, speaker: office.name, seconds: null, isOffice: true };
  const colon = WITH_COLON.exec(said);
  if (colon && colon[4]!.length <= 60) return label(indent + colon[0].length, colon[4], colon, colon[3] ? 1 : 5);
  const numbered = NUMBERED.exec(said);
  if (numbered) return label(indent + numbered[0].length, numbered[4], numbered, 1);
  const stop = WITH_STOP.exec(said);
  if (stop) return { end: indent + stop[0].length, speaker: stop[1]!, seconds: null, isOffice: false };
  const question = QUESTION.exec(said);
  if (question) return { end: indent + question[0].length, speaker: question[1]!, seconds: null, isOffice: false };
  const time = TIME_ONLY.exec(said);
  return time ? label(indent + time[0].length, undefined, time, 1) : null;
}

function label(end: number, speaker: string | undefined, match: RegExpExecArray, at: number): Omit<Label, 'start'> {
  const [hours, minutes, seconds] = [match[at], match[at + 1], match[at + 2]];
  const time = seconds === undefined ? null : Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return { end, speaker: speaker?.replace(/\s+/g, ' ').trim() || null, seconds: time, isOffice: false };
}

function isTranscript(text: string, labels: readonly Label[]): boolean {
  const speakers = new Set(labels.map((found) => found.speaker));
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '').length;
  return (
    labels.length >= TRANSCRIPT.leastTurns &&
    (labels.some((found) => found.isOffice) || labels.length >= TRANSCRIPT.turnsPerSpeaker * speakers.size) &&
    labels.length >= TRANSCRIPT.share * Math.min(paragraphs, text.split('\n').length)
  );
}
