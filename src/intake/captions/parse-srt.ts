import { INTAKE_LIMITS } from '../limits.ts';
import type { CaptionsFile, Cue } from './cue.ts';

const TIME = String.raw`(?:(\d{1,3})\s*:\s*)?(\d{1,2})\s*:\s*(\d{1,2})(?:\s*[.,:]\s*(\d{1,3}))?`;
const TIMINGS = new RegExp(String.raw`^\s*${TIME}\s*-{1,2}>\s*${TIME}`);

/**
 * SubRip has no standard, so only the lines with two times count: what follows one, up to the next one and its number, is
 * its text, whatever empty lines stand between.
 */
export function parseSrt(text: string): CaptionsFile {
  const lines = text.replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n').split('\n');
  const cues: Cue[] = [];
  let open: { from: number; to: number; payload: string[] } | null = null;
  const close = (isBeforeCue: boolean) => {
    if (open) cues.push({ from: open.from, to: open.to, payload: payloadOf(open.payload, isBeforeCue) });
  };
  for (const line of lines) {
    const match = TIMINGS.exec(line);
    if (match) {
      close(true);
      open = { from: seconds(match, 1), to: seconds(match, 5), payload: [] };
      if (cues.length >= INTAKE_LIMITS.cues) return { cues, title: null };
    } else open?.payload.push(line);
  }
  close(false);
  return { cues, title: null };
}

function seconds(match: RegExpExecArray, at: number): number {
  const [hours, minutes, whole, fraction] = [0, 1, 2, 3].map((offset) => match[at + offset]);
  return Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(`${whole}.${fraction ?? 0}`);
}

/** Without the number of the cue that comes next. */
function payloadOf(lines: readonly string[], isBeforeCue: boolean): string {
  const kept = lines.map((line) => line.trimEnd());
  while (kept.at(-1) === '') kept.pop();
  if (isBeforeCue && /^\s*\d+$/.test(kept.at(-1) ?? '') && (kept.length === 1 || lines.includes(''))) kept.pop();
  while (kept.at(-1) === '') kept.pop();
  while (kept[0] === '') kept.shift();
  return kept.filter((line, index) => line !== '' || kept[index - 1] !== '').join('\n');
}
