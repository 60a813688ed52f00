import type { Turn } from '../../documents/document.ts';
import type { Galley } from './galley.ts';
import { clock } from './locator.ts';

/** The galley of a transcript or of captions: each paragraph that somebody begins to speak in says who and when. */
export function withTurns(galley: Galley, turns: readonly Turn[], href: string): Galley {
  if (turns.length === 0) return galley;
  // Of captions that show the same words, the first.
  const byStart = new Map(turns.toReversed().map((turn) => [turn.start, turn]));
  const paragraphs = galley.paragraphs.map((paragraph) => {
    const turn = byStart.get(paragraph.start);
    const words = turn && [turn.from === null ? null : clock(turn.from), turn.speaker].filter((part) => part !== null).join(', ');
    return turn && words
      ? { ...paragraph, turn: { words, href: `${href}start=${turn.start}&end=${turn.end}#passage` } }
      : paragraph;
  });
  return { ...galley, paragraphs };
}
