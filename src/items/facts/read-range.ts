import type { FactTables } from './fact-tables.ts';
import { type NumberRead, readNumber } from './read-number.ts';
import { glued, type Token } from './tokens.ts';

/** The number that a range starts with, where `number` is its end: "3 to", "between 3 and", "3–". */
export interface RangeRead {
  readonly low: NumberRead;
  readonly high: NumberRead;
  readonly joint: 'to' | 'and' | 'dash';
}

/** "3 to 5", "3–5", "$3m to $5m"; "between 3 and 5" when `between` stands before. */
export function readRange(tokens: readonly Token[], low: NumberRead, between: boolean, tables: FactTables): RangeRead | null {
  // "52 votes to 48"
  const linkAt = /^(?:votes?|seats|points|goals|games|runs)$/.test(tokens[low.to]?.lower ?? '') ? low.to + 1 : low.to;
  const link = tokens[linkAt];
  if (!link || (linkAt > low.to && link.lower !== 'to' && link.lower !== 'against')) return null;
  const spelled = link.text === '-' && tokens[linkAt + 1]?.lower === 'to' && tokens[linkAt + 2]?.text === '-'; // "34-to-1"
  const dash = !spelled && /^[-–—‑]$/.test(link.text) && glued(tokens, linkAt) === (tokens[linkAt + 1]?.start === link.end);
  const to = spelled || link.lower === 'to' || linkAt > low.to;
  if (to && isStep(tokens, low.from, tables)) return null;
  const joint = dash ? 'dash' : to ? 'to' : between && link.lower === 'and' ? 'and' : null;
  if (!joint) return null;
  let at = spelled ? linkAt + 3 : linkAt + 1;
  if (tables.currencySigns.has(tokens[at]?.lower ?? '') && tokens[at]?.kind === 'mark') at += 1;
  const high = readNumber(tokens, at);
  if (!high || (joint === 'dash' && low.words !== high.words)) return null;
  return { low, high, joint };
}

/** "Grew by $14 billion to $84 billion": a step and where it led. */
function isStep(tokens: readonly Token[], at: number, tables: FactTables): boolean {
  if (!tables.currencySigns.has(tokens[at - 1]?.lower ?? '')) return false;
  const before = tokens[at - 2]?.lower ?? '';
  return before === 'by' || (/^(?:about|around|some|nearly|almost|another)$/.test(before) && tokens[at - 3]?.lower === 'by');
}
