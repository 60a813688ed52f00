import type { FactTables } from './fact-tables.ts';
import { type UnitRead, unitAfter } from './quantity-units.ts';
import { readNumber } from './read-number.ts';
import type { Token } from './tokens.ts';

/** Tokens: "-by-6 foot". */
const ACROSS = /^(?:by|x|×)$/;

/** The unit of "nine" in "nine by six feet", which stands behind the other side's number; it takes no token itself. */
export function unitAcross(tokens: readonly Token[], at: number, tables: FactTables): UnitRead | null {
  const by = tokens[at]?.text === '-' ? at + 1 : at;
  if (!ACROSS.test(tokens[by]?.lower ?? '')) return null;
  const other = readNumber(tokens, tokens[by + 1]?.text === '-' ? by + 2 : by + 1);
  const unit = other && unitAfter(tokens, other.to, tables);
  return unit?.unit ? { unit: unit.unit, currency: null, to: at } : null;
}

/** "10 years and six months", "5 feet 10 inches": what the smaller unit adds to the larger one, and where it ends. */
export function smallerPart(
  tokens: readonly Token[],
  at: number,
  unit: string,
  tables: FactTables,
): { readonly value: number; readonly to: number } | null {
  const joined = /^(?:and|,)$/.test(tokens[at]?.lower ?? '') ? at + 1 : at;
  const number = readNumber(tokens, joined);
  const smaller = number && unitAfter(tokens, number.to, tables);
  const [whole, part] = [tables.unitsById.get(unit), tables.unitsById.get(smaller?.unit ?? '')];
  if (!number || !smaller || !whole || !part || whole.dimension !== part.dimension || !COMPOUND.has(whole.dimension)) return null;
  const value = (number.value * part.factor) / whole.factor;
  return value > 0 && value < 1 ? { value: Number(value.toPrecision(SHARP)), to: smaller.to } : null;
}

const COMPOUND: ReadonlySet<string> = new Set(['time', 'length', 'mass']);

/** Figures: half a year is 0.5, however many seconds the table gives a year and a month. */
const SHARP = 2;
