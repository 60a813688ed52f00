import type { AlignedStep } from '../alignment.ts';
import type { PairingHints, WordMove } from './pair-words.ts';
import type { SpeechTables } from './speech-tables.ts';
import { type SpeechWord, speechWords } from './speech-words.ts';

/** Words `[from, to)` of the quote and the words of the passage that the engine found for them. */
export interface PartWords {
  readonly items: readonly SpeechWord[];
  readonly from: number;
  readonly to: number;
  readonly words: readonly SpeechWord[];
  readonly steps: readonly AlignedStep[];
}

/** Moves over `words`, which may go beyond the engine's passage. */
export interface PairedPart {
  readonly words: readonly SpeechWord[];
  readonly moves: readonly WordMove[];
}

/**
 * Pairs a part, and where the quote's first or last words found nothing looks outside the passage: for the very same
 * words further off (a far elision), else for words that they may stand for.
 */
export function completePart(
  text: string,
  part: PartWords,
  hints: PairingHints,
  tables: SpeechTables,
  pair: (part: PartWords) => WordMove[],
): PairedPart {
  const tight = { words: part.words, moves: pair(part) };
  const recalled = recallAfter(text, part, hints, recallBefore(text, part, hints, tight));
  const widened = recalled === tight ? widen(text, part, tight.moves, hints, tables) : null;
  const found = widened ? { words: widened.words, moves: pair(widened) } : recalled;
  const named = namedAtEdge(text, part.items, found, tables);
  return { words: found.words, moves: trimmed(named, part.items, found.words) };
}

/** Words of a name, at most. */
const NAME_WORDS = 4;

/** "Mayor Orn knew" for "She knew": a name put in at the edge stands for the pronoun beside the passage's first or last word. */
function namedAtEdge(
  text: string,
  items: readonly SpeechWord[],
  { words, moves }: PairedPart,
  tables: SpeechTables,
): readonly WordMove[] {
  const first = moves.findIndex((move) => move.op === 'pair');
  const put = moves.slice(0, Math.max(0, first)).filter(isAdded);
  const at = (moves[first]?.source ?? 0) - 1;
  const stood = words[at];
  if (put.length === 0 || put.length > NAME_WORDS || !stood || !tables.pronouns.has(stood.key)) return moves;
  const [opening, last] = [items[put[0]!.item]!, items[put.at(-1)!.item]!];
  const isName = !tables.functionWords.has(last.key) && (opening.key === 'the' || /^\p{Lu}/u.test(last.raw));
  if (!isName || /[.!?]/.test(text.slice(stood.end, words[at + 1]!.start))) return moves;
  const pair = { ...put[0]!, op: 'pair' as const, itemEnd: put.at(-1)!.itemEnd, source: at, sourceEnd: at + 1 };
  return [pair, ...moves.slice(first)];
}

/** Characters searched for two or three words in the very same order, for more of them, and for words that would undo a change. */
const RECALL = Object.freeze({ few: 800, more: 6000, moreWords: 4, changed: 120 });

function recallAfter(text: string, part: PartWords, hints: PairingHints, paired: PairedPart): PairedPart {
  const last = paired.moves.length - 1 - firstKept(paired.moves.toReversed(), hints);
  const added = paired.moves.slice(last + 1).filter((move) => move.op !== 'missing');
  const keys = keysToRecall(part, hints, added, added[0]?.item);
  if (last < 0 || keys.length === 0) return paired;
  const kept = paired.words.slice(0, paired.moves[last]!.sourceEnd);
  const at = kept.at(-1)!.end;
  const outside = speechWords(text, {
    start: at,
    end: Math.min(text.length, at + reachOf(keys, added, text.slice(at, at + RECALL.changed))),
  });
  const found = outside.findIndex((_, index) => keys.every((key, offset) => outside[index + offset]?.key === key));
  if (found < 0) return paired;
  const words = [...kept, ...outside.slice(0, found + keys.length)];
  const bridge = { from: kept.length, to: words.length - keys.length, item: added[0]!.item };
  return {
    words,
    moves: [...paired.moves.slice(0, last + 1), ...missing(bridge), ...sameWords(bridge.item, bridge.to, keys.length)],
  };
}

function recallBefore(text: string, part: PartWords, hints: PairingHints, paired: PairedPart): PairedPart {
  const first = firstKept(paired.moves, hints);
  const added = paired.moves.slice(0, first).filter((move) => move.op !== 'missing');
  const keys = keysToRecall(part, hints, added, added.length > 0 ? added.at(-1)!.itemEnd : undefined);
  if (first === paired.moves.length || keys.length === 0) return paired;
  const kept = paired.words.slice(paired.moves[first]!.source);
  const at = kept[0]!.start;
  const outside = speechWords(text, {
    start: Math.max(0, at - reachOf(keys, added, text.slice(Math.max(0, at - RECALL.changed), at))),
    end: at,
  });
  const found = outside.findLastIndex((_, index) => keys.every((key, offset) => outside[index + offset]?.key === key));
  if (found < 0) return paired;
  const before = outside.slice(found);
  const shift = before.length - paired.moves[first]!.source;
  const shifted = paired.moves
    .slice(first)
    .map((move) => ({ ...move, source: move.source + shift, sourceEnd: move.sourceEnd + shift }));
  const bridge = { from: keys.length, to: before.length, item: shifted[0]!.item };
  return { words: [...before, ...kept], moves: [...sameWords(added[0]!.item, 0, keys.length), ...missing(bridge), ...shifted] };
}

/**
 * Index of the first pair that is kept while words are sought outside; the length where there is none. Of "he won't sell, he
 * can't sell" without the middle, the edge pairs "won't" with "can't", though the very words stand before.
 */
