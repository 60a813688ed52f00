import { createLetterDistance } from '../../text/letter-distance.ts';
import { readLetters } from '../../text/letters.ts';
import type { Region } from './best-regions.ts';
import type { QuoteWords } from './quote-words.ts';
import { MATCHING } from './thresholds.ts';

/** `edits`: least edit distance between the words' letters and any stretch of the region. */
export interface NearRegion {
  readonly region: Region;
  readonly edits: number;
  /** Edits by which it is nearer than the next other place; 0 for all but the nearest. */
  readonly lead: number;
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
  const near = regions
    .slice(0, checked)
    .map((region) => {
      const { text } = region.source.document;
      const start = Math.max(0, first + region.diagonal);
      const count = readLetters(text, start, Math.min(text.length, last + region.diagonal), letters);
      return { region, edits: distance.distanceIn(letters, 0, count), lead: 0 };
    })
    .sort((a, b) => a.edits - b.edits);
  const nearest = near[0];
  if (nearest) near[0] = { ...nearest, lead: (nextPlace(near)?.edits ?? nearest.edits) - nearest.edits };
  return near.slice(0, limit);
}

/** The nearest region that is not the first one's neighbour. */
function nextPlace(near: readonly NearRegion[]): NearRegion | undefined {
  const { source, diagonal } = near[0]!.region;
  return near.find(({ region }) => region.source !== source || Math.abs(region.diagonal - diagonal) > 2 * MATCHING.bandUnits);
}
