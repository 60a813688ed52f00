import type { FactComparison } from '../../matching/finding.ts';
import type { Passage } from '../../matching/passage.ts';
import { type DiffPart, wordDiff } from '../../text/word-diff.ts';

/** `draft`: only in the draft; `source`: only in the source; `fact`: evidence for a fact. */
export interface DiffPiece {
  readonly op: 'same' | 'draft' | 'source' | 'fact';
  readonly text: string;
}

const OPS = { equal: 'same', removed: 'draft', added: 'source' } as const;

/** The draft's words against the source's, word by word. */
export function presentDiff(draft: string, source: string): DiffPiece[] {
  return diffPieces(wordDiff(draft, source));
}

export function diffPieces(parts: readonly DiffPart[]): DiffPiece[] {
  return parts.map(({ op, text }) => ({ op: OPS[op], text }));
}

/** The passage's words with the places marked that a claim's facts were compared with. */
export function presentEvidence(text: string, passage: Passage, facts: readonly FactComparison[]): DiffPiece[] {
  const inside = facts
    .flatMap(({ evidence }) =>
      evidence?.source === passage.source && evidence.start >= passage.start && evidence.end <= passage.end ? [evidence] : [],
    )
    .sort((a, b) => a.start - b.start);
  const pieces: DiffPiece[] = [];
  let at = passage.start;
  for (const { start, end } of inside) {
    if (start < at) continue;
    if (start > at) pieces.push({ op: 'same', text: text.slice(at, start) });
    pieces.push({ op: 'fact', text: text.slice(start, end) });
    at = end;
  }
  if (at < passage.end) pieces.push({ op: 'same', text: text.slice(at, passage.end) });
  return pieces;
}
