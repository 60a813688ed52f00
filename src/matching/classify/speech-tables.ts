import { z } from 'zod';
import { parseOrRefuse } from '../../errors.ts';
import type { ForeignWords } from '../../items/facts/foreign-words.ts';
import type { QuoteTables } from '../../items/quotes/quote-tables.ts';
import type { CardinalWords } from '../../text/read-cardinal.ts';
import { foreignQuantities, withForeign } from './foreign-cardinals.ts';
import { speechWords } from './speech-words.ts';

const words = z.array(z.string());
const pair = z.tuple([z.string(), z.string()]);
const pairs = z.array(pair);

const schema = z.object({
  fillers: words,
  setOffFillers: words,
  pronunciations: pairs,
  droppedG: z.boolean(),
  contractions: pairs,
  contractionEndings: pairs,
  agreement: pairs,
  grammar: pairs,
  verbForms: z.array(words),
  doubleNegative: pairs,
  negations: words,
  modals: words,
  qualifiers: words,
  edgeQualifiers: words,
  intensifiers: words,
  conditionals: words,
  notConditional: words,
  pronouns: words,
  functionWords: words,
  dates: words,
  notNumbers: words,
  quantityWords: words,
  directions: pairs,
  spellings: pairs,
  spellingWords: pairs,
  stageDirections: words,
  titles: words,
  nameSuffixes: words,
  nameParticles: words,
  questioners: words,
  unnamedLabels: words,
  cueVerbs: words,
  ocrShapes: pairs,
});

/** How English is spoken and how print may treat it. Keys are lower case with straight apostrophes. */
export interface SpeechTables {
  readonly fillers: ReadonlySet<string>;
  readonly setOffFillers: ReadonlySet<string>;
  /** Phrases by their words joined with one space → the phrases they may be printed as, with the reason. */
  readonly variants: ReadonlyMap<string, readonly Variant[]>;
  /** Every word that begins a variant, on either side: others are never looked up. */
  readonly variantStarts: ReadonlySet<string>;
  readonly droppedG: boolean;
  readonly contractionEndings: readonly Pair[];
  /** Form of an irregular verb → its base. */
  readonly verbForms: ReadonlyMap<string, string>;
  readonly doubleNegative: ReadonlySet<string>;
  readonly opposites: ReadonlySet<string>;
  readonly spellingEndings: readonly Pair[];
  readonly negations: ReadonlySet<string>;
  readonly modals: ReadonlySet<string>;
  readonly qualifiers: readonly string[];
  readonly edgeQualifiers: readonly string[];
  readonly intensifiers: ReadonlySet<string>;
  readonly conditionals: readonly string[];
  readonly notConditional: readonly string[];
  readonly pronouns: ReadonlySet<string>;
  readonly functionWords: ReadonlySet<string>;
  readonly dates: ReadonlySet<string>;
  /** English, and the other languages' simple words that no other language gives another value. */
  readonly cardinals: CardinalWords;
  readonly quantityWords: ReadonlySet<string>;
  readonly stageDirections: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly nameSuffixes: ReadonlySet<string>;
  readonly nameParticles: ReadonlySet<string>;
  readonly questioners: ReadonlySet<string>;
  /** Labels that tell voices apart and name nobody, without their numbers. */
  readonly unnamedLabels: ReadonlySet<string>;
  readonly cueVerbs: ReadonlySet<string>;
  /** Letters that scanners take for others, longest first: replaced in turn, two words of one shape come out equal. */
  readonly ocrShapes: readonly Pair[];
  /** Lower case without the final point; for cutting sentences. */
  readonly abbreviations: ReadonlySet<string>;
  /** For whom a prose source gives its quotations to. */
  readonly quotes: QuoteTables;
}

export type Pair = readonly [string, string];
export type VariantReason = 'pronunciation' | 'dialect' | 'contraction' | 'agreement' | 'grammar' | 'spelling';

