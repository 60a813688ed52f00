import type { Claim, Item, Quote } from '../items/item.ts';
import { classifyQuote } from './classify-quote.ts';
import type { Finding } from './finding.ts';
import { createLibrary, type LibrarySource } from './library.ts';
import { matchClaim } from './match-claim.ts';
import { matchQuote } from './match-quote.ts';
import { createPassageIndex } from './passage-index.ts';

/** Quotes and claims against one library of sources. */
export interface MatchEngine {
  /** Adds a source, in place of an older one of the same id. */
  add(source: LibrarySource): void;
  remove(id: string): void;
  matchItem(item: Item, options: MatchOptions): Finding;
}

export interface MatchOptions {
  /** Only these sources, by id. */
  readonly within?: readonly string[];
  /** The draft's date, ISO. */
  readonly date: string | null;
}
