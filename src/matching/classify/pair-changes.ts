import { findLookAlikes } from '../../text/look-alikes.ts';
import { hull } from '../../text/span.ts';
import type { Change } from '../finding.ts';
import { markNames } from './proper-names.ts';
import { isEllipsis } from './quote-marks.ts';
import type { QuoteStrand } from './quote-strand.ts';
import { keyOf, type SpeechTables } from './speech-tables.ts';
import type { PairRun, Run } from './strand-runs.ts';
import { compareWordForms } from './typography.ts';
import { isNegation, weighSubstitution } from './word-weight.ts';

type Named = Pick<Change, 'kind' | 'severity' | 'detail'>;

/** The difference between words that stand for each other; none where they are printed alike. */
export function pairChange(strand: QuoteStrand, run: PairRun, runs: readonly Run[], tables: SpeechTables): Change[] {
  const named = nameDifference(strand, run, runs, tables);
  return named ? [{ ...named, item: hull(run.items)!, source: hull(run.sources)!, part: run.part }] : [];
}

function nameDifference(strand: QuoteStrand, run: PairRun, runs: readonly Run[], tables: SpeechTables): Named | null {
  const [item, source] = [run.items[0]!, run.sources[0]!];
  switch (run.relation) {
    case 'same':
      return sameWord(strand, run, runs);
    case 'look-alike':
      return lookAlike(item.raw);
    case 'joined':
      return joined(strand, run);
    case 'accent':
    case 'number-style':
    case 'spelling':
      return differsInPrint(strand, run) ? { kind: 'typographic', severity: 'none', detail: run.relation } : null;
    case 'footnote':
      return { kind: 'extraction-artefact', severity: 'none', detail: 'footnote' };
    case 'ocr':
      return isMisread(strand, run, runs) ? MISREAD : substitution(strand, run, tables);
    case 'pronunciation':
    case 'contraction':
      return { kind: 'pronunciation-normalised', severity: 'none', detail: run.relation };
    case 'dialect':
      return { kind: 'substitution', severity: 'minor', detail: 'dialect' };
    case 'agreement':
      return agreement(run, runs);
    case 'grammar':
      return { kind: 'grammar-cleaned', severity: 'minor', detail: 'grammar' };
    case 'inflection':
      if (item.bracketed) return { kind: 'bracketed', severity: 'none', detail: 'letters' };
      return repairsVerb(run, runs, tables)
        ? { kind: 'grammar-cleaned', severity: 'minor', detail: 'agreement' }
        : inflection(strand, run, tables);
    case 'near':
    case 'other':
      if (item.bracketed) return { kind: 'bracketed', severity: 'minor', detail: 'letters' };
      if (run.relation === 'near' && isGarbled(runs)) return MISREAD;
      if (undoesDoubleNegative(item.key, source.key, run, runs, tables))
        return { kind: 'grammar-cleaned', severity: 'minor', detail: 'grammar' };
      return substitution(strand, run, tables);
    default:
      return run.relation satisfies never;
  }
}

function sameWord(strand: QuoteStrand, run: PairRun, runs: readonly Run[]): Named | null {
  const [item, source] = [run.items[0]!, run.sources[0]!];
  const hasHidden = item.raw !== source.raw && findLookAlikes(item.raw).length > 0;
  return hasHidden ? lookAlike(item.raw) : compareWordForms(item, source, opensSentence(strand, run, runs));
}

function lookAlike(raw: string): Named {
  const reason = findLookAlikes(raw)[0]?.reason;
  if (reason) return { kind: 'look-alike', severity: 'serious', detail: reason };
  const isForeign = /[^\x00-\x7f]/.test(raw);
  return isForeign
    ? { kind: 'look-alike', severity: 'serious', detail: 'confusable' }
    : { kind: 'extraction-artefact', severity: 'none', detail: 'look-alike-in-source' };
}

function joined(strand: QuoteStrand, run: PairRun): Named {
  const text = strand.parts[run.part]!.document.text;
  const source = text.slice(run.sources[0]!.start, run.sources.at(-1)!.end);
  if (/[-\u00ad\u2010]\s*\n/.test(source)) return { kind: 'extraction-artefact', severity: 'none', detail: 'hyphenation' };
  if (/\u00ad/.test(source) || /[\u200b\u2060\ufeff]/.test(source))
    return { kind: 'extraction-artefact', severity: 'none', detail: 'invisible' };
  return { kind: 'typographic', severity: 'none', detail: 'joined' };
}

function differsInPrint(strand: QuoteStrand, run: PairRun): boolean {
  const source = hull(run.sources)!;
  const item = hull(run.items)!;
  return strand.text.slice(item.start, item.end) !== strand.parts[run.part]!.document.text.slice(source.start, source.end);
}

