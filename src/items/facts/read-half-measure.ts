import { limitsBefore } from './quantity-limits.ts';
import { bounded, limitless, PLAIN, type QuantityRead, type Reader } from './quantity-read.ts';
import { unitAfter } from './quantity-units.ts';

/** "Half an hour", "a half hour", "half a mile": half of one unit. */
export function readHalfMeasure({ tokens, tables }: Reader, at: number): QuantityRead | null {
  const article = tokens[at]?.lower === 'a' ? at + 1 : at;
  if (tokens[article]?.lower !== 'half') return null;
  const behind = /^an?$/.test(tokens[article + 1]?.lower ?? '') ? article + 2 : article + 1;
  if (article === at && behind === article + 1) return null; // "half hour" may be the second one
  const unit = unitAfter(tokens, behind, tables);
  if (!unit?.unit || !MEASURED.has(tables.unitsById.get(unit.unit)?.dimension ?? '')) return null;
  const limits = limitsBefore(tokens, at);
  const value = { ...PLAIN, ...limitless(limits), ...bounded(0.5, 0.5, limits.bound), unit: unit.unit, step: 0.1 };
  return { from: limits.from, to: unit.to, value };
}

const MEASURED: ReadonlySet<string> = new Set(['time', 'length', 'mass', 'volume', 'area']);
