import type { Span } from '../../text/span.ts';
import { splitAtIncise } from './incise.ts';
import type { CueForm } from './quote-tables.ts';
import { type MarkedSpan, scanMarks } from './scan-marks.ts';

/** One outermost quotation of the draft with the parts that it has in each paragraph, and what is quoted within it. */
export interface Quotation {
  readonly parts: readonly MarkedSpan[];
  readonly nested: readonly MarkedSpan[];
}

export interface Paragraph extends Span {
  /** The outermost marked spans that lie here. */
  readonly marked: readonly MarkedSpan[];
}

export interface MarkedText {
  readonly paragraphs: readonly Paragraph[];
  readonly quotations: readonly Quotation[];
}

/** Quotations of the paragraphs, those of `dialogue` by its dashes; one that runs on, each next paragraph opening with its mark again, is joined. `incised`: the verbs that name a speaker within the marks. */
export function readQuotations(
  text: string,
  blocks: readonly Span[],
  dialogue: ReadonlyMap<Span, MarkedSpan[]>,
  incised: ReadonlyMap<string, CueForm> | null,
): MarkedText {
  const paragraphs: Paragraph[] = [];
  const quotations: { parts: MarkedSpan[]; nested: MarkedSpan[] }[] = [];
  let running: { parts: MarkedSpan[]; nested: MarkedSpan[] } | null = null;
  for (const block of blocks) {
    const scanned = dialogue.get(block) ?? scanMarks(text, block);
    const spans = incised ? scanned.flatMap((span) => splitAtIncise(text, span, incised)) : scanned;
    for (const span of spans) {
      if (span.depth > 0) {
        quotations.at(-1)?.nested.push(span);
      } else if (running && span.outer.start === block.start && span.family === running.parts[0]!.family) {
        running.parts.push(span);
      } else {
        quotations.push({ parts: [span], nested: [] });
      }
    }
    const marked = spans.filter((span) => span.depth === 0);
    const last = marked.at(-1);
    running = last?.unclosed && last.end === block.end ? (quotations.at(-1) ?? null) : null;
    paragraphs.push({ start: block.start, end: block.end, marked });
  }
  return { paragraphs, quotations: quotations.filter((quotation) => isKept(quotation)) };
}

// A single mark at a paragraph's start that never closes is an apostrophe.
function isKept(quotation: Quotation): boolean {
  const last = quotation.parts.at(-1)!;
  return last.family !== 'single' || !last.unclosed;
}
