import { hull, type Span } from '../../text/span.ts';
import type { Change } from '../finding.ts';
import type { QuoteStrand } from './quote-strand.ts';
import type { SpeechTables } from './speech-tables.ts';
import { speechWords } from './speech-words.ts';
import { FEW_MOVED, type Run } from './strand-runs.ts';

/** Changes of runs that touch become one where they are of one kind; words that only moved become `reordered`. */
export function mergeChanges(
  byRun: readonly (readonly Change[])[],
  runs: readonly Run[],
  strand: QuoteStrand,
  tables: SpeechTables,
): Change[] {
  const merged: Change[] = [];
  let last = -2;
  for (const [at, changes] of byRun.entries()) {
    for (const change of changes) {
      const before = merged.at(-1);
      if (before && last === at - 1 && touches(before, change, runs[at]!)) merged[merged.length - 1] = union(before, change);
      else merged.push(change);
      last = at;
    }
  }
  return joinMoves(joinHyphenated(merged, strand), strand, tables);
}

/** "ques-", the head of the next page, "tions": one word that the page broke. */
function joinHyphenated(changes: readonly Change[], strand: QuoteStrand): Change[] {
  const found: Change[] = [];
  for (const change of changes) {
    const from = found.findLastIndex((before) => before.kind !== 'extraction-artefact');
    const first = found[from];
    const joined = first && brokenWord(first, change, strand);
    if (joined) found.splice(from, found.length, joined);
    else found.push(change);
  }
  return found;
}

function brokenWord(first: Change, rest: Change, strand: QuoteStrand): Change | null {
  const printed = [first, rest].find((change) => change.kind === 'substitution');
  const left = [first, rest].find((change) => change.kind === 'unmarked-omission');
  if (!printed || !left || strand.parts[first.part]!.document !== strand.parts[rest.part]!.document) return null;
  if (itemKeys(printed, strand) !== sourceKeys(first, strand) + sourceKeys(rest, strand)) return null;
  const { text } = strand.parts[first.part]!.document;
  if (!/^[-\u00ad\u2010]\s*\n/.test(text.slice(first.source.end, first.source.end + 4))) return null;
  const source = joint(first.source, rest.source);
  return { ...printed, kind: 'extraction-artefact', source, part: first.part, severity: 'none', detail: 'hyphenation' };
}

const MERGED: ReadonlySet<Change['kind']> = new Set(['substitution', 'unmarked-addition', 'unmarked-omission', 'grammar-cleaned']);

function touches(before: Change, change: Change, run: Run): boolean {
  if (run.op === 'jump' || before.part !== change.part) return false;
  if (isName(before) && isName(change) && [before, change].some((c) => c.kind === 'substitution')) return true;
  return before.kind === change.kind && MERGED.has(change.kind);
}

/** "him" for "Maro Teld", "Teld" for "the Mayor Orn": one name for another, however many words it has. */
function isName(change: Change): boolean {
  if (change.kind === 'substitution') return change.detail === 'name' || change.detail === 'pronoun';
  return (
    (change.kind === 'unmarked-omission' || change.kind === 'unmarked-addition') &&
    (change.detail === 'name' || change.detail === 'title')
  );
}

const RANK = ['none', 'minor', 'serious', 'grave'] as const;

function union(a: Change, b: Change): Change {
  const isWorse = a.kind === b.kind ? RANK.indexOf(b.severity) > RANK.indexOf(a.severity) : b.kind === 'substitution';
  const worse = isWorse ? b : a;
  return { ...worse, item: joint(a.item, b.item), source: joint(a.source, b.source) };
}

/** The places of words that are missing count only where nothing else does. */
function joint(a: Span, b: Span): Span {
  return hull([a, b].filter((span) => span.end > span.start)) ?? a;
}

/** "China and Russia" for "Russia and China", or a phrase left out here and put in there. */
function joinMoves(changes: readonly Change[], strand: QuoteStrand, tables: SpeechTables): Change[] {
  const found = [...changes];
  for (let a = 0; a < found.length; a++) {
    for (let b = a + 1; b < found.length; b++) {
      if (!isMove(found[a]!, found[b]!, strand, tables)) continue;
      found[a] = moved(found[a]!, found[b]!, strand);
      found.splice(b, 1);
      break;
    }
  }
  return found;
}

function isMove(a: Change, b: Change, strand: QuoteStrand, tables: SpeechTables): boolean {
  if (a.part !== b.part) return false;
  const [itemA, itemB] = [itemKeys(a, strand), itemKeys(b, strand)];
  const [sourceA, sourceB] = [sourceKeys(a, strand), sourceKeys(b, strand)];
  if (a.kind === 'substitution' && b.kind === 'substitution') return itemA !== '' && itemA === sourceB && itemB === sourceA;
  // An "and" here and an "and" there are two changes.
  const isSame = (words: string, others: string) =>
    words === others && words.split(' ').some((key) => !tables.functionWords.has(key) || tables.verbForms.has(key));
  if (a.kind === 'unmarked-addition' && b.kind === 'unmarked-omission') return isSame(itemA, sourceB);
  return a.kind === 'unmarked-omission' && b.kind === 'unmarked-addition' && isSame(itemB, sourceA);
}

function moved(a: Change, b: Change, strand: QuoteStrand): Change {
  const item = joint(a.item, b.item);
  const source = joint(a.source, b.source);
  const words = Math.max(itemKeys(a, strand).split(' ').length, sourceKeys(a, strand).split(' ').length);
  return { kind: 'reordered', item, source, part: a.part, severity: words > FEW_MOVED ? 'serious' : 'minor', detail: 'words' };
}

function itemKeys(change: Change, strand: QuoteStrand): string {
  return keys(strand.text, change.item);
}

function sourceKeys(change: Change, strand: QuoteStrand): string {
  return keys(strand.parts[change.part]!.document.text, change.source);
}

/** Characters: what is longer is no phrase that moved. */
const LONGEST_PHRASE = 2000;

function keys(text: string, span: Change['item']): string {
  if (span.end - span.start > LONGEST_PHRASE) return '';
  return speechWords(text, span)
    .map((word) => word.key)
    .join(' ');
}
