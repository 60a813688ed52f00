import type { Document } from '../../documents/document.ts';
import { splitSentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';
import type { Change, Context } from '../finding.ts';
import type { QuoteStrand } from './quote-strand.ts';
import type { SpeechTables } from './speech-tables.ts';
import { speechWords } from './speech-words.ts';
import { areWholeSentences, isClauseOfItsOwn } from './whole-sentences.ts';
import { hasPhrase, isNegation, isNotOnly, negatesNeighbours } from './word-weight.ts';

/** The sentence of the source that a quote was cut from, on both sides of the cut. */
interface Cut {
  readonly before: string;
  readonly after: string;
}

/** Characters on either side of a passage that are read for its sentence. */
const REACH = 600;
/** Words right before or after the cut that can still govern it. */
const NEAR = 6;
/** The same where "that" joins them. */
const GOVERNING = 12;
/** Words: a fragment ("world-class") asks and states nothing. */
const FRAGMENT = 4;

/**
 * What the words around the passage, and the words left out of it, take away from its sense.
 * `around` is the draft's own sentence outside the marks: what it says there was not dropped.
 */
export function readContext(strand: QuoteStrand, changes: readonly Change[], around: string, tables: SpeechTables): Context[] {
  const cut = cutOf(strand, tables);
  const losses = changes.filter((change) => LOSSES.has(change.kind) && !elidesSentences(strand, change));
  const lost = losses.map((change) => lostKeys(strand, change));
  const draft = speechWords(around).map((word) => word.key);
  const found: Context[] = [];
  if (dropsQualifier(cut, lost, tables) && !hasPhrase(draft, tables.qualifiers)) found.push('qualifier-dropped');
  const isNegated = negatesCut(cut, tables) || losesNegation(strand, changes, lost, tables);
  if (isNegated && !draft.some((key) => isNegation(key, tables))) found.push('negation-dropped');
  if (dropsCondition(cut, lost, tables) && !hasPhrase(draft, tables.conditionals)) found.push('condition-dropped');
  if (dropsQuestion(strand, cut, changes) && !/\?|\bask|\bwhether\b/.test(around)) found.push('question-dropped');
  return found;
}

const LOSSES: ReadonlySet<Change['kind']> = new Set(['unmarked-omission', 'marked-elision', 'bracketed', 'substitution']);

/** Whole sentences took their own sense with them. */
function elidesSentences(strand: QuoteStrand, change: Change): boolean {
  const isLeftOut = change.kind === 'marked-elision' || change.kind === 'unmarked-omission';
  return isLeftOut && areWholeSentences(strand.parts[change.part]!.document.text, change.source);
}

interface Lost {
  readonly change: Change;
  readonly keys: readonly string[];
  readonly kept: readonly string[];
}

function lostKeys(strand: QuoteStrand, change: Change): Lost {
  const isKept = change.kind === 'substitution' || change.kind === 'bracketed';
  return {
    change,
    keys: endsOf(change.source).flatMap((end) => keysOf(strand.parts[change.part]!.document.text.slice(end.start, end.end))),
    kept: isKept ? keysOf(strand.text.slice(change.item.start, change.item.end)) : [],
  };
}

/** Characters at either end of a gap that are read: pages between two parts of a quote hold every sort of word. */
const GAP_END = 300;

function endsOf({ start, end }: Span): Span[] {
  if (end - start <= 2 * GAP_END) return [{ start, end }];
  return [
    { start, end: start + GAP_END },
    { start: end - GAP_END, end },
  ];
}

/** A negation that governed what stayed is gone, and no other one came for it ("we don't expect any" as "we expect no"). */
function losesNegation(strand: QuoteStrand, changes: readonly Change[], lost: readonly Lost[], tables: SpeechTables): boolean {
  const isGone = ({ change, keys, kept }: Lost) =>
    !isClauseOfItsOwn(strand.parts[change.part]!.document.text, change.source, tables) &&
    !kept.some((key) => isNegation(key, tables)) &&
    negatesNeighbours(keys, tables);
  return lost.some(
    (one) => isGone(one) && !changes.some((other) => other !== one.change && bringsNegation(strand, other, one.change, tables)),
  );
}

/** Characters of the quote between a negation that went and one that came for it. */
const SAME_CLAUSE = 40;

function bringsNegation(strand: QuoteStrand, change: Change, lost: Change, tables: SpeechTables): boolean {
  if (Math.abs(change.item.start - lost.item.start) > SAME_CLAUSE) return false;
  const isNegated = (text: string, span: Span) =>
    endsOf(span).some((end) => keysOf(text.slice(end.start, end.end)).some((key) => isNegation(key, tables)));
  return isNegated(strand.text, change.item) && !isNegated(strand.parts[change.part]!.document.text, change.source);
}

function cutOf(strand: QuoteStrand, tables: SpeechTables): Cut {
  const [first, last] = [strand.parts[0]!, strand.parts.at(-1)!];
  const pairs = strand.links.filter((link) => link.op === 'pair');
  const [head, tail] = [pairs[0], pairs.at(-1)];
  const start = head ? first.sources[head.from]!.start : first.span.start;
  const end = tail ? strand.parts[tail.part]!.sources[tail.to - 1]!.end : last.span.end;
  const before = sentenceBefore(first.document, start, tables);
  const after = sentenceAfter(last.document, end, tables);
  return {
    before: withoutQuoted(strand, first.document, before, start - before.length),
    after: withoutQuoted(strand, last.document, after, end),
  };
}

/** The words of a sentence that the quote has nowhere: a clause that it moved was not dropped. */
function withoutQuoted(strand: QuoteStrand, document: Document, sentence: string, at: number): string {
  const quoted = strand.links.filter(
    (link) => (link.op === 'pair' || link.op === 'moved') && strand.parts[link.part]!.document === document,
  );
  const letters = sentence.split('');
  for (const link of quoted) {
    const { sources } = strand.parts[link.part]!;
    for (let i = sources[link.from]!.start; i < sources[link.to - 1]!.end; i++)
      if (i >= at && i < at + letters.length) letters[i - at] = ' ';
  }
  return letters.join('');
}

/** From the beginning of the sentence up to the passage. */
function sentenceBefore(document: Document, at: number, tables: SpeechTables): string {
  const from = Math.max(0, at - REACH);
  const words = document.text.slice(from, at);
  if (words.trim() === '' || (/[.!?]["”’»)]*\s*["“‘«„(]*\s*$/.test(words) && !endsInAbbreviation(words, tables))) return '';
  const start = splitSentences(`${words}x`, tables.abbreviations).at(-1)?.start ?? 0;
  return words.slice(start);
}

function endsInAbbreviation(words: string, tables: SpeechTables): boolean {
  const word = /(\S+)\.\s*$/.exec(words)?.[1]?.toLowerCase();
  return word !== undefined && tables.abbreviations.has(word);
}

/** From the passage to the end of the sentence, with its mark. */
function sentenceAfter(document: Document, at: number, tables: SpeechTables): string {
  const words = document.text.slice(at, at + REACH);
  const mark = /^["”’)\]]*[.!?…]+/.exec(words);
  if (mark) return mark[0];
  const first = splitSentences(`x${words}`, tables.abbreviations)[0];
  return words.slice(0, first ? Math.max(0, first.end - 1) : words.length);
}

/** What was said, thought or promised follows: the whole clause before governs it ("nobody here has ever said that | …"). */
const SUBORDINATE = /(?:^|\s)(?:that|dass|daß|que|qu['’]|che)\s*$/i;

const COORDINATED = /\s(?:and|but|und|aber|et|mais|y|pero)\s/i;

function keysOf(text: string): string[] {
  return speechWords(text).map((word) => word.key);
}

/** Words after the last (or before the first) mark that ends a clause. */
function clauseKeys(text: string, side: 'before' | 'after'): string[] {
  const parts = text.split(/[,;:—–]|\s-\s|--/);
  if (side === 'after') return keysOf(parts[0]!).slice(0, NEAR);
  if (!SUBORDINATE.test(parts.at(-1)!)) return keysOf(parts.at(-1)!).slice(-NEAR);
  // German sets a comma before "dass".
  const governing = parts
    .slice(/^\s*da(?:ss|ß)\s*$/i.test(parts.at(-1)!) ? -2 : -1)
    .join(' ')
    .split(COORDINATED)
    .at(-1)!;
  return keysOf(governing).slice(-GOVERNING);
}

/** "We do not believe that | it is critical": an odd number of negations right before the cut. */
function negatesCut(cut: Cut, tables: SpeechTables): boolean {
  const keys = clauseKeys(cut.before, 'before');
  const before = keys.filter((key, at) => (isNegation(key, tables) && !isNotOnly(keys, at)) || DOUBTS.has(key));
  return before.length % 2 === 1 || /^[,;]?\s*(?:not|never)\s*[.!?]/.test(cut.after);
}

const DOUBTS: ReadonlySet<string> = new Set(['doubt', 'doubts', 'doubted', 'disagree', 'dispute', 'disputes', 'wrong']);

function dropsQualifier(cut: Cut, lost: readonly Lost[], tables: SpeechTables): boolean {
  if (hasPhrase(edgeKeys(cut.before, 'before'), tables.edgeQualifiers)) return true;
  if (startsWithPhrase(edgeKeys(cut.after, 'after'), tables.edgeQualifiers)) return true;
  return lost.some(({ change, keys, kept }) => {
    if (hasPhrase(kept, tables.qualifiers)) return false;
    if (change.kind === 'bracketed') return false;
    const opens = [keys, keys.slice(1)].some((from) => startsWithPhrase(from, tables.edgeQualifiers));
    return opens || (keys.length <= NEAR && hasPhrase(keys, tables.qualifiers));
  });
}

/** After a cut only the very next words hedge what was kept: in "…, and I think the board …" a new statement begins. */
function startsWithPhrase(keys: readonly string[], phrases: readonly string[]): boolean {
  const text = `${keys.join(' ')} `;
  return phrases.some((phrase) => text.startsWith(`${phrase} `));
}

/** Words that may stand inside a hedge: "I kind of think", "I still believe". */
const INSIDE_HEDGE = / i (?:(?:kind|sort) of|still|really|just|do|also|honestly|personally|certainly) /g;

/** The four words at the cut, whatever marks stand between: "…, I think." */
function edgeKeys(text: string, side: 'before' | 'after'): string[] {
  const words = speechWords(text).map((word) => word.key);
  const keys = ` ${words.join(' ')} `.replace(INSIDE_HEDGE, ' i ').trim().split(' ');
  return side === 'before' ? keys.slice(-4) : keys.slice(0, 4);
}

/** A condition in the rest of the sentence or in the words left out. */
function dropsCondition(cut: Cut, lost: readonly Lost[], tables: SpeechTables): boolean {
  return (
    opensClause(cut.before, tables, NONE) ||
    opensClause(sameStatement(cut.after), tables, TAIL_NEVER) ||
    lost.some(({ change, keys }) => change.kind !== 'substitution' && startsCondition(keys, tables))
  );
}

/** Up to a new statement of the same sentence ("…, and that he would resign if …"): its conditions are its own. */
function sameStatement(after: string): string {
  return after.split(/,\s+(?:and|but|und|aber|et|mais|y|pero)\s+(?:that|dass|que|I|you|he|she|it|we|they|there)\s/i)[0]!;
}

const NONE: ReadonlySet<string> = new Set();
/** After the cut these tell of time, not of conditions. */
const TAIL_NEVER: ReadonlySet<string> = new Set(['should', 'were', 'had', 'once', 'when', 'whenever', 'until', 'except']);
/** "Should they …," and "were it …," are conditions only at the beginning of a sentence. */
const SENTENCE_HEAD: ReadonlySet<string> = new Set(['should', 'were', 'had']);

function opensClause(text: string, tables: SpeechTables, except: ReadonlySet<string>): boolean {
  const keys = speechWords(text).map((word) => word.key);
  const joined = ` ${keys.join(' ')} `;
  if (tables.notConditional.some((phrase) => joined.includes(` ${phrase} `))) return false;
  return tables.conditionals.some((phrase) => {
    if (except.has(phrase)) return false;
    if (SENTENCE_HEAD.has(phrase)) return joined.startsWith(` ${phrase} `) && text.includes(',');
    return joined.includes(` ${phrase} `);
  });
}

function startsCondition(keys: readonly string[], tables: SpeechTables): boolean {
  const text = ` ${keys.join(' ')} `;
  if (tables.notConditional.some((phrase) => text.includes(` ${phrase} `))) return false;
  return tables.conditionals.some((phrase) => !TAIL_NEVER.has(phrase) && text.includes(` ${phrase} `));
}

/** The source asks; the quote doesn't. */
function dropsQuestion(strand: QuoteStrand, cut: Cut, changes: readonly Change[]): boolean {
  if (strand.items.length < FRAGMENT) return false;
  const asked = changes.some(
    (change) => change.detail === 'question' && !strand.text.slice(change.item.start, change.item.end).includes('?'),
  );
  const isAsked = /\?["”’)]*\s*$/.test(cut.after) && !isTag(cut.after) && !isClosedBefore(cut.after);
  return asked || (isAsked && !/\?["”’)]*\s*$/.test(strand.text));
}

/** The quotation that holds the words ends with them, and what is asked after it is somebody else's. */
function isClosedBefore(after: string): boolean {
  return /^[^"“”«»?]*[,.!]["”»](?![^?]*["“«][^"”»]*\?)/.test(after);
}

/** Asks for a nod, not for an answer. */
function isTag(after: string): boolean {
  return /^[\s,;–—-]*(?:(?:do )?you know(?: what i mean)?|(?:do )?you see(?: what i mean)?|know what i mean|okay|ok)\?["”’)]*\s*$/i.test(
    after,
  );
}
