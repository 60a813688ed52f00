import { INTAKE_LIMITS } from '../limits.ts';
import type { CaptionsFile, Cue } from './cue.ts';

const TIME = String.raw`(?:(\d{1,3})\s*:\s*)?(\d{1,2})\s*:\s*(\d{1,2})(?:\s*[.,:]\s*(\d{1,9}))?`;
const TIMINGS = new RegExp(String.raw`^\s*-?${TIME}\s*[-–—]{1,2}>\s*${TIME}`);

/**
 * SubRip has no standard, so only the lines with two times count: what follows one, up to the next one and its number, is
 * its text, whatever empty lines stand between.
 */
export function parseSrt(text: string): CaptionsFile {
  const lines = text
    .replaceAll('\0', '\uFFFD')
    .replace(/\r+\n|\r/g, '\n')
    .split('\n');
  const cues: Cue[] = [];
  let open: OpenCue | null = null;
  for (const [index, line] of lines.entries()) {
    const match = TIMINGS.exec(line);
    if (match) {
      if (open) cues.push(closed(open, false));
      if (cues.length >= INTAKE_LIMITS.cues) return { cues, title: null };
      open = { from: seconds(match, 1), to: seconds(match, 5), lines: [], number: numberAbove(lines, index) };
    } else open?.lines.push(line.trimEnd());
  }
  if (open) cues.push(closed(open, true));
  return { cues, title: null };
}

interface OpenCue extends Pick<Cue, 'from' | 'to'> {
  /** Its number and those of its empty lines too that the next cue owns. */
  readonly lines: string[];
  readonly number: number | null;
}

function numberAbove(lines: readonly string[], index: number): number | null {
  let at = index - 1;
  while (at >= 0 && lines[at]!.trim() === '') at--;
  return at >= 0 ? numberIn(lines[at]!) : null;
}

function numberIn(line: string): number | null {
  return /^\s*\d+\s*$/.test(line) ? Number(line) : null;
}

function seconds(match: RegExpExecArray, at: number): number {
  const [hours, minutes, whole, fraction] = [0, 1, 2, 3].map((offset) => match[at + offset]);
  return Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(`${whole}.${fraction ?? 0}`);
}

/** Without the number of the cue that comes next: the last line, where an empty one stands before it or (apart from the times: and) it counts on. */
function closed({ from, to, lines, number: own }: OpenCue, isLast: boolean): Cue {
  const kept = withoutEnd(lines);
  const number = kept.length > 0 ? numberIn(kept.at(-1)!) : null;
  const isAlone = kept.length === 1 || kept.at(-2) === '';
  const countsOn = own !== null && number === own + 1;
  const isRightAbove = !isLast && kept.length === lines.length;
  const isNext = number !== null && (isRightAbove ? isAlone || countsOn : isAlone && countsOn && kept.length > 1);
  return { from, to, payload: tidied(isNext ? kept.slice(0, -1) : kept) };
}

function withoutEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

/** One empty line at most between two that are not. */
function tidied(lines: readonly string[]): string {
  return withoutEnd(lines)
    .filter((line, index) => line !== '' || lines[index - 1] !== '')
    .join('\n')
    .replace(/^\n/, '');
}
