import type { Document } from '../../documents/document.ts';
import type { Span } from '../../text/span.ts';
import { compareNames } from './person-names.ts';
import { speechAround } from './prose-speech.ts';
import type { SpeechTables } from './speech-tables.ts';
import { sameSpeaker, voiceAt, voicesOf } from './voices.ts';

/**
 * What parts two stretches of one source: two people's words (`speakers`), or one person's from before and after
 * somebody else spoke (`across-turns`); null where one person says both in one go, or nobody can tell.
 */
export function speakersApart(document: Document, a: Span, b: Span, tables: SpeechTables): 'speakers' | 'across-turns' | null {
  const [before, after] = a.start <= b.start ? [a, b] : [b, a];
  const voices = voicesOf(document, tables);
  if (voices.length === 0) return areInTwoQuotations(document, before, after, tables) ? 'speakers' : null;
  const [first, second] = [voiceAt(voices, before.start), voiceAt(voices, after.start)];
  if (!first || !second || first === second) return null;
  if (!sameSpeaker(first.speaker, second.speaker)) return 'speakers';
  const between = voices.slice(voices.indexOf(first) + 1, voices.indexOf(second));
  return between.every((voice) => sameSpeaker(voice.speaker, first.speaker)) ? null : 'across-turns';
}

/** Prose: the words stand in two people's quotations. */
function areInTwoQuotations(document: Document, before: Span, after: Span, tables: SpeechTables): boolean {
  if (!/["”“»«„]/.test(document.text.slice(before.end, after.start))) return false;
  const [first, second] = [before, after].map((word) => speechAround(document, word, tables)[0]);
  if (!first?.speaker || !second?.speaker || first.start === second.start) return false;
  return compareNames(first.speaker.name, second.speaker.name, tables) === 'different';
}