function firstKept(moves: readonly WordMove[], hints: PairingHints): number {
  const placed = moves.flatMap((move, at) => (move.op === 'missing' ? [] : [at])).slice(0, EDGE_WORDS);
  const isChanged = (move: WordMove) => move.op === 'pair' && !isSure(move) && !hints.isBracketed(move.item);
  const unsure = placed.findLast((at) => isChanged(moves[at]!)) ?? -1;
  const kept = moves.findIndex((move, at) => at > unsure && move.op === 'pair');
  return kept < 0 ? moves.length : kept;
}

/** Words at an edge in which a changed one may belong to another place. */
const EDGE_WORDS = 3;

/** Two words or more, or one that an ellipsis sets apart. */
function keysToRecall(part: PartWords, hints: PairingHints, added: readonly WordMove[], border: number | undefined): string[] {
  const enough = added.length > 1 || (added.length === 1 && border !== undefined && hints.isElided(border));
  const isOpen = enough && !added.some((move) => hints.isBracketed(move.item));
  return isOpen ? added.map((move) => part.items[move.item]!.key) : [];
}

/** Characters of `near` to search. Across a paragraph's end the words of a changed beginning say something else. */
function reachOf(keys: readonly string[], lost: readonly WordMove[], near: string): number {
  if (!lost.every(isAdded)) return near.includes('\n\n') ? 0 : near.length;
  return keys.length >= RECALL.moreWords ? RECALL.more : RECALL.few;
}

function isAdded(move: WordMove): boolean {
  return move.op === 'added';
}

function missing({ from, to, item }: { from: number; to: number; item: number }): WordMove[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, n) => ({
    op: 'missing' as const,
    item,
    itemEnd: item,
    source: from + n,
    sourceEnd: from + n + 1,
    relation: 'other' as const,
  }));
}

function sameWords(item: number, source: number, count: number): WordMove[] {
  return Array.from({ length: count }, (_, n) => ({
    op: 'pair' as const,
    item: item + n,
    itemEnd: item + n + 1,
    source: source + n,
    sourceEnd: source + n + 1,
    relation: 'same' as const,
  }));
}

/** Words of the quote at a passage's edge, at most, that may stand for words just outside it. */
const WIDEN_WORDS = 3;
/** Characters read for them. */
const WIDEN_REACH = 120;

/** The part with a few words of its sentence on either side; null where the edges are paired. */
function widen(
  text: string,
  part: PartWords,
  moves: readonly WordMove[],
  hints: PairingHints,
  tables: SpeechTables,
): PartWords | null {
  const first = moves.findIndex(isSure);
  const last = moves.findLastIndex(isSure);
  if (first < 0) return null;
  const head = moves.slice(0, first + HEAD_MOVES).filter((move, at) => isAdded(move) || (at < first && move.op === 'pair'));
  const tail = moves.slice(last + 1).filter((move) => move.op !== 'missing');
  const before = wordsBefore(text, part.words[0]!.start, fewOf(head));
  const after = wordsAfter(text, part.words.at(-1)!.end, fewOf(tail));
  // A bracket at the edge explains, unless a pronoun stands there for it to name.
  const fits = (unsure: readonly WordMove[], word: SpeechWord | undefined) =>
    unsure.every((move) => !hints.isBracketed(move.item)) || (word !== undefined && tables.pronouns.has(word.key));
  const words = [...(fits(head, before.at(-1)) ? before : []), ...part.words, ...(fits(tail, after[0]) ? after : [])];
  return words.length > part.words.length ? { ...part, words } : null;
}

function isSure(move: WordMove): boolean {
  return move.op === 'pair' && move.relation !== 'other';
}

/** One word more than are in question; none where there are too many. */
function fewOf(unsure: readonly WordMove[]): number {
  return unsure.length > 0 && unsure.length <= WIDEN_WORDS ? unsure.length + 1 : 0;
}

function wordsBefore(text: string, at: number, count: number): SpeechWord[] {
  if (count === 0) return [];
  const near = text.slice(Math.max(0, at - WIDEN_REACH), at);
  const sentence = near.split(/(?<=[\p{Ll}\d]{2})[.!?]["”’)]*\s|\n\s*\n|["“”:]/u).at(-1)!;
  return speechWords(text, { start: at - sentence.length, end: at }).slice(-count);
}

function wordsAfter(text: string, at: number, count: number): SpeechWord[] {
  const sentence = text.slice(at, at + WIDEN_REACH).split(/(?<=[\p{Ll}\d]{2})[.!?](?:["”’)]*\s|$)|\n\s*\n|["“”]/u)[0]!;
  return speechWords(text, { start: at, end: at + sentence.length }).slice(0, count);
}

/** Moves at a part's beginning in which a word put first ("We are" for "Are we") is told from one left outside. */
const HEAD_MOVES = 4;

/** Source words before the first and after the last word that the part shares with the quote are not left out of it. */
function trimmed(moves: readonly WordMove[], items: readonly SpeechWord[], words: readonly SpeechWord[]): WordMove[] {
  const first = moves.findIndex((move) => move.op === 'pair');
  const last = moves.findLastIndex((move) => move.op === 'pair');
  const added = moves.slice(0, first + HEAD_MOVES).flatMap((move) => (move.op === 'added' ? [items[move.item]!.key] : []));
  return moves.filter((move, at) => {
    if (move.op !== 'missing' || (first < at && at < last)) return true;
    return at < first && first - at < HEAD_MOVES && added.includes(words[move.source]!.key);
  });
}
