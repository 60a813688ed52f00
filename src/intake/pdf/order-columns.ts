import { type Fragment, median, PDF_LAYOUT, weightedMedian } from './pdf-page.ts';

/**
 * Fragments of a page as columns in reading order; inside a column they come in no order. A gutter is where side-by-side fragments
 * leave the same gap in several rows; what crosses it (a headline, a wide figure's caption) divides the page into zones,
 * and each zone is read left column first. Columns are split again, so three and more come out too.
 */
export function orderColumns(fragments: readonly Fragment[], depth = 0): Fragment[][] {
  const gutter = depth < 6 ? findGutter(fragments) : null;
  if (gutter === null) return fragments.length > 0 ? [[...fragments]] : [];
  const columns: Fragment[][] = [];
  for (const zone of zonesAt(fragments, gutter)) {
    if (zone.isCrossing) columns.push(zone.fragments);
    else columns.push(...sidesOf(zone.fragments, gutter).flatMap((side) => orderColumns(side, depth + 1)));
  }
  return columns;
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** The middle of the gap that most rows share, if prose stands on both of its sides; null for none. */
function findGutter(fragments: readonly Fragment[]): number | null {
  const gaps = rowGaps(fragments);
  if (gaps.length < PDF_LAYOUT.gutterRows) return null;
  for (const at of densestPoints(gaps)) {
    const beside = gaps.filter((gap) => gap.from <= at && at <= gap.to);
    if (beside.length < PDF_LAYOUT.gutterRows) return null;
    const middle = (Math.max(...beside.map((gap) => gap.from)) + Math.min(...beside.map((gap) => gap.to))) / 2;
    if (isProse(fragments, middle)) return middle;
  }
  return null;
}

/** Gaps between neighbours that overlap in height. Sorted sweep: each fragment looks only at the next few rows. */
function rowGaps(fragments: readonly Fragment[]): Gap[] {
  const sorted = [...fragments].sort((a, b) => a.base - b.base);
  const gaps: Gap[] = [];
  sorted.forEach((fragment, index) => {
    let next: Fragment | null = null;
    for (const step of [-1, 1]) {
      for (let at = index + step; at >= 0 && at < sorted.length; at += step) {
        const other = sorted[at]!;
        if (Math.abs(other.base - fragment.base) > 0.8 * fragment.size) break;
        if (other.left >= fragment.right && (!next || other.left < next.left)) next = other;
      }
    }
    if (next) gaps.push({ from: fragment.right, to: next.left });
  });
  return gaps;
}

/** Points covered by most gaps, best first, at most five. */
function densestPoints(gaps: readonly Gap[]): number[] {
  const points = [...new Set(gaps.map((gap) => gap.to))].map((at) => ({
    at: at - 0.01,
    votes: gaps.filter((gap) => gap.from <= at && at <= gap.to + 0.01).length,
  }));
  return points
    .sort((a, b) => b.votes - a.votes || a.at - b.at)
    .slice(0, 5)
    .map(({ at }) => at);
}

function isProse(fragments: readonly Fragment[], gutter: number): boolean {
  return sidesOf(
    fragments.filter((fragment) => !crosses(fragment, gutter)),
    gutter,
  ).every((side) => side.length >= PDF_LAYOUT.gutterRows && isLong(side));
}

/** Letters of the middle fragment, or of the one with the middle letter: formulas break into many small ones beside lines of prose. */
function isLong(fragments: readonly Fragment[]): boolean {
  const lengths = fragments.map(({ text }) => text.length);
  return (
    median(lengths) >= PDF_LAYOUT.columnLetters ||
    weightedMedian(lengths.map((length) => [length, length])) >= PDF_LAYOUT.proseLetters
  );
}

function crosses(fragment: Fragment, gutter: number): boolean {
  return fragment.left < gutter && fragment.right > gutter;
}

function sidesOf(fragments: readonly Fragment[], gutter: number): [Fragment[], Fragment[]] {
  return [fragments.filter((fragment) => fragment.right <= gutter), fragments.filter((fragment) => fragment.right > gutter)];
}

interface Zone {
  readonly isCrossing: boolean;
  readonly fragments: Fragment[];
}

/** Runs of fragments, from the top, that all cross the gutter or all stand beside it. */
function zonesAt(fragments: readonly Fragment[], gutter: number): Zone[] {
  const zones: Zone[] = [];
  for (const fragment of [...fragments].sort((a, b) => a.base - b.base)) {
    const isCrossing = crosses(fragment, gutter);
    if (zones.at(-1)?.isCrossing === isCrossing) zones.at(-1)!.fragments.push(fragment);
    else zones.push({ isCrossing, fragments: [fragment] });
  }
  return zones.reduce<Zone[]>((merged, zone) => mergeZone(merged, zone, gutter), []);
}

/** The short last line of a wide paragraph stands beside the gutter, alone: it stays with the lines that it ends. */
function mergeZone(merged: Zone[], zone: Zone, gutter: number): Zone[] {
  const before = merged.at(-1);
  const isAlone = zone.isCrossing || sidesOf(zone.fragments, gutter).some((side) => side.length === 0);
  if (before?.isCrossing && isAlone) before.fragments.push(...zone.fragments);
  else merged.push(zone);
  return merged;
}