/** The quote's first word, a word after an ellipsis or a full stop, and a word after words left out. */
function opensSentence(strand: QuoteStrand, run: PairRun, runs: readonly Run[]): boolean {
  const before = strand.text.slice(0, run.items[0]!.start).trimEnd();
  const previous = runs[runs.indexOf(run) - 1];
  return (
    before === '' ||
    /[.!?…:“"‘'([]$/.test(before) ||
    isEllipsis(before.slice(-3)) ||
    previous?.op === 'missing' ||
    previous?.op === 'jump'
  );
}

const SINGULAR = new Set(['he', 'she', 'it', 'that', 'this', 'who', 'which', 'everyone', 'nobody', 'someone']);
const PLURAL = new Set(['i', 'we', 'you', 'they', 'these', 'those', 'who', 'which', 'people']);

/** A verb repaired after its pronoun: "he say" printed "he says". */
function repairsVerb(run: PairRun, runs: readonly Run[], tables: SpeechTables): boolean {
  const [item, source] = [run.items[0]!.key, run.sources[0]!.key];
  const subject = previousKeys(run, runs, 3).find((key) => !isAdverb(key)) ?? '';
  const isThirdPerson = (key: string, base: string) =>
    key === `${base}s` || key === `${base}es` || key === base.replace(/y$/, 'ies');
  if (tables.nameParticles.has(item)) return false;
  if (SINGULAR.has(subject) && isThirdPerson(item, source)) return true;
  return (PLURAL.has(subject) || isPluralNoun(subject)) && isThirdPerson(source, item);
}

function isAdverb(key: string): boolean {
  return ADVERBS.has(key) || (key.length > 4 && key.endsWith('ly'));
}

const ADVERBS = new Set(['always', 'never', 'often', 'also', 'still', 'just', 'sometimes', 'all', 'both']);

function isPluralNoun(key: string): boolean {
  return key.length > 3 && /[^su]s$/.test(key);
}

/** "The people was" printed "were". Where the source agreed with its pronoun already, nothing was repaired. */
function agreement(run: PairRun, runs: readonly Run[]): Named {
  const source = run.sources[0]!.key;
  const subject = previousKeys(run, runs, 1)[0] ?? '';
  const isSingular = /s$|^am$|sn't$/.test(source) && source !== 'does';
  const agreed = (PRONOUN_SINGULAR.has(subject) && isSingular) || (PRONOUN_PLURAL.has(subject) && !isSingular);
  return agreed
    ? { kind: 'substitution', severity: 'minor', detail: 'inflection' }
    : { kind: 'grammar-cleaned', severity: 'minor', detail: 'agreement' };
}

const PRONOUN_SINGULAR = new Set(['he', 'she', 'it']);
const PRONOUN_PLURAL = new Set(['we', 'they', 'you']);

function inflection(strand: QuoteStrand, run: PairRun, tables: SpeechTables): Named {
  const named = substitution(strand, run, tables);
  if (named.severity === 'grave') return named;
  const [item, source] = [run.items[0]!.key, run.sources[0]!.key];
  const isTense = tables.verbForms.has(item) || endingOf(item) !== endingOf(source);
  return isTense ? { ...named, severity: 'serious', detail: 'tense' } : { ...named, severity: 'minor', detail: 'inflection' };
}

function endingOf(key: string): string | undefined {
  return /(?:ed|ing)$/.exec(key)?.[0];
}

/** "don't have no" printed "don't have any". */
function undoesDoubleNegative(item: string, source: string, run: PairRun, runs: readonly Run[], tables: SpeechTables): boolean {
  return tables.doubleNegative.has(keyOf([source, item])) && previousKeys(run, runs, 6).some((key) => isNegation(key, tables));
}

/** Keys of the source's words before this pair, nearest first. */
function previousKeys(run: PairRun, runs: readonly Run[], count: number): string[] {
  const keys: string[] = [];
  for (let at = runs.indexOf(run) - 1; at >= 0 && keys.length < count; at--) {
    const before = runs[at]!;
    if (before.op === 'pair') keys.push(...before.sources.map((word) => word.key).reverse());
  }
  return keys.slice(0, count);
}

const MISREAD: Named = { kind: 'extraction-artefact', severity: 'none', detail: 'misread' };

/** Words at least, and their share of all, from which the source itself must be badly read. */
const GARBLED = Object.freeze({ words: 3, share: 0.12, misread: 2 });

function isGarbled(runs: readonly Run[]): boolean {
  const pairs = runs.filter((run) => run.op === 'pair');
  const misread = pairs.filter((run) => run.relation === 'ocr').length;
  const damaged = misread + pairs.filter((run) => run.relation === 'near').length;
  return misread >= GARBLED.misread || (damaged >= GARBLED.words && damaged >= pairs.length * GARBLED.share);
}

/** One doubtful letter: a scanner's fault where the source has such a word only here, or a digit among its letters. */
function isMisread(strand: QuoteStrand, run: PairRun, runs: readonly Run[]): boolean {
  if (isGarbled(runs)) return true;
  const [item, source] = [run.items[0]!, run.sources[0]!];
  if (/\p{L}.*[\d|!]|[\d|!].*\p{L}/u.test(source.raw)) return true;
  const { text } = strand.parts[run.part]!.document;
  return !standsElsewhere(text, source.raw, source.start) && standsElsewhere(text, item.raw, -1);
}

/** Characters searched on either side. */
const ELSEWHERE = 100_000;

function standsElsewhere(text: string, word: string, here: number): boolean {
  const from = Math.max(0, here - ELSEWHERE);
  const near = text.slice(from, Math.max(0, here) + ELSEWHERE);
  for (let at = near.indexOf(word); at >= 0; at = near.indexOf(word, at + 1)) {
    const isWhole = !/\p{L}/u.test(near.charAt(at - 1)) && !/\p{L}/u.test(near.charAt(at + word.length));
    if (isWhole && at + from !== here) return true;
  }
  return false;
}

function substitution(strand: QuoteStrand, run: PairRun, tables: SpeechTables): Named {
  const sourceText = strand.parts[run.part]!.document.text;
  const weight = weighSubstitution(markNames(strand.text, run.items, tables), markNames(sourceText, run.sources, tables), tables);
  return { kind: 'substitution', ...weight };
}
