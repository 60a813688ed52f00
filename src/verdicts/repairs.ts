import type { SpeechTables } from '../matching/classify/speech-tables.ts';
import { speechWords } from '../matching/classify/speech-words.ts';
import { isNegation } from '../matching/classify/word-weight.ts';
import type { Change, QuoteFinding } from '../matching/finding.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { judgeFinding } from './judge-finding.ts';
import { type HousePolicy, OUTCOMES, type Outcome } from './policy.ts';

export type RepairKind = 'restore' | 'mark' | 'shrink' | 'extend' | 'drop-marks';

/** Replaces `[start, end)` of the quote's text by `text`. */
export interface TextEdit extends Span {
  readonly text: string;
}

/**
 * A smallest edit that makes a quote lawful. `restore`: the source's words; `mark`: dots and brackets for what was
 * changed; `shrink`: the part that is right; `extend`: the rest of the sentence; `drop-marks`: no quotation any more.
 */
export interface Repair {
  readonly kind: RepairKind;
  /** The quote's text afterwards. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** What the machine finds and the house says of `text`; null and `pass` without marks. */
  readonly finding: QuoteFinding | null;
  readonly outcome: Outcome;
}

export interface RepairRequest {
  readonly quote: string;
  readonly finding: QuoteFinding;
  /** Text of the source of passage `part`. */
  readonly sourceText: (part: number) => string;
  readonly policy: HousePolicy;
  /** Matches and classifies a changed text as the quote was. */
  readonly verify: (text: string) => QuoteFinding;
  readonly speech: SpeechTables;
}

/** Words that carry sense: a stretch with fewer is no quotation worth keeping. */
const SHORTEST_SHRUNK = 3;
/** Repairs offered beside dropping the marks: more are a list to search, not a help. */
const MOST = 3;

/** Repairs that were tried and hold, the best outcome and the most of the quote kept first; empty for a quote that passes. */
export function repairs(request: RepairRequest): Repair[] {
  const before = judgeFinding(request.finding, request.policy).outcome;
  if (before === 'pass') return [];
  const held = candidates(request)
    .filter((candidate, at, all) => candidate.text !== request.quote && all.findIndex((c) => c.text === candidate.text) === at)
    .map((candidate) => verified(candidate, request))
    .filter((repair) => repair.outcome !== 'fail' && rank(repair.outcome) < rank(before));
  held.sort((a, b) => rank(a.outcome) - rank(b.outcome) || size(a) - size(b));
  return [...held.slice(0, MOST), { kind: 'drop-marks', text: request.quote, edits: [], finding: null, outcome: 'pass' }];
}

