import { Parser } from 'htmlparser2';

/** What one voice says in a cue, marks taken off and entities read. */
export interface VoicedText {
  readonly speaker: string | null;
  readonly text: string;
}

/** What W3C WebVTT 1 section 6.4 makes an element of; any other tag is passed over. */
const ELEMENTS: ReadonlySet<string> = new Set(['c', 'i', 'b', 'u', 'ruby', 'rt', 'v', 'lang']);

interface OpenElement {
  readonly name: string;
  /** Of the innermost voice around it, itself included. */
  readonly speaker: string | null;
}

/** W3C WebVTT 1 section 6.4, for words and voices: a tag is `<` up to `>` or the end, and names count as they are written. */
export function vttCueText(payload: string): VoicedText[] {
  const voices: { speaker: string | null; text: string }[] = [];
  const open: OpenElement[] = [];
  for (const [token] of payload.matchAll(/<[^>]*>?|[^<]+/g)) {
    if (token.startsWith('</')) closeElement(open, token.slice(2).replace(/>$/, ''));
    else if (token.startsWith('<')) openElement(open, token);
    else {
      const speaker = open.at(-1)?.speaker ?? null;
      const voice = voices.at(-1);
      if (voice?.speaker === speaker) voice.text += readEntities(token);
      else voices.push({ speaker, text: readEntities(token) });
    }
  }
  return withoutBlanks(voices);
}

function openElement(open: OpenElement[], tag: string): void {
  const name = /^<([^\s.>]*)/.exec(tag)![1]!;
  const around = open.at(-1);
  if (!ELEMENTS.has(name) || (name === 'rt' && around?.name !== 'ruby')) return;
  open.push({ name, speaker: name === 'v' ? voiceName(tag) : (around?.speaker ?? null) });
}

/** Closes only the innermost element; a ruby's end closes its `rt` with it. */
function closeElement(open: OpenElement[], name: string): void {
  const last = open.at(-1)?.name;
  if (name === 'ruby' && last === 'rt') open.pop();
  else if (name !== last) return;
  open.pop();
}

function voiceName(tag: string): string | null {
  const name = /^<v(?:\.[^\s>]*)?\s+([^>]*)/.exec(tag)?.[1];
  return (name && readEntities(name).replace(/\s+/g, ' ').trim()) || null;
}

/** Blanks between two voices go to the one before. */
function withoutBlanks(voices: readonly VoicedText[]): VoicedText[] {
  const kept: { speaker: string | null; text: string }[] = [];
  for (const voice of voices) {
    const last = kept.at(-1);
    if (last && (voice.text.trim() === '' || last.speaker === voice.speaker)) last.text += voice.text;
    else if (last && last.text.trim() === '') kept[kept.length - 1] = { speaker: voice.speaker, text: last.text + voice.text };
    else kept.push({ ...voice });
  }
  return kept.length > 0 ? kept : [{ speaker: null, text: '' }];
}

/** SubRip borrows HTML's style tags, some with braces, and ASS's override codes. */
export function srtCueText(payload: string): VoicedText[] {
  const text = payload
    .replace(/<br\s*\/?>|\\[Nn]/gi, '\n')
    .replace(/<\/?(?:i|b|u|s|c|v|p|font|span|ruby|rt|strong|em)(?:[\s.][^>]*)?>/gi, '')
    .replace(/\{(?:\\[^}]*|\/?[biu])\}/g, '');
  return [{ speaker: null, text: readEntities(text) }];
}

function readEntities(text: string): string {
  if (!text.includes('&')) return text;
  let read = '';
  const parser = new Parser({ ontext: (part) => (read += part) }, { decodeEntities: true });
  parser.end(text.replaceAll('<', '&lt;'));
  return read.toWellFormed().replaceAll('\0', '\uFFFD').replaceAll('\r', '\n');
}
