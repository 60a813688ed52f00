import type { Span } from '../../text/span.ts';
import type { CueForm } from './quote-tables.ts';
import type { MarkedSpan } from './scan-marks.ts';

/** A dash that opens a line, and the words behind it. */
const OPENING = /^[—–―]\s?(?=[\p{L}¿¡«“"…])/u;

export function opensWithDash(text: string, block: Span): boolean {
  return OPENING.test(text.slice(block.start, block.start + 3));
}

/**
 * What is said in lines that a dash opens, as French and Spanish write dialogue; the insertion that names the speaker ("—dijo
 * Ana—", ", dit Anne.") is left out. Lists have dashes too: lines are speech where one in the run has such an insertion. Linear.
 */
export function dashSpeech(text: string, blocks: readonly Span[], cues: ReadonlyMap<string, CueForm>): Map<Span, MarkedSpan[]> {
  const speech = new Map<Span, MarkedSpan[]>();
  for (let i = 0; i < blocks.length; ) {
    let end = i;
    while (end < blocks.length && opensWithDash(text, blocks[end]!)) end++;
    const lines = blocks.slice(i, end).map((block) => ({ block, insertion: insertionIn(text, block, cues) }));
    if (lines.some(({ insertion }) => insertion !== null))
      for (const { block, insertion } of lines) speech.set(block, spansAround(text, block, insertion));
    i = Math.max(end, i + 1);
  }
  return speech;
}

const INSERTION = /(?:\s[—–―]|(?<=[,?!…])\s)\s?(?:(?:a|ha|s'|se|le|lui|m'|me)\s?)?(\p{Ll}{2,})/gu;

// From the blank before the dash or the verb, to the dash that closes it or the end of its sentence.
function insertionIn(text: string, block: Span, cues: ReadonlyMap<string, CueForm>): Span | null {
  const line = text.slice(block.start, block.end);
  for (const match of line.matchAll(INSERTION)) {
    if (!cues.has(match[1]!)) continue;
    const end = /[—–―][.,;:]?|\.(?=\s|$)/.exec(line.slice(match.index + match[0].length));
    const length = end ? match[0].length + end.index + end[0].length : line.length - match.index;
    return { start: block.start + match.index, end: block.start + match.index + length };
  }
  return null;
}

function spansAround(text: string, block: Span, insertion: Span | null): MarkedSpan[] {
  const dash = OPENING.exec(text.slice(block.start, block.start + 4))![0].length;
  const from = block.start + dash;
  if (!insertion) return [spanOf(text, block.start, from, block.end)];
  const before = spanOf(text, block.start, from, insertion.start);
  return /\p{L}/u.test(text.slice(insertion.end, block.end))
    ? [before, spanOf(text, insertion.end, insertion.end, block.end)]
    : [before];
}

function spanOf(text: string, outerStart: number, from: number, to: number): MarkedSpan {
  const words = text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  const end = from + words.trimEnd().replace(/,$/, '').length;
  return { start, end, outer: { start: Math.min(outerStart, start), end: to }, family: 'dash', depth: 0, unclosed: false };
}
