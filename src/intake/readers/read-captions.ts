import { type Document, type Furniture, plainDocument, type Turn } from '../../documents/document.ts';
import { canonicalText } from '../../text/canonical.ts';
import type { Cue } from '../captions/cue.ts';
import { srtCueText, vttCueText } from '../captions/cue-text.ts';
import { labelVoices } from '../captions/label-voices.ts';
import { parseSrt } from '../captions/parse-srt.ts';
import { parseVtt } from '../captions/parse-vtt.ts';
import { decodeText } from '../decode-text.ts';
import { charsetOf, type ReadHint } from '../read-hint.ts';
import { readText } from './read-text.ts';

/** SRT or WebVTT: one turn a cue (one a voice where a cue has several), each on lines of its own. */
export function readCaptions(bytes: Uint8Array, hint: ReadHint): Document {
  const { text, warnings } = decodeText(bytes, charsetOf(hint.mediaType));
  const vtt = parseVtt(text);
  const { cues, title } = vtt ?? (isVttByName(text, hint) ? { cues: [], title: null } : parseSrt(text));
  if (cues.length === 0 && !vtt) return withoutCues(bytes, hint);
  const built = joinCues(cues, vtt ? vttCueText : srtCueText);
  return {
    ...plainDocument(canonicalText(built.text), 'captions'),
    title,
    turns: built.turns,
    furniture: built.furniture,
    warnings: cues.length === 0 ? [...warnings, 'The file holds no captions.'] : warnings,
  };
}

/** A .vtt without its first line is no WebVTT; an .srt renamed to .vtt is still SubRip, told by its commas. */
function isVttByName(text: string, hint: ReadHint): boolean {
  return /\.vtt$/i.test(hint.name ?? '') && !/^\s*\d+\s*\n\s*[\d:]+,\d/.test(text.replaceAll('\r', ''));
}

function withoutCues(bytes: Uint8Array, hint: ReadHint): Document {
  const document = readText(bytes, hint);
  const warning = 'No captions were found (WebVTT begins with the line WEBVTT), so the file was read as plain text.';
  return { ...document, kind: 'captions', turns: [], warnings: [...document.warnings, warning] };
}

interface BuiltCaptions {
  readonly text: string;
  readonly turns: readonly Turn[];
  readonly furniture: readonly Furniture[];
}

/** An empty line stands where the speaker changes. */
function joinCues(cues: readonly Cue[], read: typeof vttCueText): BuiltCaptions {
  let text = '';
  const turns: Turn[] = [];
  const furniture: Furniture[] = [];
  for (const [index, voices] of labelVoices(cues.map(({ payload }) => read(payload))).entries()) {
    const { from, to } = cues[index]!;
    for (const { text: said, speaker } of voices) {
      const before = turns.at(-1);
      if (text !== '' && said !== '') text += before?.speaker === speaker ? '\n' : '\n\n';
      const start = text.length;
      text += said;
      const repeated = said === '' ? 0 : repeatedLength(before ? text.slice(before.start, before.end) : '', said);
      if (repeated > 0) furniture.push({ start, end: start + repeated, reason: 'repeated' });
      turns.push({ start, end: text.length, speaker, from, to });
    }
  }
  return { text, turns, furniture };
}

/** Rolling captions show the last line of the cue before again: those words were said once. */
function repeatedLength(before: string, said: string): number {
  const last = before.split('\n').at(-1)?.trim() ?? '';
  return last.length > 0 && said.startsWith(`${last}\n`) ? last.length : 0;
}
