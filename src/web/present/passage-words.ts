import type { FactComparison } from '../../matching/finding.ts';
import type { Passage } from '../../matching/passage.ts';
import { type DiffPart, wordDiff } from '../../text/word-diff.ts';

/** `draft`: only in the draft; `source`: only in the source; `marks`: as the draft prints it, marks or capitals differ; `fact`: evidence for a fact. */
export interface DiffPiece {
  readonly op: 'same' | 'draft' | 'source' | 'marks' | 'fact';
  readonly text: string;
}

/** The draft's words against the source's, word by word. */
export function presentDiff(draft: string, source: string): DiffPiece[] {
  return diffPieces(wordDiff(draft, source));
}

/** Differences that are only marks or capitals stay quiet, as the draft prints them, so that changed words stand out. */
export function diffPieces(parts: readonly DiffPart[]): DiffPiece[] {
  return parts.flatMap(({ op, text, typography }): DiffPiece[] => {
    if (op === 'equal') return [{ op: 'same', text }];
    if (!typography) return [{ op, text }];
    return op === 'draft' ? [{ op: 'marks', text }] : [];
  });
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

/** In UTF-16 code units: about two lines on each side; a paragraph that gives this much is enough by itself. */
const CONTEXT = Object.freeze({ length: 160, enough: 40 });

/** What stands before a passage: the rest of its paragraph, cut at a blank; an ellipsis says that there is more. */
export function contextBefore(text: string): string {
  const paragraph = text.slice(text.lastIndexOf('\n\n') + 1);
  const near = paragraph.trim().length >= CONTEXT.enough ? paragraph.trimStart() : text.trimStart();
  return near.length <= CONTEXT.length ? near : `… ${near.slice(-CONTEXT.length).replace(/^\S*\s+/, '')}`;
}

export function contextAfter(text: string): string {
  const end = text.indexOf('\n\n');
  const paragraph = end < 0 ? text : text.slice(0, end);
  const near = paragraph.trim().length >= CONTEXT.enough ? paragraph.trimEnd() : text.trimEnd();
  return near.length <= CONTEXT.length ? near : `${near.slice(0, CONTEXT.length).replace(/\s+\S*$/, '')} …`;
}
