import { findLookAlikes } from '../../text/look-alikes.ts';
import { hull, type Span } from '../../text/span.ts';
import type { Change } from '../finding.ts';
import { bracketChanges } from './bracket-changes.ts';
import { lossChanges } from './loss-changes.ts';
import { mergeChanges } from './merge-changes.ts';
import { pairChange } from './pair-changes.ts';
import { markNames } from './proper-names.ts';
import { placeKey, type QuoteStrand } from './quote-strand.ts';
import { speakersApart } from './speakers-apart.ts';
import type { SpeechTables } from './speech-tables.ts';
import { speechWords } from './speech-words.ts';
import { type AddedRun, FEW_MOVED, type JumpRun, type MovedRun, type PairRun, type Run, sharedEnd, toRuns } from './strand-runs.ts';
import { compareClosing, compareGaps } from './typography.ts';
import { sameSpeaker, voiceAt, voicesOf } from './voices.ts';
import { weighLoss } from './word-weight.ts';

/** Every named difference, smallest spans, in the quote's order. `runs` is what they were read from. */
export interface QuoteChanges {
  readonly changes: readonly Change[];
  readonly runs: readonly Run[];
}

export function findChanges(strand: QuoteStrand, tables: SpeechTables, breaks: readonly number[]): QuoteChanges {
  const runs = toRuns(strand);
  const brackets = bracketChanges(strand, runs, tables);
  const found = runs.map((run) => (brackets.consumed.has(run) ? [] : runChanges(strand, run, runs, tables, breaks)));
  const words = mergeChanges(found, runs, strand, tables);
  const marks = [...gapChanges(strand, runs, brackets.spans), ...closingChange(strand, runs), ...turnChanges(strand, runs, tables)];
  const seen = [...brackets.changes, ...words, ...marks];
  const changes = [...seen, ...hiddenCharacters(strand, seen, runs)];
  return { changes: changes.sort((a, b) => a.item.start - b.item.start || a.item.end - b.item.end || a.part - b.part), runs };
}

function runChanges(
  strand: QuoteStrand,
  run: Run,
  runs: readonly Run[],
  tables: SpeechTables,
  breaks: readonly number[],
): Change[] {
  switch (run.op) {
    case 'pair':
      return pairChange(strand, run, runs, tables);
    case 'missing':
      return lossChanges(strand, run, tables, breaks);
    case 'added':
      return [additionChange(strand, run, tables)];
    case 'moved':
      return [movedChange(strand, run, runs, tables), ...run.pairs.flatMap((pair) => pairChange(strand, pair, runs, tables))];
    case 'jump':
      return [jumpChange(strand, run, tables)];
    default:
      return run satisfies never;
  }
}

/** Words from another place near by: of another speaker they are a splice. */
function movedChange(strand: QuoteStrand, run: MovedRun, runs: readonly Run[], tables: SpeechTables): Change {
  const [item, source] = [hull(run.items)!, hull(run.sources)!];
  const beside = nearestPair(runs, run);
  const reason = beside && speakersApart(strand.parts[run.part]!.document, source, hull(beside.sources)!, tables);
  if (reason === 'speakers') return { kind: 'spliced', item, source, part: run.part, severity: 'grave', detail: reason };
  const severity = run.items.length > FEW_MOVED ? 'serious' : 'minor';
  return { kind: 'reordered', item, source, part: run.part, severity, detail: 'words' };
}

function nearestPair(runs: readonly Run[], run: MovedRun): PairRun | undefined {
  const at = runs.indexOf(run);
  const isPair = (other: Run): other is PairRun => other.op === 'pair' && other.part === run.part;
  return runs.slice(0, at).findLast(isPair) ?? runs.slice(at).find(isPair);
}

function jumpChange(strand: QuoteStrand, run: JumpRun, tables: SpeechTables): Change {
  const base = { item: hull(run.items) ?? { start: 0, end: 0 }, source: run.span, part: run.part };
  if (run.reason === 'other-source') return { ...base, kind: 'spliced', severity: 'grave', detail: run.reason };
  const reason = speakersApart(strand.parts[run.part]!.document, run.from, run.span, tables);
  return reason === 'speakers'
    ? { ...base, kind: 'spliced', severity: 'grave', detail: reason }
    : { ...base, kind: 'reordered', severity: 'serious', detail: run.reason };
}

/** Words: a whole clause that no source has. */
const CLAUSE = 5;

function additionChange(strand: QuoteStrand, run: AddedRun, tables: SpeechTables): Change {
  const weight = weighLoss(markNames(strand.text, run.items, tables), tables);
  const isClause = run.items.length >= CLAUSE;
  return {
    kind: 'unmarked-addition',
    item: hull(run.items)!,
    source: { start: run.at, end: run.at },
    part: run.part,
    severity: isClause ? 'grave' : weight.severity,
    detail: isClause ? 'not-in-source' : weight.detail,
  };
}

