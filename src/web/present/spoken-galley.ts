import type { Document, Turn } from '../../documents/document.ts';
import type { Galley } from './galley.ts';
import { clock } from './locator.ts';

/**
 * The galley of a transcript or of captions: each paragraph that somebody begins to speak in says who and when. Where the text
 * says so itself, only a time is put there, to play from where there is a recording.
 */
export function withTurns(
  galley: Galley,
  document: Pick<Document, 'text' | 'turns'>,
  { href, isRecorded }: { readonly href: string; readonly isRecorded: boolean },
): Galley {
  if (document.turns.length === 0) return galley;
  let next = 0;
  const paragraphs = galley.paragraphs.map((paragraph, index) => {
    const end = galley.paragraphs[index + 1]?.start ?? document.text.length;
    while (next < document.turns.length && document.turns[next]!.start < paragraph.start) next++;
    const turn = document.turns[next];
    if (!turn || turn.start >= end) return paragraph;
    const words = wordsFor(document, turn, document.turns[next - 1]?.end ?? 0, isRecorded);
    return words === '' ? paragraph : { ...paragraph, turn: { words, href: `${href}start=${turn.start}&end=${turn.end}#passage` } };
  });
  return { ...galley, paragraphs };
}

function wordsFor({ text }: Pick<Document, 'text'>, { speaker, start, from }: Turn, after: number, isRecorded: boolean): string {
  const label = text.slice(after, start);
  const isNamed = speaker !== null && (label.includes(speaker) || text.startsWith(speaker, start));
  const isTimed = /\d:\d\d/.test(label) && !isRecorded;
  return [from === null || isTimed ? null : clock(from), isNamed ? null : speaker].filter((part) => part !== null).join(', ');
}
