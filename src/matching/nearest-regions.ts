import { createLetterDistance } from '../text/letter-distance.ts';
import { readLetters } from '../text/letters.ts';
import type { Region } from './find-regions.ts';
import type { QuoteWords } from './quote-words.ts';
import { MATCHING } from './thresholds.ts';

/** `edits`: least edit distance between the words' letters and any stretch of the region. */
export interface NearRegion {
  readonly region: Region;
  readonly edits: number;
}

const distance = createLetterDistance();
let letters = new Uint16Array(4096);

/**
 * The regions whose letters are nearest to those of the words `[from, to)`, nearest first. Where every third letter is
 * damaged, votes of grams only narrow the choice; the letters themselves decide.
 */
export function nearestRegions(
  quote: QuoteWords,
  from: number,
  to: number,
  regions: readonly Region[],
  limit: number,
): NearRegion[] {
  const { run } = quote;
  distance.setPattern(run.letters, run.letterStarts[from]!, run.letterStarts[to]!);
  const first = run.starts[from]! - MATCHING.clusterUnits;
  const last = run.ends[to - 1]! + MATCHING.clusterUnits;
  if (letters.length < 2 * (last - first)) letters = new Uint16Array(2 * (last - first));
  const checked = Math.floor(MATCHING.distanceBudget / Math.max(1, distance.blocks * (last - first)));
  return regions
    .slice(0, checked)
    .map((region) => {
      const { text } = region.source.document;
      const start = Math.max(0, first + region.diagonal);
      const count = readLetters(text, start, Math.min(text.length, last + region.diagonal), letters);
      return { region, edits: distance.distanceIn(letters, 0, count) };
    })
    .sort((a, b) => a.edits - b.edits)
    .slice(0, limit);
}