/** Marks and blanks between two pairs that stand side by side in both texts. */
function gapChanges(strand: QuoteStrand, runs: readonly Run[], brackets: readonly Span[]): Change[] {
  return runs.flatMap((after, at) => {
    const before = runs[at - 1];
    if (before?.op !== 'pair' || after.op !== 'pair' || before.part !== after.part || isSign(after)) return [];
    const item = { start: before.items.at(-1)!.end, end: after.items[0]!.start };
    const source = { start: before.sources.at(-1)!.end, end: after.sources[0]!.start };
    const { document, source: id } = strand.parts[after.part]!;
    const sourceText = document.text;
    const holdsQuoted = speechWords(sourceText, source).some((word) => strand.quoted.has(placeKey(id, word.start)));
    if (holdsQuoted) return [];
    const found = compareGaps(strand.text.slice(item.start, item.end), sourceText.slice(source.start, source.end));
    if (!found || brackets.some((b) => b.start < item.end && item.start < b.end)) return [];
    return [
      {
        ...found,
        item: tight(strand.text, item, sourceText.slice(source.start, source.end)),
        source: tight(sourceText, source, strand.text.slice(item.start, item.end)),
        part: after.part,
      },
    ];
  });
}

/** Two people's words that stand side by side in a transcript whose text has no labels between its turns. */
function turnChanges(strand: QuoteStrand, runs: readonly Run[], tables: SpeechTables): Change[] {
  return runs.flatMap((after, at) => {
    const before = runs[at - 1];
    if (before?.op !== 'pair' || after.op !== 'pair' || before.part !== after.part) return [];
    const { document } = strand.parts[after.part]!;
    const [first, second] = [before, after].map((run) => voiceAt(voicesOf(document, tables), run.sources[0]!.start));
    if (!first || !second || first === second || sameSpeaker(first.speaker, second.speaker)) return [];
    const item = { start: after.items[0]!.start, end: strand.items.at(-1)!.end };
    const source = { start: after.sources[0]!.start, end: sharedEnd(strand, after.part) };
    return [{ kind: 'spliced', item, source, part: after.part, severity: 'grave', detail: 'speakers' } as const];
  });
}

/** "5%" and "5 percent" differ in a blank as well. */
function isSign(run: PairRun): boolean {
  return /^[^\p{L}\p{N}]$/u.test(run.items[0]!.raw) !== /^[^\p{L}\p{N}]$/u.test(run.sources[0]!.raw);
}

/** Without the blanks around it; only where blanks are all the difference do they count. */
function tight(text: string, span: Span, other: string): Span {
  const words = text.slice(span.start, span.end);
  if (words.trim() === '') return other.trim() === '' ? span : { start: span.start, end: span.start };
  return { start: span.start + words.length - words.trimStart().length, end: span.end - words.length + words.trimEnd().length };
}

/** Characters after the last word that may hold the closing marks. */
const CLOSING = 12;

function closingChange(strand: QuoteStrand, runs: readonly Run[]): Change[] {
  const last = runs.at(-1);
  if (last?.op !== 'pair') return [];
  const item = { start: last.items.at(-1)!.end, end: strand.text.length };
  const text = strand.parts[last.part]!.document.text;
  const at = last.sources.at(-1)!.end;
  const after = text.slice(at, at + CLOSING);
  const found = compareClosing(strand.text.slice(item.start, item.end), after);
  if (!found) return [];
  const marks = /^[^\p{L}\p{N}\s]*/u.exec(after)![0];
  const { length } = marks.replace(/["”’»]+$/, '');
  return [{ ...found, item, source: { start: at, end: at + length }, part: last.part }];
}

/** Look-alike and invisible characters of the quote that the source doesn't have at the same place. */
function hiddenCharacters(strand: QuoteStrand, seen: readonly Change[], runs: readonly Run[]): Change[] {
  return findLookAlikes(strand.text).flatMap((hidden) => {
    if (seen.some((c) => c.kind === 'look-alike' && c.item.start <= hidden.start && hidden.end <= c.item.end)) return [];
    const run = runs.find((r) => r.op === 'pair' && r.items[0]!.start <= hidden.start && hidden.end <= r.items.at(-1)!.end);
    if (run) return isSameWord(run as PairRun) ? [] : [lookAlikeWord(run as PairRun, hidden.reason)];
    return isInSourceToo(strand, hidden, runs) ? [] : [lookAlikeAlone(strand, hidden, runs)];
  });
}

function isSameWord(run: PairRun): boolean {
  return run.items.map((w) => w.raw).join() === run.sources.map((w) => w.raw).join();
}

function lookAlikeWord(run: PairRun, detail: string): Change {
  return { kind: 'look-alike', item: hull(run.items)!, source: hull(run.sources)!, part: run.part, severity: 'serious', detail };
}

/** The gap of the source at the same place holds the same character. */
function isInSourceToo(strand: QuoteStrand, hidden: Span, runs: readonly Run[]): boolean {
  const before = lastPairBefore(runs, hidden.start);
  if (!before) return false;
  const at = before.sources.at(-1)!.end;
  const near = strand.parts[before.part]!.document.text.slice(at, at + CLOSING);
  return near.slice(0, near.search(/[\p{L}\p{N}]|$/u)).includes(strand.text.slice(hidden.start, hidden.end));
}

function lookAlikeAlone(strand: QuoteStrand, hidden: { start: number; end: number; reason: string }, runs: readonly Run[]): Change {
  const before = lastPairBefore(runs, hidden.start);
  const at = before ? before.sources.at(-1)!.end : strand.parts[0]!.span.start;
  const { start, end, reason } = hidden;
  return {
    kind: 'look-alike',
    item: { start, end },
    source: { start: at, end: at },
    part: before?.part ?? 0,
    severity: 'serious',
    detail: reason,
  };
}

function lastPairBefore(runs: readonly Run[], at: number): PairRun | undefined {
  return runs.findLast((run): run is PairRun => run.op === 'pair' && run.items.at(-1)!.end <= at);
}
