import type { FactComparison } from '../../matching/finding.ts';
import type { Passage } from '../../matching/passage.ts';
import { beginningOf, endingOf } from '../../text/shorten.ts';
import type { Span } from '../../text/span.ts';
import { type DiffPart, wordDiff } from '../../text/word-diff.ts';

/**
 * `draft`: only in the draft; `source`: only in the source; `marks`: as the draft prints it, marks or capitals differ; `agrees`: a fact
 * that both have; `fact`: one to look at; `unfound`: one that no source speaks to; `gap`: in words, what is left out here.
 */
export interface DiffPiece {
  readonly op: 'same' | 'draft' | 'source' | 'marks' | 'agrees' | 'fact' | 'unfound' | 'gap';
  readonly text: string;
}

/** In UTF-16 code units: agreement longer than about twelve lines is left out but for its ends; each end gives two lines of it. */
const AGREEMENT = Object.freeze({ longest: 800, end: 140 });

/** Long stretches on which both agree are left out of a diff: the changes are what it is for. `told` says how much is. */
export function withoutLongAgreement(pieces: readonly DiffPiece[], told: (length: number) => string): readonly DiffPiece[] {
  if (pieces.length === 1) return pieces;
  return pieces.flatMap((piece): DiffPiece[] => {
    const { op, text } = piece;
    if (op !== 'same' || text.length <= AGREEMENT.longest) return [piece];
    const [head, tail] = [text.slice(0, AGREEMENT.end).replace(/\S+$/, ''), text.slice(-AGREEMENT.end).replace(/^\S+/, '')];
    const left = told(text.length - head.length - tail.length);
    return [
      { op, text: head },
      { op: 'gap', text: left },
      { op, text: tail },
    ];
  });
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
  const inside = facts.flatMap(({ evidence, outcome, derived }): Marked[] =>
    evidence?.source === passage.source && evidence.start >= passage.start && evidence.end <= passage.end
      ? [{ ...evidence, pieces: [{ op: evidenceOp(outcome, derived), text: text.slice(evidence.start, evidence.end) }] }]
      : [],
  );
  return withMarks(text, passage, inside);
}

function evidenceOp(outcome: FactComparison['outcome'], derived: boolean): DiffPiece['op'] {
  if (outcome === 'conflict') return 'source';
  return derived ? 'fact' : 'agrees';
}

/** UTF-16 code units: longer evidence is a whole clause, and is read in its passage. */
const LONGEST_SWAP = 60;

/** A claim as its sources would have it: each of its facts beside the source's, where they differ. `sourceWords` reads the evidence. */
export function presentClaimDiff(
  claim: string,
  facts: readonly FactComparison[],
  sourceWords: (fact: FactComparison) => string | null,
): DiffPiece[] {
  const marks = facts.map((fact): Marked => ({ ...fact.item, pieces: claimPieces(claim, fact, sourceWords(fact)) }));
  return withMarks(claim, { start: 0, end: claim.length }, marks);
}

function claimPieces(claim: string, { item, outcome, derived }: FactComparison, source: string | null): DiffPiece[] {
  const text = claim.slice(item.start, item.end);
  if (outcome === 'not-found') return [{ op: 'unfound', text }];
  if (outcome !== 'conflict') return [{ op: derived ? 'fact' : 'agrees', text }];
  return source === null || source.length > LONGEST_SWAP
    ? [{ op: 'draft', text }]
    : [
        { op: 'draft', text },
        { op: 'source', text: source },
      ];
}

/** What stands in place of a stretch of text. */
interface Marked extends Span {
  readonly pieces: readonly DiffPiece[];
}

// Of two that overlap the first is marked.
function withMarks(text: string, { start: from, end: until }: Span, marks: readonly Marked[]): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  let at = from;
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (mark.start < at) continue;
    if (mark.start > at) pieces.push({ op: 'same', text: text.slice(at, mark.start) });
    pieces.push(...mark.pieces);
    at = mark.end;
  }
  if (at < until) pieces.push({ op: 'same', text: text.slice(at, until) });
  return pieces;
}

/** In UTF-16 code units of each end: both fit on one line. */
const END = 36;

/** The first and last words of a passage, cut at blanks. */
export function endsOf(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words.length <= 2 * END + 3) return words;
  return `${beginningOf(words, END)} ${endingOf(words, END).slice(2)}`;
}
