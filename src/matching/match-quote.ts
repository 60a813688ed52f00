import type { Library } from './index/library.ts';
import type { QuoteMatch, QuoteQuery } from './quote-match.ts';
import { completeChain } from './search/complete-chain.ts';
import { describeMatch } from './search/describe-match.ts';
import { findPieces, startSearch } from './search/find-pieces.ts';
import { preferOwn } from './search/prefer-own.ts';
import { readQuote } from './search/quote-words.ts';
import { MATCHING } from './search/thresholds.ts';
import type { WordRun } from './search/word-run.ts';

/**
 * Finds where a quotation came from: seeds, clusters, aligns and chains, as genome aligners do (see MATCHING.md).
 * Deterministic, whatever the order in which sources were added.
 */
export function matchQuote(library: Library, query: QuoteQuery): QuoteMatch {
  const quote = readQuote(query.text);
  const search = startSearch(quote, library.segments(), query.within);
  const pieces = stretchesOf(quote.run).flatMap(({ from, to }, _, all) => {
    const found = findPieces(search, from, to);
    return all.length > 1 ? found.slice(0, Math.max(2, Math.min(MATCHING.piecesPerStretch, MATCHING.pieces / all.length))) : found;
  });
  const chain = preferOwn(query, completeChain(search, pieces), pieces);
  return describeMatch(search, query, chain, pieces);
}

/** A long quote is sought in stretches, each short enough for its diagonal to stay put. */
function stretchesOf(run: WordRun): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let from = 0;
  for (let word = 1; word <= run.count; word++) {
    const isFull = word - from >= MATCHING.stretchWords || run.ends[word - 1]! - run.starts[from]! >= MATCHING.stretchUnits;
    if (word < run.count && !isFull) continue;
    found.push({ from, to: word });
    from = word;
  }
  return found;
}
