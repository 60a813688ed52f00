import { INTAKE_LIMITS } from '../limits.ts';
import type { CaptionsFile, Cue } from './cue.ts';

/** WebVTT file parsing as W3C WebVTT 1 section 6.1 has it; null where the signature is missing. Linear. */
export function parseVtt(text: string): CaptionsFile | null {
  const lines = text.replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n').split('\n');
  const signature = /^WEBVTT(?:[ \t](.*))?$/.exec(lines[0] ?? '');
  if (!signature) return null;
  const cues: Cue[] = [];
  let at = skipHeader(lines);
  while (at < lines.length && cues.length < INTAKE_LIMITS.cues) {
    const block = readBlock(lines, at);
    if (block.cue) cues.push(block.cue);
    at = block.next;
  }
  const title = signature[1]?.replace(/^[\s\-–—:]+/, '').trim();
  return { cues, title: title || null };
}

/** The header ends at an empty line, or before a line with an arrow. */
function skipHeader(lines: readonly string[]): number {
  let at = 1;
  while (at < lines.length && lines[at] !== '' && !lines[at]!.includes('-->')) at++;
  return at;
}

/** A cue, or a comment, style or region block, which have no timings in their first two lines. */
function readBlock(lines: readonly string[], start: number): { cue: Cue | null; next: number } {
  let at = start;
  while (lines[at] === '') at++;
  let times: Pick<Cue, 'from' | 'to'> | null = null;
  let hasArrow = false;
  let payload: string[] = [];
  for (let count = 1; at < lines.length; count++, at++) {
    const line = lines[at]!;
    if (line === '') break;
    if (line.includes('-->')) {
      if (count > 2 || hasArrow) break;
      hasArrow = true;
      times = parseTimings(line);
      if (times) payload = [];
    } else payload.push(line);
  }
  return { cue: times ? { ...times, payload: payload.join('\n') } : null, next: Math.max(at, start + 1) };
}

/** "01:02.345" or "100:01:02.345": minutes and seconds under 60, three decimals. */
const TIMESTAMP = String.raw`(?:(\d+):)?([0-5]\d):([0-5]\d)\.(\d{3})(?!\d)`;
/** What follows the second time are settings, blank or not. */
const TIMINGS = new RegExp(String.raw`^[ \t\f]*${TIMESTAMP}[ \t\f]*-->[ \t\f]*${TIMESTAMP}`);

function parseTimings(line: string): Pick<Cue, 'from' | 'to'> | null {
  const times = TIMINGS.exec(line);
  return times && { from: seconds(times.slice(1, 5)), to: seconds(times.slice(5, 9)) };
}

function seconds([hours, minutes, whole, milliseconds]: readonly (string | undefined)[]): number {
  const thousandths = Number(hours ?? 0) * 3_600_000 + Number(minutes) * 60_000 + Number(whole) * 1_000 + Number(milliseconds);
  return thousandths / 1_000;
}
