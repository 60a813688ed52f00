import { foldedForm } from '../../text/fold.ts';
import type { AlignedStep } from '../alignment.ts';
import type { Part } from './parts.ts';
import type { PieceStep } from './piece.ts';
import type { QuoteWords } from './quote-words.ts';
import { MATCHING } from './thresholds.ts';

/** The alignment as people's tools read it: spans that tile the quote and every part, marks and blanks with the word before. */
export function stepsOf(quote: QuoteWords, parts: readonly Part[]): AlignedStep[] {
  const { run } = quote;
  const steps: AlignedStep[] = [];
  let item = 0;
  const itemEnd = (word: number) => (word < run.count ? run.starts[word]! : run.text.length);
  const push = (step: PieceStep, source: { start: number; end: number }, part: number) => {
    const end = step.to > step.from ? itemEnd(step.to) : item;
    steps.push({ op: opOf(quote, parts[part]!, step), item: { start: item, end }, source, part });
    item = end;
  };
  for (const [at, part] of parts.entries()) {
    const first = part.steps[0]!.from;
    if (itemEnd(first) > item && first > 0) push(missing(first), emptyAt(part.start), at);
    let cursor = part.start;
    for (const [index, step] of part.steps.entries()) {
      const end = step.end > step.start ? nextStart(part, index) : cursor;
      push(step, { start: cursor, end }, at);
      cursor = end;
    }
  }
  const last = parts.at(-1);
  if (last && item < run.text.length) push(missing(run.count), emptyAt(last.end), parts.length - 1);
  return steps;
}

function emptyAt(at: number): { start: number; end: number } {
  return { start: at, end: at };
}

/** Words of the quote before `to` that no part has. */
function missing(to: number): PieceStep {
  return { from: -1, to, start: 0, end: 0, words: 1, edits: 0, letterEdits: 0, carried: 0, score: 0 };
}

function nextStart(part: Part, index: number): number {
  for (let at = index + 1; at < part.steps.length; at++) {
    const next = part.steps[at]!;
    if (next.end > next.start) return next.start;
  }
  return part.end;
}

function opOf(quote: QuoteWords, part: Part, step: PieceStep): AlignedStep['op'] {
  if (step.from === step.to) return 'insert';
  if (step.start === step.end) return 'delete';
  const { run } = quote;
  const item = run.text.slice(run.starts[step.from]!, run.ends[step.to - 1]!);
  const source = part.source.document.text.slice(step.start, step.end);
  if (foldedForm(item) === foldedForm(source)) return 'equal';
  const letters = run.letterStarts[step.to]! - run.letterStarts[step.from]!;
  return step.edits <= MATCHING.nearWord * letters ? 'near' : 'replace';
}
