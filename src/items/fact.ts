import type { Span } from '../text/span.ts';

/** One thing in a claim (or in a source's sentence) that can be compared. Spans point into the text it was found in. */
export type Fact = QuantityFact | DateFact | NameFact | NegationFact;
export type FactType = Fact['type'];

interface FactSpan extends Span {
  readonly text: string;
}

export interface QuantityFact extends FactSpan {
  readonly type: 'quantity';
  readonly value: Quantity;
}

export interface DateFact extends FactSpan {
  readonly type: 'date';
  readonly value: DateInterval;
}

export interface NameFact extends FactSpan {
  readonly type: 'name';
  readonly value: { readonly name: string; readonly kind: 'person' | 'place' | 'organisation' | 'other' };
}

export interface NegationFact extends FactSpan {
  readonly type: 'negation';
  /** direction: "rose" against "fell"; negation: "not", "never", "denied". `scope` is what it governs. */
  readonly value: { readonly polarity: 'negative' | 'up' | 'down'; readonly cue: string; readonly scope: Span };
}

/** A range when `low` and `high` differ; null where open ("more than 40": low 40, high null, bound 'over'). */
export interface Quantity {
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly currency: string | null;
  readonly per: string | null;
  readonly approximate: boolean;
  readonly bound: 'exact' | 'at-least' | 'at-most' | 'over' | 'under';
  readonly headNoun: string | null;
  /** How a derived number came about, in words: "the United States and eight others = 9". */
  readonly derivation: string | null;
  /** Place value of the last figure as written: 100,000 for "1.2 million". */
  readonly step?: number;
  /** The number that stands in the text, where `low` was worked out from it: 8 in "the United States and eight of its allies". */
  readonly written?: number;
}

/**
 * Half-open interval of days, ISO dates. Where the year can't be known, "--03-18" (a day of any year), "--03" (a month) or
 * "-W-4" (a weekday, 1 is Monday) stands in `from`, and the same in `until`.
 */
export interface DateInterval {
  readonly from: string;
  readonly until: string;
  readonly granularity: 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade' | 'century';
  readonly derivation: string | null;
  /** Which side of the interval is meant: "before 2015", "after March", "since 2015", "until 2015". Absent: inside it. */
  readonly bound?: 'before' | 'after' | 'since' | 'until';
}
