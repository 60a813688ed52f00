import { Parser } from 'htmlparser2';

/** What one voice says in a cue, marks taken off and entities read. */
export interface VoicedText {
  readonly speaker: string | null;
  readonly text: string;
}

/** W3C WebVTT 1 section 6.4, for the words only: a tag is `<` up to `>` or the end; `<v Name>` starts a voice. */
export function vttCueText(payload: string): VoicedText[] {
  const voices: { speaker: string | null; text: string }[] = [{ speaker: null, text: '' }];
  for (const [token] of payload.matchAll(/<[^>]*>?|[^<]+/g)) {
    if (!token.startsWith('<')) voices.at(-1)!.text += readEntities(token);
    else if (/^<v[\s.>]/i.test(token)) voices.push({ speaker: voiceName(token), text: '' });
    else if (/^<\/v\s*>/i.test(token)) voices.push({ speaker: null, text: '' });
  }
  const spoken = voices.filter(({ text }) => text.trim() !== '');
  return spoken.length > 0 ? spoken : [voices.at(-1)!];
}

function voiceName(tag: string): string | null {
  const name = /^<v(?:\.[^\s>]*)?\s+([^>]*)/i.exec(tag)?.[1];
  return (name && readEntities(name).replace(/\s+/g, ' ').trim()) || null;
}

/** SubRip borrows HTML's style tags and ASS's override codes. */
export function srtCueText(payload: string): VoicedText[] {
  const text = payload
    .replace(/<br\s*\/?>|\\[Nn]/gi, '\n')
    .replace(/<\/?(?:i|b|u|s|c|v|p|font|span|ruby|rt|strong|em)(?:[\s.][^>]*)?>/gi, '')
    .replace(/\{\\[^}]*\}/g, '');
  return [{ speaker: null, text: readEntities(text) }];
}

function readEntities(text: string): string {
  if (!text.includes('&')) return text;
  let read = '';
  const parser = new Parser({ ontext: (part) => (read += part) }, { decodeEntities: true });
  parser.end(text.replaceAll('<', '&lt;'));
  return read.toWellFormed().replaceAll('\0', '\uFFFD').replaceAll('\r', '');
}
