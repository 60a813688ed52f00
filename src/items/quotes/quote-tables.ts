import { z } from 'zod';

/** Editable tables that finding quotes needs, each read by its parser. */
export interface QuoteTables {
  readonly cueVerbs: CueVerbs;
  readonly names: NameTable;
  /** From `parseAbbreviations`. */
  readonly abbreviations: ReadonlySet<string>;
}

export type Language = 'en' | 'de' | 'fr' | 'es';

/** report: also without marks; quote: before marked words; manner: only beside the marks; naming: what follows is a name. */
type CueClass = 'report' | 'quote' | 'manner' | 'naming';
type CueTense = 'past' | 'present' | 'base' | 'gerund';

export interface CueForm {
  readonly classes: ReadonlySet<CueClass>;
  readonly tenses: ReadonlySet<CueTense>;
}

/** Inflected forms in lower case. */
export type CueVerbs = Readonly<Record<Language, ReadonlyMap<string, CueForm>>>;

const lines = z.array(z.string());
const CueTable = z.object({ report: lines, quote: lines, manner: lines, naming: lines });
const CueFile = z.object({ en: CueTable, de: CueTable, fr: CueTable, es: CueTable });

/** Reads `data/cue-verbs.json`; English forms are made from the lemma and the irregular forms beside it. */
export function parseCueVerbs(table: unknown): CueVerbs {
  const read = CueFile.parse(table);
  return {
    en: formsOf(read.en, inflect),
    de: formsOf(read.de, listed),
    fr: formsOf(read.fr, listed),
    es: formsOf(read.es, listed),
  };
}

type Inflected = readonly (readonly [string, CueTense])[];

function formsOf(table: z.infer<typeof CueTable>, inflected: (entry: string) => Inflected): Map<string, CueForm> {
  const forms = new Map<string, { classes: Set<CueClass>; tenses: Set<CueTense> }>();
  for (const kind of ['report', 'quote', 'manner', 'naming'] as const) {
    for (const entry of table[kind]) {
      for (const [form, tense] of inflected(entry)) {
        const known = forms.get(form) ?? { classes: new Set(), tenses: new Set() };
        known.classes.add(kind);
        known.tenses.add(tense);
        forms.set(form, known);
      }
    }
  }
  return forms;
}

function listed(entry: string): Inflected {
  return entry
    .toLowerCase()
    .split(' ')
    .map((form) => [form, 'past'] as const);
}

// "write wrote written": lemma, past, participle. "point out" inflects its first word only.
function inflect(entry: string): Inflected {
  const [lemma = '', past, participle] = entry.split(' ');
  const irregular = past !== undefined && past !== 'out';
  const stem = /[^aeiou]y$/.test(lemma) ? lemma.slice(0, -1) : lemma;
  const doubled = DOUBLING.has(lemma) ? lemma + lemma.at(-1) : null;
  const third = stem !== lemma ? `${stem}ies` : /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
  const regularPast = doubled ? `${doubled}ed` : stem !== lemma ? `${stem}ied` : lemma.endsWith('e') ? `${lemma}d` : `${lemma}ed`;
  const gerund = doubled ? `${doubled}ing` : /[^e]e$/.test(lemma) ? `${lemma.slice(0, -1)}ing` : `${lemma}ing`;
  const pasts = irregular ? [past, participle ?? past] : [regularPast];
  return [[lemma, 'base'], [third, 'present'], [gerund, 'gerund'], ...pasts.map((form) => [form, 'past'] as const)];
}

const DOUBLING = new Set(
  'admit blog quip slam tag sob nod chat dub pan rip hit put sum begin refer infer concur blur snap grin shrug sin plan throb tap spin jab chip stun rebut hum'.split(
    ' ',
  ),
);

const words = z.array(z.string()).transform((all) => all.flatMap((line) => line.split(' ')));
const wordSet = words.transform((all) => new Set(all.map((word) => word.toLowerCase())));
const cased = words.transform((all) => new Set(all));
const gendered = { male: wordSet, female: wordSet, any: wordSet };

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
