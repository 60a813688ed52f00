import type { Quantity } from '../fact.ts';
import type { FactTables } from './fact-tables.ts';
import type { NameRead } from './find-names.ts';
import type { Token } from './tokens.ts';

/** A quantity over tokens `[from, to)`. */
export interface QuantityRead {
  readonly from: number;
  readonly to: number;
  readonly value: Quantity;
}

export interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly tables: FactTables;
  readonly names: readonly NameRead[];
}

export const PLAIN: Quantity = {
  low: null,
  high: null,
  unit: null,
  currency: null,
  per: null,
  approximate: false,
  bound: 'exact',
  headNoun: null,
  derivation: null,
};

export function limitless(limits: {
  readonly approximate: boolean;
  readonly bound: Quantity['bound'];
}): Pick<Quantity, 'approximate' | 'bound'> {
  return { approximate: limits.approximate, bound: limits.bound };
}

/** A range is open on the side that its bound leaves open. */
export function bounded(low: number, high: number, bound: Quantity['bound']): { low: number | null; high: number | null } {
  if (bound === 'at-least' || bound === 'over') return { low, high: null };
  if (bound === 'at-most' || bound === 'under') return { low: null, high };
  return { low, high };
}
