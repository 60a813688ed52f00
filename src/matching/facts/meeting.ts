import type { PolarityRead } from '../../items/facts/find-negations.ts';
import type { Span } from '../../text/span.ts';
import { quoted } from './outcome.ts';
import type { Reading } from './readings.ts';

/** One statement's direction on both sides. */
export interface Meeting {
  /** The claim's cues that take part: a direction and the negation over it. */
  readonly cues: readonly PolarityRead[];
  /** Words of the claim and of the passage that the two sides say it with. */
  readonly mine: Span;
  readonly theirs: Span;
  readonly agree: boolean;
  readonly why: string;
  /** One of a pair's words stands under a negation. */
  readonly denied?: boolean;
}

/** The negation whose scope token `at` lies in; null for none or for two that cancel. */
export function negatedBy(reading: Reading, at: number): PolarityRead | null {
  const over = reading.polarities.filter((read) => read.polarity === 'negative' && governs(read, at));
  return over.length % 2 === 1 ? over[over.length - 1]! : null;
}

/** Whether token `at` lies in the scope of a negation. */
export function governs(read: PolarityRead, at: number): boolean {
  return at >= read.scopeFrom && at < read.scopeTo && (at < read.from || at >= read.to);
}

export function spanOf(reading: Reading, read: PolarityRead): Span {
  return { start: reading.tokens[read.from]!.start, end: reading.tokens[read.to - 1]!.end };
}

export function quotedSpan(reading: Reading, span: Span): string {
  return quoted(reading.text.slice(span.start, span.end));
}
