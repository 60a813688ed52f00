import type { Turn } from './document.ts';
import { findNameLines } from './find-name-lines.ts';
import { findLabels, type PlacedLabel } from './find-turn-labels.ts';

/** When a text counts as a transcript. */
const TRANSCRIPT = Object.freeze({
  /** Labelled turns: fewer are asides such as "Note:". */
  leastTurns: 3,
  /** Turns per speaker on average: in a list of "Name: value" lines each name comes once. */
  turnsPerSpeaker: 1.5,
  /** Share of the text's paragraphs that begin with a label. */
  share: 0.2,
  /** The same where the labels are those of a record: in capitals, with a title, "Q". Somebody may speak at length there. */
  recordShare: 0.03,
  /** Share of times that may be earlier than the one before: parts of a recording begin anew. */
  backInTime: 0.1,
});

/**
 * Speaker turns of a plain transcript ("MS. POWER:", "Q:", "[00:13:07] Power:", "Power 13:07" or "Power" over a paragraph);
 * else none.
 */
export function findTurns(text: string): Turn[] {
  for (const labels of [findLabels(text), findNameLines(text)]) {
    const turns = isTranscript(text, labels) ? turnsFrom(text, labels) : [];
    if (turns.length >= TRANSCRIPT.leastTurns) return turns;
  }
  return [];
}

/** A line with nothing but a time leaves the word with whoever had it; a label with no words lends its time to the next. */
function turnsFrom(text: string, labels: readonly PlacedLabel[]): Turn[] {
  const turns: Turn[] = [];
  let [speaker, time]: [string | null, number | null] = [null, null];
  for (const [index, label] of labels.entries()) {
    const next = labels[index + 1];
    const said = withoutHeading(text.slice(label.end, next?.start ?? text.length));
    if (label.form !== 'time') speaker = label.speaker;
    const from: number | null = label.from ?? time;
    time = said.trim() === '' ? from : null;
    if (said.trim() === '' || isAnnounced(speaker)) continue;
    const start = label.end + said.length - said.trimStart().length;
    turns.push({ start, end: start + said.trim().length, speaker, from, to: label.to ?? next?.from ?? null });
  }
  return turns;
}

/** No line of a heading is longer than twice this: a bound for the time that the pattern takes. */
const HALF_LINE = 200;
const CAPITALS = String.raw`[^\p{Ll}\n]{0,${HALF_LINE}}\p{Lu}{2}[^\p{Ll}\n]{0,${HALF_LINE}}(?:\n|$)`;
const HEADING = new RegExp(String.raw`(?:\n[ \t]*\n(?:${CAPITALS})+)+\s*$`, 'u');

/** "STATEMENT OF …" over what the next one says: paragraphs in capitals at the end, where the words above are not. */
function withoutHeading(said: string): string {
  const heading = HEADING.exec(said);
  return heading && /\p{Ll}/u.test(said.slice(0, heading.index)) ? said.slice(0, heading.index) : said;
}

/** "BY MR. SAMPLE:" says whose questions follow. */
function isAnnounced(speaker: string | null): boolean {
  return speaker !== null && /^BY\s/.test(speaker);
}

const RECORD = /^(?:\p{Lu}[\p{Lu}\d_.'’ -]*|[QA]|(?:Mr|Mrs|Ms|Dr|Senator|Deputy|The|Hon)\b.*|.*\bSpeaker \d+)$/u;

function isTranscript(text: string, labels: readonly PlacedLabel[]): boolean {
  if (labels.length < TRANSCRIPT.leastTurns) return false;
  const speakers = new Set(labels.map((found) => found.speaker));
  const share = (wanted: (label: PlacedLabel) => boolean) => labels.filter(wanted).length / labels.length;
  if ((speakers.size === 1 && share(({ form }) => form !== 'time') > 0) || !isInTime(labels)) return false;
  const isRecord = share(({ speaker }) => speaker !== null && RECORD.test(speaker)) >= 0.5;
  const isTimed = share(({ from, speaker }) => from !== null && speaker !== null) >= 0.5;
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '').length;
  const least = (isRecord ? TRANSCRIPT.recordShare : TRANSCRIPT.share) * Math.min(paragraphs, text.split('\n').length);
  const isReturning = labels.length >= TRANSCRIPT.turnsPerSpeaker * speakers.size;
  return labels.length >= least && (isTimed || isReturning || labels.some(({ form }) => form === 'office'));
}

/** A recording's times go up; those of a list of films, or of a programme, do not. */
function isInTime(labels: readonly PlacedLabel[]): boolean {
  const times = labels.flatMap(({ from }) => (from === null ? [] : [from]));
  const back = times.filter((time, index) => index > 0 && time < times[index - 1]!).length;
  return back <= TRANSCRIPT.backInTime * times.length;
}
