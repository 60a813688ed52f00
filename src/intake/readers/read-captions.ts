import { type Document, plainDocument } from '../../documents/document.ts';
import { canonicalText } from '../../text/canonical.ts';
import { srtCueText, vttCueText } from '../captions/cue-text.ts';
import { joinCues } from '../captions/join-cues.ts';
import { parseSrt } from '../captions/parse-srt.ts';
import { parseVtt } from '../captions/parse-vtt.ts';
import { decodeText } from '../decode-text.ts';
import { charsetOf, type ReadHint } from '../read-hint.ts';
import { readText } from './read-text.ts';

/** SRT or WebVTT: one turn a cue (one a voice where a cue has several), each on lines of its own. */
export async function readCaptions(bytes: Uint8Array, hint: ReadHint): Promise<Document> {
  const { text, warnings } = decodeText(bytes, charsetOf(hint.mediaType));
  const vtt = parseVtt(text);
  const { cues, title } = vtt ?? (isVttByName(text, hint) ? { cues: [], title: null } : parseSrt(text));
  if (cues.length === 0 && !vtt) return withoutCues(bytes, hint);
  const built = joinCues(cues, vtt ? vttCueText : srtCueText);
  return {
    ...plainDocument(canonicalText(built.text), 'captions'),
    title,
    turns: built.turns,
    warnings: cues.length === 0 ? [...warnings, 'The file holds no captions.'] : warnings,
  };
}

/** A .vtt without its first line is no WebVTT; an .srt renamed to .vtt is still SubRip, told by its commas. */
function isVttByName(text: string, hint: ReadHint): boolean {
  return /\.vtt$/i.test(hint.name ?? '') && !/^\s*\d+\s*\n\s*[\d:]+,\d/.test(text.replaceAll('\r', ''));
}

async function withoutCues(bytes: Uint8Array, hint: ReadHint): Promise<Document> {
  const document = await readText(bytes, hint);
  const warning = 'No captions were found (WebVTT begins with the line WEBVTT), so the file was read as plain text.';
  return { ...document, kind: 'captions', turns: [], warnings: [...document.warnings, warning] };
}
