import { INTAKE_LIMITS } from '../limits.ts';
import type { CaptionsFile, Cue } from './cue.ts';

const TIME = String.raw`(?:(\d{1,3})\s*:\s*)?(\d{1,2})\s*:\s*(\d{1,2})(?:\s*[.,:]\s*(\d{1,3}))?`;
const TIMINGS = new RegExp(String.raw`^\s*${TIME}\s*[-–—]{1,2}>\s*${TIME}`);

/**
 * SubRip has no standard, so only the lines with two times count: what follows one, up to the next one and its number, is
 * its text, whatever empty lines stand between.
 */
export function parseSrt(text: string): CaptionsFile {
  const lines = text.replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n').split('\n');
  const cues: Cue[] = [];
  let open: { from: number; to: number; payload: string[]; number: number | null } | null = null;
  for (const [index, line] of lines.entries()) {
    const match = TIMINGS.exec(line);
    if (match) {
      const number = numberIn(lines[index - 1]);
      if (open) cues.push({ from: open.from, to: open.to, payload: beforeNumber(open.payload, open.number) });
      if (cues.length >= INTAKE_LIMITS.cues) return { cues, title: null };
      open = { from: seconds(match, 1), to: seconds(match, 5), payload: [], number };
    } else open?.payload.push(line);
  }
  if (open) cues.push({ from: open.from, to: open.to, payload: tidied(open.payload) });
  return { cues, title: null };
}

function numberIn(line: string | undefined): number | null {
  return /^\s*\d+\s*$/.test(line ?? '') ? Number(line) : null;
}

function seconds(match: RegExpExecArray, at: number): number {
  const [hours, minutes, whole, fraction] = [0, 1, 2, 3].map((offset) => match[at + offset]);
  return Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(`${whole}.${fraction ?? 0}`);
}

/** Without the number of the cue that comes next: the last line, where an empty one stands before it or it counts on. */
function beforeNumber(lines: readonly string[], ownNumber: number | null): string {
  const number = numberIn(lines.at(-1));
  const isAlone = lines.length === 1 || lines.at(-2)!.trim() === '';
  const countsOn = ownNumber !== null && number === ownNumber + 1;
  return tidied(number !== null && (isAlone || countsOn) ? lines.slice(0, -1) : lines);
}

function tidied(lines: readonly string[]): string {
  const kept = lines.map((line) => line.trimEnd());
  return kept
    .filter((line, index) => line !== '' || kept[index - 1] !== '')
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}