interface Candidate {
  readonly kind: RepairKind;
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

function candidates(request: RepairRequest): Candidate[] {
  const faults = request.finding.changes.filter((change) => isFault(change, request.policy));
  const restored = faults.map((change) => restore(change, request));
  const marked = faults.map((change) => mark(change, request.quote) ?? restore(change, request));
  return [
    ...(faults.length > 0 ? [edited('restore', restored, request.quote), edited('mark', marked, request.quote)] : []),
    ...shrunk(faults, request),
    ...extended(request),
  ];
}

function isFault(change: Change, policy: HousePolicy): boolean {
  const byClass = policy.fidelity[change.kind].outcome;
  const bySeverity =
    change.severity === 'serious' || change.severity === 'grave' ? policy.certainty[change.severity].outcome : 'pass';
  return byClass !== 'pass' || bySeverity !== 'pass';
}

function verified(candidate: Candidate, request: RepairRequest): Repair {
  const finding = request.verify(candidate.text);
  return { ...candidate, finding, outcome: judgeFinding(finding, request.policy).outcome };
}

function rank(outcome: Outcome): number {
  return OUTCOMES.indexOf(outcome);
}

/** Characters taken out and put in. */
function size(repair: Repair): number {
  return repair.edits.reduce((sum, edit) => sum + edit.end - edit.start + edit.text.length, 0);
}

/** The source's words at the change's place. */
function restore(change: Change, { quote, sourceText }: RepairRequest): TextEdit {
  const words = sourceText(change.part).slice(change.source.start, change.source.end).replace(/\s+/g, ' ').trim();
  const { start, end } = change.item;
  if (start === end) return start === 0 ? { start, end, text: `${words} ` } : { start, end, text: ` ${words}` };
  return words === '' ? withoutBlank(quote, change.item) : { start, end, text: words };
}

/** Words that go take one blank with them. */
function withoutBlank(quote: string, { start, end }: Span): TextEdit {
  const before = start > 0 && /\s/.test(quote.charAt(start - 1)) && (end === quote.length || /[\s,.;:!?]/.test(quote.charAt(end)));
  if (before) return { start: start - 1, end, text: '' };
  return { start, end: /\s/.test(quote.charAt(end)) ? end + 1 : end, text: '' };
}

/** Dots for words left out, brackets for words put in or standing for a name or pronoun; null where no mark would do. */
function mark(change: Change, quote: string): TextEdit | null {
  const { start, end } = change.item;
  switch (change.kind) {
    case 'unmarked-omission': {
      const at = start + (/^[,;:]+/.exec(quote.slice(start))?.[0].length ?? 0);
      return at === 0 ? null : { start: at, end: at, text: ' …' };
    }
    case 'unmarked-addition':
      return bracketed(quote, change.item);
    case 'substitution':
      return change.detail === 'pronoun' || change.detail === 'inflection' ? bracketed(quote, change.item) : null;
    case 'typographic':
    case 'grammar-cleaned':
      return change.severity === 'none' ? null : bracketed(quote, { start, end });
    default:
      return null;
  }
}

function bracketed(quote: string, { start, end }: Span): TextEdit | null {
  return start === end ? null : { start, end, text: `[${quote.slice(start, end)}]` };
}

function edited(kind: RepairKind, edits: readonly TextEdit[], quote: string): Candidate {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let text = '';
  let at = 0;
  for (const edit of ordered) {
    text += quote.slice(at, Math.max(at, edit.start)) + edit.text;
    at = Math.max(at, edit.end);
  }
  return { kind, text: text + quote.slice(at), edits: ordered };
}

/** The longest stretches of the quote between its faults that read as phrases, as partial quotes. */
function shrunk(faults: readonly Change[], { quote, speech }: RepairRequest): Candidate[] {
  const borders = [{ start: 0, end: 0 }, ...faults.map((change) => change.item), { start: quote.length, end: quote.length }];
  borders.sort((a, b) => a.start - b.start);
  const stretches = borders.slice(1).map((border, at) => trimmedStretch(quote, borders[at]!.end, border.start));
  const long = stretches.flatMap((span) => phraseIn(quote, span, speech) ?? []);
  long.sort((a, b) => b.end - b.start - (a.end - a.start));
  return long.slice(0, 2).map((span) => ({
    kind: 'shrink' as const,
    text: quote.slice(span.start, span.end),
    edits: [
      { start: 0, end: span.start, text: '' },
      { start: span.end, end: quote.length, text: '' },
    ].filter((edit) => edit.end > edit.start),
  }));
}

/** The stretch without words at its cut end that wait for more ("… does"); null where a "not" would go with them. */
function phraseIn(quote: string, span: Span, speech: SpeechTables): Span | null {
  const words = speechWords(quote, span);
  const isOpen = (key: string) => speech.functionWords.has(key) || speech.modals.has(key) || isNegation(key, speech);
  const last = span.end < quote.length ? words.findLastIndex((word) => !isOpen(word.key)) : words.length - 1;
  const kept = words.slice(0, last + 1);
  if (words.slice(last + 1).some((word) => isNegation(word.key, speech))) return null;
  const sense = kept.filter((word) => !isOpen(word.key) && !speech.pronouns.has(word.key));
  if (sense.length < SHORTEST_SHRUNK) return null;
  return { start: span.start, end: kept.length < words.length ? kept.at(-1)!.end : span.end };
}

function trimmedStretch(quote: string, start: number, end: number): Span {
  const words = quote.slice(start, Math.max(start, end));
  const from = start + (words.length - words.replace(/^[\s,;:.…[\]-]+/, '').length);
  const to = Math.max(from, start + words.replace(/[\s,;:…[\]-]+$/, '').length);
  return { start: from, end: to };
}

/** Characters on either side that are read for the sentence. */
const REACH = 600;

/** What the cut took from the sense comes back with the source's whole sentence. */
function extended({ quote, finding, sourceText, speech }: RepairRequest): Candidate[] {
  const [passage] = finding.passages;
  if (!passage || finding.passages.length > 1 || finding.context.every((name) => !CUTS.has(name))) return [];
  const text = sourceText(0);
  const from = Math.max(0, passage.start - REACH);
  const near = text.slice(from, passage.end + REACH);
  const sentences = splitSentences(near, speech.abbreviations).map((span) => ({ start: span.start + from, end: span.end + from }));
  const own = sentences.filter((span) => span.start < passage.end && passage.start < span.end);
  if (own.length === 0) return [];
  const words = text.slice(own[0]!.start, own.at(-1)!.end).replace(/\s+/g, ' ');
  return [{ kind: 'extend', text: words, edits: [{ start: 0, end: quote.length, text: words }] }];
}

const CUTS: ReadonlySet<string> = new Set(['negation-dropped', 'condition-dropped', 'qualifier-dropped', 'question-dropped']);
