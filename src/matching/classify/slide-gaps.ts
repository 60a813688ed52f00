import type { WordMove } from './pair-words.ts';
import type { PairedPart } from './passage-edges.ts';
import type { SpeechWord } from './speech-words.ts';

/**
 * Of words said twice either may count as the one left out: of "He won't sell. He can't sell." without the second
 * sentence it is that sentence, not "sell. He can't". Gaps slide to where they are whole sentences.
 */
export function slideGaps(text: string, { words, moves }: PairedPart): PairedPart {
  let found = moves;
  for (let at = 0; at < found.length; at++) {
    if (found[at]!.op !== 'missing' || found[at - 1]?.op === 'missing') continue;
    const end = found.findIndex((move, index) => index > at && move.op !== 'missing');
    if (end > at) found = slid(text, words, found, at, end);
  }
  return { words, moves: found };
}

/** Words that a gap may slide over. */
const MOST = 6;

function slid(
  text: string,
  words: readonly SpeechWord[],
  moves: readonly WordMove[],
  at: number,
  end: number,
): readonly WordMove[] {
  const [from, to] = [moves[at]!.source, moves[end - 1]!.sourceEnd];
  if (areSentences(text, words, from, to)) return moves;
  for (let by = 1; by <= MOST && isSame(moves[end + by - 1]) && sameKey(words, from + by - 1, to + by - 1); by++)
    if (areSentences(text, words, from + by, to + by)) return toTheRight(moves, at, end, by);
  for (let by = 1; by <= MOST && isSame(moves[at - by]) && sameKey(words, from - by, to - by); by++)
    if (areSentences(text, words, from - by, to - by)) return toTheLeft(moves, at, end, by);
  return moves;
}

function isSame(move: WordMove | undefined): boolean {
  return move?.op === 'pair' && move.relation === 'same' && move.sourceEnd - move.source === 1;
}

function sameKey(words: readonly SpeechWord[], a: number, b: number): boolean {
  return words[a] !== undefined && words[a]!.key === words[b]?.key;
}

/** Words `[from, to)` begin after the end of a sentence and end with one. */
function areSentences(text: string, words: readonly SpeechWord[], from: number, to: number): boolean {
  const [first, before, last] = [words[from], words[from - 1], words[to - 1]];
  if (!first || !before || !last) return false;
  return /[.!?]/.test(text.slice(before.end, first.start)) && /^["”’)]*[.!?]/.test(text.slice(last.end, last.end + 4));
}

/** The pairs after the gap go before it. */
function toTheRight(moves: readonly WordMove[], at: number, end: number, by: number): WordMove[] {
  const length = end - at;
  const pairs = moves
    .slice(end, end + by)
    .map((move) => ({ ...move, source: move.source - length, sourceEnd: move.sourceEnd - length }));
  const gap = moves.slice(at, end).map((move) => placed(move, pairs.at(-1)!.itemEnd, by));
  return [...moves.slice(0, at), ...pairs, ...gap, ...moves.slice(end + by)];
}

/** The pairs before the gap go after it. */
function toTheLeft(moves: readonly WordMove[], at: number, end: number, by: number): WordMove[] {
  const length = end - at;
  const pairs = moves
    .slice(at - by, at)
    .map((move) => ({ ...move, source: move.source + length, sourceEnd: move.sourceEnd + length }));
  const gap = moves.slice(at, end).map((move) => placed(move, pairs[0]!.item, -by));
  return [...moves.slice(0, at - by), ...gap, ...pairs, ...moves.slice(end)];
}

function placed(move: WordMove, item: number, by: number): WordMove {
  return { ...move, item, itemEnd: item, source: move.source + by, sourceEnd: move.sourceEnd + by };
}
