import * as z from 'zod';
import { VerbatimError } from '../../errors.ts';
import type { NameTable } from '../quotes/quote-tables.ts';
import { type ForeignWords, foreignWords, languageFile } from './foreign-words.ts';
import type { KnownNames } from './name-kind.ts';

/** A unit and how its values turn into the dimension's base unit: `base = value * factor + offset`. */
interface Unit {
  readonly id: string;
  readonly dimension: string;
  readonly factor: number;
  readonly offset: number;
}

/** Two ways that a thing can go; each side lists every inflected form and phrase, lower case. */
interface Opposites {
  readonly name: string;
  /** Shown as a fact of its own; the others are only looked at in a comparison. */
  readonly listed: boolean;
  /** Said of the other side it turns round: "X defeated Y" is "Y lost to X". */
  readonly converse: boolean;
  /** Opposites only where the same word follows: "before the vote", "after the vote". */
  readonly bound: boolean;
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** The editable tables that facts are read by, ready for look-up. */
export interface FactTables {
  /** By name in lower case: "km", "per cent". */
  readonly units: ReadonlyMap<string, Unit>;
  readonly unitsById: ReadonlyMap<string, Unit>;
  /** Written before the number: "$", "us$", "eur". */
  readonly currencySigns: ReadonlyMap<string, string>;
  /** Written after the number: "euros". */
  readonly currencyNames: ReadonlyMap<string, string>;
  readonly opposites: readonly Opposites[];
  /** First word of a phrase of `opposites` → the phrases with it, longest first. */
  readonly directions: ReadonlyMap<string, readonly Direction[]>;
  /** Groups of words that say the same of a thing: "film" and "movie". */
  readonly wordings: readonly (readonly string[])[];
  /** A capital or building and whose government it stands for: "Pyongyang", "North Korea". */
  readonly seats: readonly (readonly [string, string])[];
  /** Groups of given names that one person may go by: "Thomas", "Tom". */
  readonly givenNames: readonly (readonly string[])[];
  readonly foreign: ForeignWords;
  readonly knownNames: KnownNames;
}

export interface Direction {
  readonly words: readonly string[];
  readonly polarity: 'up' | 'down';
  readonly opposites: Opposites;
}

const UNITS = z.object({
  units: z.array(
    z.object({
      id: z.string().min(1),
      dimension: z.string().min(1),
      factor: z.number().positive(),
      offset: z.number().default(0),
      names: z.array(z.string().min(1)).min(1),
    }),
  ),
  currencies: z.array(z.object({ code: z.string().length(3), signs: z.array(z.string()), names: z.array(z.string()) })),
});

const OPPOSITES = z.object({
  opposites: z.array(
    z.object({
      name: z.string().min(1),
      listed: z.boolean(),
      converse: z.boolean().default(false),
      bound: z.boolean().default(false),
      up: z.array(z.string().min(1)).min(1),
      down: z.array(z.string().min(1)).min(1),
    }),
  ),
});

const GROUPS = z.object({ groups: z.array(z.array(z.string().min(1)).min(1)) });
const SEATS = z.object({ seats: z.array(z.tuple([z.string().min(1), z.string().min(1)])) });

/** What the files of these names in `data` hold. */
export interface RawFactTables {
  readonly units: unknown;
  readonly opposites: unknown;
  readonly wordings: unknown;
  readonly seats: unknown;
  readonly givenNames: unknown;
  readonly languages: unknown;
}

export function parseFactTables(raw: RawFactTables, names: NameTable): FactTables {
  const { units, currencies } = read(UNITS, raw.units, 'units');
  const { opposites } = read(OPPOSITES, raw.opposites, 'opposites');
  return {
    units: new Map(units.flatMap((unit) => unit.names.map((name) => [name.toLowerCase(), unit] as const))),
    unitsById: new Map(units.map((unit) => [unit.id, unit])),
    currencySigns: new Map(currencies.flatMap((c) => c.signs.map((sign) => [sign.toLowerCase(), c.code] as const))),
    currencyNames: new Map(currencies.flatMap((c) => c.names.map((name) => [name.toLowerCase(), c.code] as const))),
    opposites,
    directions: indexDirections(opposites),
    wordings: read(GROUPS, raw.wordings, 'wordings').groups,
    seats: read(SEATS, raw.seats, 'seats').seats,
    givenNames: read(GROUPS, raw.givenNames, 'given names').groups,
    foreign: foreignWords(read(languageFile, raw.languages, 'languages'), names),
    knownNames: names,
  };
}

function read<T>(schema: z.ZodType<T>, raw: unknown, name: string): T {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const where = result.error.issues[0];
  throw new VerbatimError(
    'invalid',
    `The table of ${name} can't be used: ${where?.path.join('.')}: ${where?.message}.`,
    result.error,
  );
}

function indexDirections(opposites: readonly Opposites[]): Map<string, Direction[]> {
  const index = new Map<string, Direction[]>();
  for (const pair of opposites) {
    for (const polarity of ['up', 'down'] as const) {
      for (const phrase of pair[polarity]) {
        const words = phrase.toLowerCase().replaceAll('-', ' - ').split(' '); // a hyphen is a token
        const list = index.get(words[0]!) ?? [];
        index.set(words[0]!, [...list, { words, polarity, opposites: pair }]);
      }
    }
  }
  const rank = ({ words, opposites: { listed } }: Direction) => 2 * words.length + (listed ? 1 : 0);
  for (const list of index.values()) list.sort((a, b) => rank(b) - rank(a));
  return index;
}
