import { contains, hull, type Span } from '../../text/span.ts';
import type { Change } from '../finding.ts';
import type { Bracket } from './quote-marks.ts';
import type { QuoteStrand } from './quote-strand.ts';
import type { SpeechTables } from './speech-tables.ts';
import type { SpeechWord } from './speech-words.ts';
import type { MissingRun, Run } from './strand-runs.ts';
import { isNegation } from './word-weight.ts';

export interface BracketChanges {
  readonly changes: readonly Change[];
  /** Runs that a bracket accounts for. */
  readonly consumed: ReadonlySet<Run>;
  readonly spans: readonly Span[];
}

/** Words: a bracket that stands for more than a clause hides what was said. */
const LONGEST_REPLACED = 8;

/** One change for each bracket: what it replaces, or that it was put in. */
export function bracketChanges(strand: QuoteStrand, runs: readonly Run[], tables: SpeechTables): BracketChanges {
  const consumed = new Set<Run>();
  const changes: Change[] = [];
  for (const bracket of strand.marks.brackets) {
    if (bracket.kind === 'letters') continue;
    const inside = runs.filter(
      (run) => run.items.length > 0 && run.op !== 'jump' && run.items.every((word) => contains(bracket, word)),
    );
    const replaced = bracket.kind === 'sic' ? [] : neighbours(strand, runs, inside);
    if (isInSourceToo(strand, inside)) continue;
    for (const run of [...inside, ...replaced]) consumed.add(run);
    changes.push(toChange(strand, bracket, inside, replaced, runs, tables));
  }
  return { changes, consumed, spans: strand.marks.brackets };
}

/** Source words left out right beside the bracket, unless dots stand there for them. */
function neighbours(strand: QuoteStrand, runs: readonly Run[], inside: readonly Run[]): MissingRun[] {
  if (inside.length === 0) return [];
  const [first, last] = [runs.indexOf(inside[0]!), runs.indexOf(inside.at(-1)!)];
  const near = [runs[first - 1], runs[last + 1], ...runs.slice(first, last)];
  return near.filter((run): run is MissingRun => run?.op === 'missing' && !isElided(strand, run));
}

export function isElided(strand: QuoteStrand, run: MissingRun): boolean {
  return ellipsisOf(strand, run) !== null;
}

/** The ellipsis that stands where the run's words are missing. */
export function ellipsisOf(strand: QuoteStrand, run: MissingRun): Span | null {
  const start = strand.items[run.item - 1]?.end ?? 0;
  const end = strand.items[run.item]?.start ?? strand.text.length;
  return strand.marks.ellipses.find((dots) => start <= dots.start && dots.end <= end) ?? null;
}

/** The source has the very bracket. */
function isInSourceToo(strand: QuoteStrand, inside: readonly Run[]): boolean {
  const pairs = inside.filter((run) => run.op === 'pair');
  const first = pairs[0]?.sources[0];
  if (!first || pairs.length < inside.length || pairs.some((run) => run.relation !== 'same')) return false;
  return strand.parts[pairs[0]!.part]!.document.text.charAt(first.start - 1) === '[';
}

function toChange(
  strand: QuoteStrand,
  bracket: Bracket,
  inside: readonly Run[],
  replaced: readonly MissingRun[],
  runs: readonly Run[],
  tables: SpeechTables,
): Change {
  const sources = [...inside.flatMap((run) => (run.op === 'pair' ? run.sources : [])), ...replaced.flatMap(wordsOf)];
  const items = inside.flatMap((run) => run.items);
  const at = placeBefore(strand, runs, bracket.start);
  return {
    kind: 'bracketed',
    item: { start: bracket.start, end: bracket.end },
    source: hull(sources) ?? { start: at.offset, end: at.offset },
    part: inside[0]?.part ?? at.part,
    ...weigh(bracket, items, sources, tables),
  };
}

export function wordsOf(run: MissingRun): readonly SpeechWord[] {
  return run.words.slice(run.from, run.to);
}

function weigh(
  bracket: Bracket,
  items: readonly SpeechWord[],
  sources: readonly SpeechWord[],
  tables: SpeechTables,
): Pick<Change, 'severity' | 'detail'> {
  if (bracket.kind === 'sic') return { severity: 'none', detail: 'sic' };
  const negations = [...items, ...sources].filter((word) => isNegation(word.key, tables)).length;
  if (negations % 2 === 1) return { severity: 'grave', detail: 'negation' };
  if (sources.length > LONGEST_REPLACED) return { severity: 'serious', detail: 'long' };
  return { severity: 'none', detail: sources.length > 0 ? 'replaced' : 'inserted' };
}

function placeBefore(strand: QuoteStrand, runs: readonly Run[], at: number): { part: number; offset: number } {
  const before = runs.findLast((run) => run.op === 'pair' && run.items.at(-1)!.end <= at);
  if (before?.op !== 'pair') return { part: 0, offset: strand.parts[0]!.span.start };
  return { part: before.part, offset: before.sources.at(-1)!.end };
}
