import type { WordRelation } from './relate-words.ts';
import type { SpeechTables } from './speech-tables.ts';
import type { SpeechWord } from './speech-words.ts';

/** So many words of the quote for so many of the source. */
export interface VariantMove {
  readonly items: number;
  readonly sources: number;
  readonly relation: WordRelation;
}

/** Longest phrase in the tables, in words. */
const LONGEST = 3;

/**
 * Looks up, for two positions, the moves over several words: "gonna"/"going to", "don't"/"do not", "any one"/"anyone".
 * What the source's words may be printed as is worked out once a position.
 */
export function variantMoves(
  items: readonly SpeechWord[],
  sources: readonly SpeechWord[],
  tables: SpeechTables,
): (item: number, source: number) => readonly VariantMove[] {
  const printed = sources.map((_, at) => printedForms(sources, at, tables));
  return (item, source) => {
    const known = printed[source]!;
    const joined = joins(items, item, sources, source);
    if (known.length === 0) return joined ? [joined] : NOTHING;
    const found = known.filter((form) => matchesAt(items, item, form.words)).map(toMove);
    return joined ? [...found, joined] : found;
  };
}

const NOTHING: readonly VariantMove[] = [];

interface PrintedForm {
  readonly sources: number;
  readonly words: readonly string[];
  readonly reason: WordRelation;
}

function toMove(form: PrintedForm): VariantMove {
  return { items: form.words.length, sources: form.sources, relation: form.reason };
}

function matchesAt(items: readonly SpeechWord[], at: number, words: readonly string[]): boolean {
  return words.every((word, offset) => items[at + offset]?.key === word);
}

function printedForms(sources: readonly SpeechWord[], at: number, tables: SpeechTables): PrintedForm[] {
  const found: PrintedForm[] = [];
  if (tables.variantStarts.has(sources[at]!.key)) {
    for (let length = 1; length <= LONGEST && at + length <= sources.length; length++) {
      const phrase = sources
        .slice(at, at + length)
        .map((word) => word.key)
        .join(' ');
      for (const variant of tables.variants.get(phrase) ?? []) {
        const words = variant.phrase.split(' ');
        if (length > 1 || words.length > 1) found.push({ sources: length, words, reason: variant.reason });
      }
    }
  }
  return [...found, ...contractionForms(sources, at, tables), ...perfectForms(sources, at, tables)];
}

/** "we're" → "we are", and "we are" → "we're". */
function contractionForms(sources: readonly SpeechWord[], at: number, tables: SpeechTables): PrintedForm[] {
  const [key, next] = [sources[at]!.key, sources[at + 1]?.key];
  const expanded = tables.contractionEndings
    .filter(([ending]) => key.length > ending.length && key.endsWith(ending))
    .map(([ending, full]) => ({ sources: 1, words: [key.slice(0, -ending.length), full], reason: 'contraction' as const }));
  const contracted = tables.contractionEndings
    .filter(([, full]) => full === next)
    .map(([ending]) => ({ sources: 2, words: [key + ending], reason: 'contraction' as const }));
  return [...expanded, ...contracted];
}

/** "I seen" and "I ever seen" → "I've seen", "I've ever seen"; "I'll have" → "I've", which says something else. */
function perfectForms(sources: readonly SpeechWord[], at: number, tables: SpeechTables): PrintedForm[] {
  const { key } = sources[at]!;
  const [next, second] = [sources[at + 1]?.key ?? '', sources[at + 2]?.key ?? ''];
  const isForm = (word: string) => (tables.verbForms.get(word) ?? word) !== word;
  const lacksHave = tables.pronouns.has(key) && (isForm(next) || (ADVERBS.has(next) && isForm(second)));
  const base = /^(.+)'(?:ll|d)$/.exec(key)?.[1];
  return [
    ...(lacksHave ? [{ sources: 1, words: [`${key}'ve`], reason: 'grammar' as const }] : []),
    ...(base !== undefined && next === 'have' ? [{ sources: 2, words: [`${base}'ve`], reason: 'other' as const }] : []),
  ];
}

const ADVERBS: ReadonlySet<string> = new Set(['ever', 'never', 'always', 'already', 'just', 'only', 'also']);

/** One word written as two, or two as one: "any one", "co-operate", a hyphen at a line's end. */
function joins(items: readonly SpeechWord[], item: number, sources: readonly SpeechWord[], source: number): VariantMove | null {
  const [a, b] = [items[item]!.key, sources[source]!.key];
  const [nextItem, nextSource] = [items[item + 1]?.key, sources[source + 1]?.key];
  if (nextSource !== undefined && a.length === b.length + nextSource.length && a === b + nextSource) {
    return { items: 1, sources: 2, relation: 'joined' };
  }
  if (nextItem !== undefined && b.length === a.length + nextItem.length && b === a + nextItem) {
    return { items: 2, sources: 1, relation: 'joined' };
  }
  return null;
}
