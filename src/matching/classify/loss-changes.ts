import { hull, type Span } from '../../text/span.ts';
import type { Change } from '../finding.ts';
import { findArtefacts } from './artefacts.ts';
import { ellipsisOf, wordsOf } from './bracket-changes.ts';
import { findDisfluencies } from './disfluency.ts';
import { markNames } from './proper-names.ts';
import type { QuoteStrand } from './quote-strand.ts';
import { speakersApart } from './speakers-apart.ts';
import type { SpeechTables } from './speech-tables.ts';
import type { SpeechWord } from './speech-words.ts';
import { type MissingRun, sharedEnd } from './strand-runs.ts';
import { areWholeSentences, isClauseOfItsOwn } from './whole-sentences.ts';
import { negatesNeighbours, weighLoss } from './word-weight.ts';

/** What is missing from the quote at one place: nothing that was said, slips of speech, or words. */
export function lossChanges(strand: QuoteStrand, run: MissingRun, tables: SpeechTables, breaks: readonly number[]): Change[] {
  const words = wordsOf(run);
  if (words.length === 0) return [];
  const splice = spliceOf(strand, run, tables);
  if (splice) return [splice];
  const dots = ellipsisOf(strand, run);
  if (dots) return [elision(run, dots, tables)];
  if (isBreak(strand, run, breaks)) return [{ ...elision(run, placeOf(strand, run), tables), severity: 'none', detail: 'break' }];
  return group(run, tables).map((part) => toChange(strand, run, part, tables));
}

interface LossGroup {
  readonly words: readonly SpeechWord[];
  readonly reason: {
    readonly kind: 'extraction-artefact' | 'disfluency-removed' | 'unmarked-omission';
    readonly detail: string | null;
  };
}

/** Neighbours with one reason go together. */
function group(run: MissingRun, tables: SpeechTables): LossGroup[] {
  const words = wordsOf(run);
  const { text } = run.document;
  const around = { before: run.words[run.from - 1] ?? null, after: run.words[run.to] ?? null };
  const artefacts = findArtefacts(run.document, words, around, tables);
  const slips = findDisfluencies(text, run.words, run.from, run.to, tables);
  const groups: { words: SpeechWord[]; reason: LossGroup['reason'] }[] = [];
  for (const [at, word] of words.entries()) {
    const [artefact, slip] = [artefacts[at], slips[at]];
    const reason = artefact
      ? ({ kind: 'extraction-artefact', detail: artefact } as const)
      : slip
        ? ({ kind: 'disfluency-removed', detail: slip } as const)
        : ({ kind: 'unmarked-omission', detail: null } as const);
    const last = groups.at(-1);
    if (last && last.reason.kind === reason.kind && last.reason.detail === reason.detail) last.words.push(word);
    else groups.push({ words: [word], reason });
  }
  return groups;
}

function toChange(strand: QuoteStrand, run: MissingRun, part: LossGroup, tables: SpeechTables): Change {
  const base = { item: placeOf(strand, run), source: hull(part.words)!, part: run.part };
  switch (part.reason.kind) {
    case 'extraction-artefact':
      return { ...base, kind: part.reason.kind, severity: 'none', detail: part.reason.detail };
    case 'disfluency-removed':
      return {
        ...base,
        kind: part.reason.kind,
        severity: part.reason.detail === 'false-start' ? 'minor' : 'none',
        detail: part.reason.detail,
      };
    case 'unmarked-omission':
      // What whole sentences deny is not said of the words that stayed.
      if (areWholeSentences(run.document.text, base.source))
        return { ...base, kind: part.reason.kind, severity: 'serious', detail: 'passage' };
      return { ...base, kind: part.reason.kind, ...weighLoss(markNames(run.document.text, part.words, tables), tables) };
  }
}

/** Right after the quote's word before the gap. */
function placeOf(strand: QuoteStrand, run: MissingRun): Span {
  const at = strand.items[run.item - 1]?.end ?? 0;
  return { start: at, end: at };
}

function elision(run: MissingRun, item: Span, tables: SpeechTables): Change {
  const words = wordsOf(run);
  const source = hull(words)!;
  const keys = words.map((word) => word.key);
  const isNegated =
    negatesNeighbours(keys, tables) &&
    !areWholeSentences(run.document.text, source) &&
    !isClauseOfItsOwn(run.document.text, source, tables);
  const crosses = /[.!?]["”’)]*\s+["“‘(]?\p{Lu}/u.test(
    run.document.text.slice(run.words[run.from - 1]?.end ?? source.start, source.end + 4),
  );
  return {
    kind: 'marked-elision',
    item,
    source,
    part: run.part,
    severity: isNegated ? 'serious' : 'none',
    detail: isNegated ? 'negation' : crosses ? 'across-sentences' : null,
  };
}

/** The draft closed and opened its marks here, and whole sentences lie between. */
function isBreak(strand: QuoteStrand, run: MissingRun, breaks: readonly number[]): boolean {
  const start = strand.items[run.item - 1]?.end ?? 0;
  const end = strand.items[run.item]?.start ?? strand.text.length;
  if (!breaks.some((at) => start <= at && at <= end)) return false;
  const before = run.words[run.from - 1]?.end ?? 0;
  return /^\s*[.!?]/.test(run.document.text.slice(before, before + 3));
}

function spliceOf(strand: QuoteStrand, run: MissingRun, tables: SpeechTables): Change | null {
  const [before, after] = [run.words[run.from - 1], run.words[run.to]];
  const reason = before && after && speakersApart(run.document, before, after, tables);
  return reason ? splice(strand, run, after, reason) : null;
}

function splice(strand: QuoteStrand, run: MissingRun, after: Span, reason: 'speakers' | 'across-turns'): Change {
  const items = strand.items.slice(run.item);
  return {
    kind: 'spliced',
    item: hull(items) ?? placeOf(strand, run),
    source: { start: after.start, end: sharedEnd(strand, run.part) },
    part: run.part,
    severity: reason === 'speakers' ? 'grave' : 'serious',
    detail: reason,
  };
}
