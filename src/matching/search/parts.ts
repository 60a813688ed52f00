import type { LibrarySource } from '../index/library.ts';
import type { Piece, PieceStep } from './piece.ts';
import type { QuoteWords } from './quote-words.ts';
import { MATCHING } from './thresholds.ts';

/** One passage: pieces of the chain that follow each other in one source, with what lies between them. */
export interface Part {
  readonly source: LibrarySource;
  readonly start: number;
  readonly end: number;
  /** Weight of the quote's letters that the passage carries. */
  readonly carried: number;
  readonly bits: number;
  readonly steps: readonly PieceStep[];
}

export function partsOf(quote: QuoteWords, chain: readonly Piece[]): Part[] {
  const parts: Part[] = [];
  for (const piece of chain) {
    const last = parts.at(-1);
    if (last && isOnePassage(last, piece)) parts[parts.length - 1] = joined(last, piece);
    else
      parts.push({
        source: piece.source,
        start: piece.start,
        end: piece.end,
        carried: piece.carried,
        bits: piece.bits,
        steps: piece.steps,
      });
  }
  return parts.map((part) => withMarks(quote, part));
}

function isOnePassage(part: Part, piece: Piece): boolean {
  const gap = piece.start - part.end;
  if (part.source !== piece.source || gap < 0) return false;
  return gap <= Math.max(MATCHING.passageGap, part.carried + piece.carried);
}

function joined(part: Part, piece: Piece): Part {
  const from = part.steps.at(-1)!.to;
  const between: PieceStep[] = [];
  if (piece.from > from)
    between.push({
      from,
      to: piece.from,
      start: part.end,
      end: part.end,
      words: piece.from - from,
      edits: 0,
      letterEdits: 0,
      carried: 0,
      score: 0,
    });
  const words = wordsBetween(part, piece);
  if (words > 0)
    between.push({
      from: piece.from,
      to: piece.from,
      start: part.end,
      end: piece.start,
      words,
      edits: 0,
      letterEdits: 0,
      carried: 0,
      score: 0,
    });
  return {
    ...part,
    end: piece.end,
    carried: part.carried + piece.carried,
    bits: part.bits + piece.bits,
    steps: [...part.steps, ...between, ...piece.steps],
  };
}

function wordsBetween(part: Part, piece: Piece): number {
  const between = part.source.document.text.slice(part.end, piece.start);
  return between.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Takes the source's closing mark along where the quote has one there too, so that both sides show it. */
function withMarks(quote: QuoteWords, part: Part): Part {
  const last = part.steps.at(-1)!;
  const { text } = part.source.document;
  const next = last.to < quote.run.count ? quote.run.starts[last.to]! : quote.run.text.length;
  const marks = quote.run.text.slice(quote.run.ends[last.to - 1]!, next).trim();
  if (!/^[\p{P}\p{S}]/u.test(marks) || !/^[.,;:!?…。、，！？؟]/u.test(text.slice(part.end, part.end + 1))) return part;
  return { ...part, end: part.end + 1 };
}
