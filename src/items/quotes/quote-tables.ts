import { z } from 'zod';
import type { Language } from '../../text/language.ts';
import { type InflectedForm, inflectEnglish, inflectGerman, listForms } from './inflect-cues.ts';

/** Editable tables that finding quotes needs, each read by its parser. */
export interface QuoteTables {
  readonly cueVerbs: CueVerbs;
  readonly names: NameTable;
  /** From `parseAbbreviations`. */
  readonly abbreviations: ReadonlySet<string>;
}

/** report: also without marks; quote: before marked words; manner: only beside the marks; naming: what follows is a name. */
type CueClass = 'report' | 'quote' | 'manner' | 'naming';
export type CueTense = 'past' | 'present' | 'base' | 'gerund';

export interface CueForm {
  readonly classes: ReadonlySet<CueClass>;
  readonly tenses: ReadonlySet<CueTense>;
  /** One of these must follow in the sentence ("räumte … ein"); null where the verb needs none. */
  readonly particles: ReadonlySet<string> | null;
}

/** Inflected forms in lower case. */
export type CueVerbs = Readonly<Record<Language, ReadonlyMap<string, CueForm>>>;

const lines = z.array(z.string());
const CueTable = z.object({ report: lines, quote: lines, manner: lines, naming: lines });
const CueFile = z.object({ en: CueTable, de: CueTable, fr: CueTable, es: CueTable });

/** Reads `data/cue-verbs.json`; English and German forms are made from the lemma and the irregular forms beside it. */
export function parseCueVerbs(table: unknown): CueVerbs {
  const read = CueFile.parse(table);
  return {
    en: formsOf(read.en, inflectEnglish),
    de: formsOf(read.de, inflectGerman),
    fr: formsOf(read.fr, listForms),
    es: formsOf(read.es, listForms),
  };
}

function formsOf(table: z.infer<typeof CueTable>, inflect: (entry: string) => readonly InflectedForm[]): Map<string, CueForm> {
  const forms = new Map<string, { classes: Set<CueClass>; tenses: Set<CueTense>; particles: ReadonlySet<string> | null }>();
  for (const kind of ['report', 'quote', 'manner', 'naming'] as const) {
    for (const { form, tense, particles } of table[kind].flatMap(inflect)) {
      const known = forms.get(form);
      if (!known) {
        forms.set(form, { classes: new Set([kind]), tenses: new Set([tense]), particles });
        continue;
      }
      known.classes.add(kind);
      known.tenses.add(tense);
      known.particles = known.particles && particles ? new Set([...known.particles, ...particles]) : null;
    }
  }
  return forms;
}

const words = z.array(z.string()).transform((all) => all.flatMap((line) => line.split(' ')));
const wordSet = words.transform((all) => new Set(all.map((word) => word.toLowerCase())));
const cased = words.transform((all) => new Set(all));
const gendered = { male: wordSet, female: wordSet, any: wordSet };

const callings = z.object({ one: wordSet, several: wordSet });

const NameFile = z.object({
  given: z.object({ female: cased, male: cased }),
  titles: z.object(gendered),
  roles: z.object({ ...gendered, plural: wordSet, thing: wordSet }),
  synonyms: z.array(z.string().transform((line) => line.split(' '))),
  organisations: cased,
  surnamesToo: cased,
  places: cased,
  placesOfTwo: z.array(z.string()).transform(pairs),
  particles: wordSet,
  suffixes: cased,
  calendar: cased,
  demonyms: cased,
  notNames: z.object({ en: wordSet, de: wordSet, fr: wordSet, es: wordSet }),
  functionWords: z.object({ en: wordSet, de: wordSet, fr: wordSet, es: wordSet }),
  /** Callings that only take up somebody who was named before: "the professor"; German ones are endings. */
  epithets: z.object({ en: wordSet, de: wordSet, fr: wordSet, es: wordSet }),
  /** French and Spanish callings: of one, and of several. */
  callings: z.object({ fr: callings, es: callings }),
  german: z.object({ roleEndings: wordSet }),
});

/** Given names with gender, titles, roles, organisations and places, as the speaker sieves read them. */
export type NameTable = z.infer<typeof NameFile>;

/** Reads `data/names.json`. */
export function parseNames(table: unknown): NameTable {
  return NameFile.parse(table);
}

// "New York Jersey": New York and New Jersey.
function pairs(entries: readonly string[]): Set<string> {
  return new Set(
    entries.flatMap((entry) => {
      const [first = '', ...seconds] = entry.split(' ');
      return seconds.map((second) => `${first} ${second}`);
    }),
  );
}