export interface Variant {
  readonly phrase: string;
  readonly reason: VariantReason;
}

/** Reads `data/speech.json`; what finds the quotes of a text, and the number words of other languages, come from tables of their own. */
export function parseSpeechTables(value: unknown, quotes: QuoteTables, { languages }: ForeignWords): SpeechTables {
  const read = parseOrRefuse(schema, value, 'Table of speech');
  const variants = collectVariants(read);
  const foreign = Object.values(languages);
  const notNumbers = new Set(read.notNumbers);
  return {
    ...read,
    ...toSets(read),
    ...toPhrases(read),
    variants,
    variantStarts: new Set([...variants.keys()].map((phrase) => phrase.split(' ')[0]!)),
    verbForms: new Map(read.verbForms.flatMap((forms) => forms.map((form) => [form, forms[0]!]))),
    doubleNegative: new Set(read.doubleNegative.map(keyOf)),
    opposites: new Set(read.directions.flatMap(([a, b]) => [keyOf([a, b]), keyOf([b, a])])),
    spellingEndings: read.spellings,
    cardinals: withForeign(foreign, notNumbers),
    quantityWords: new Set([...read.quantityWords, ...foreignQuantities(foreign, notNumbers)]),
    abbreviations: quotes.abbreviations,
    quotes,
  };
}

const PHRASE_KEYS = ['qualifiers', 'edgeQualifiers', 'conditionals', 'notConditional'] as const;
type PhraseKey = (typeof PHRASE_KEYS)[number];

/** Phrases as texts are read: "peut-être" is two words. */
function toPhrases(read: Readonly<Record<PhraseKey, readonly string[]>>): Record<PhraseKey, readonly string[]> {
  const phrases: Partial<Record<PhraseKey, readonly string[]>> = {};
  for (const key of PHRASE_KEYS)
    phrases[key] = read[key].map((phrase) =>
      speechWords(phrase)
        .map((word) => word.key)
        .join(' '),
    );
  return phrases as Record<PhraseKey, readonly string[]>;
}

/** Key of two words in `opposites` and `doubleNegative`. */
export function keyOf([a, b]: Pair): string {
  return `${a}|${b}`;
}

const SET_KEYS = [
  'fillers',
  'setOffFillers',
  'negations',
  'modals',
  'intensifiers',
  'pronouns',
  'functionWords',
  'dates',
  'stageDirections',
  'titles',
  'nameSuffixes',
  'nameParticles',
  'questioners',
  'unnamedLabels',
  'cueVerbs',
] as const;
type SetKey = (typeof SET_KEYS)[number];

function toSets(read: Readonly<Record<SetKey, readonly string[]>>): Record<SetKey, ReadonlySet<string>> {
  const sets: Partial<Record<SetKey, ReadonlySet<string>>> = {};
  for (const key of SET_KEYS) sets[key] = new Set(read[key]);
  return sets as Record<SetKey, ReadonlySet<string>>;
}

/** Source phrase → printed phrases. Contractions, agreement and spelling go both ways, repairs only towards print. */
function collectVariants(read: z.infer<typeof schema>): Map<string, Variant[]> {
  const found = new Map<string, Variant[]>();
  const add = (from: string, phrase: string, reason: VariantReason) => {
    found.set(from, [...(found.get(from) ?? []), { phrase, reason }]);
  };
  const bothWays = (list: readonly Pair[], reason: VariantReason) => {
    for (const [a, b] of list) {
      add(a, b, reason);
      add(b, a, reason);
    }
  };
  for (const [spoken, printed] of read.pronunciations) {
    add(spoken, printed, 'pronunciation');
    add(printed, spoken, 'dialect');
  }
  bothWays(read.contractions, 'contraction');
  bothWays(read.agreement, 'agreement');
  bothWays(read.spellingWords, 'spelling');
  for (const [spoken, printed] of read.grammar) add(spoken, printed, 'grammar');
  return found;
}
