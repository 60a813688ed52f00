import { type PairingHints, pairWords, type WordMove } from './pair-words.ts';
import type { PairedPart } from './passage-edges.ts';
import { RELATION_COST } from './relate-words.ts';
import type { SpeechTables } from './speech-tables.ts';
import { type SpeechWord, speechWords } from './speech-words.ts';

/** Characters on either side of a passage in which words that the quote has elsewhere are sought. */
const REACH = 400;
/** What tells a moved clause from words that happen to stand near. */
const MOVED = Object.freeze({
  /** Share of its words that stand there. */
  same: 0.65,
  /** Words that it may be longer in the source than in the quote. */
  longer: 2,
  /** Source words, at most, between the passage and so many moved words that say something; more may stand anywhere near. */
  reach: [3, 6],
  /** Words of a moved stretch, and stretches sought in one quote: longer ones are places of their own to the engine. */
  most: 60,
  runs: 12,
  /** Source words of a free stretch that is searched: above, a quote of a few words would be an index's work. */
  stretch: 600,
});

/**
 * Words that the pairing found nothing for, and that stand near by in another place: a clause put first, a verb put
 * last. Their moves become `moved`; `words` grows by what was read outside the passage.
 */
export function findMoves(
  text: string,
  items: readonly SpeechWord[],
  paired: PairedPart,
  hints: PairingHints,
  tables: SpeechTables,
): PairedPart {
  const isOpen = paired.moves.some((move) => move.op === 'added' && !hints.isBracketed(move.item));
  if (!isOpen || !paired.moves.some((move) => move.op === 'pair')) return paired;
  const wide = widened(text, paired);
  const runs = addedRuns(wide.moves)
    .filter((run) => run.length <= MOVED.most && run.every((move) => !hints.isBracketed(move.item)))
    .slice(0, MOVED.runs);
  return runs.reduce((found, run) => moveRun(items, found, run, tables), wide);
}

/** Words added in a row. */
function addedRuns(moves: readonly WordMove[]): WordMove[][] {
  const runs: WordMove[][] = [];
  for (const [at, move] of moves.entries()) {
    if (move.op !== 'added') continue;
    if (moves[at - 1]?.op === 'added') runs.at(-1)!.push(move);
    else runs.push([move]);
  }
  return runs;
}

function widened(text: string, { words, moves }: PairedPart): PairedPart {
  const [start, end] = [words[0]!.start, words.at(-1)!.end];
  const before = speechWords(text, { start: Math.max(0, start - REACH), end: start });
  const after = speechWords(text, { start: end, end: Math.min(text.length, end + REACH) });
  const shifted = moves.map((move) => ({
    ...move,
    source: move.source + before.length,
    sourceEnd: move.sourceEnd + before.length,
  }));
  return { words: [...before, ...words, ...after], moves: shifted };
}

function moveRun(items: readonly SpeechWord[], paired: PairedPart, run: readonly WordMove[], tables: SpeechTables): PairedPart {
  const own = run.map((move) => items[move.item]!);
  const places = freeStretches(paired).map((stretch) => place(own, paired, stretch, run, tables));
  const best = places.filter((found) => found !== null).sort((a, b) => b.same - a.same)[0];
  if (!best) return paired;
  const isTaken = (at: number) => best.moves.some((move) => move.source <= at && at < move.sourceEnd);
  const kept = paired.moves.filter((move) => move.op !== 'missing' || !isTaken(move.source));
  const at = kept.indexOf(run[0]!);
  const moves = [...kept.slice(0, at), ...filled(run, best.moves), ...kept.slice(kept.indexOf(run.at(-1)!) + 1)];
  return { words: paired.words, moves: isInOrder(moves) ? bridged(moves) : moves };
}

/** The run with its placed words; those between them stay added. */
function filled(run: readonly WordMove[], placed: readonly WordMove[]): WordMove[] {
  const covered = (move: WordMove) => placed.some((other) => other.item <= move.item && move.item < other.itemEnd);
  return [...run.filter((move) => !covered(move)), ...placed].sort((a, b) => a.item - b.item);
}

/** Source words in a row that no word of the quote has. */
function freeStretches({ words, moves }: PairedPart): [number, number][] {
  const isTaken = new Uint8Array(words.length + 1);
  for (const move of moves) if (move.op === 'pair' || move.op === 'moved') isTaken.fill(1, move.source, move.sourceEnd);
  isTaken[words.length] = 1;
  const found: [number, number][] = [];
  for (let at = 0, from = 0; at <= words.length; at++) {
    if (isTaken[at] === 0) continue;
    if (at > from && at - from <= MOVED.stretch) found.push([from, at]);
    from = at + 1;
  }
  return found;
}

interface MovedTo {
  readonly same: number;
  readonly moves: readonly WordMove[];
}

function place(
  own: readonly SpeechWord[],
  paired: PairedPart,
  [from, to]: readonly [number, number],
  run: readonly WordMove[],
  tables: SpeechTables,
): MovedTo | null {
  const moves = pairWords(own, paired.words.slice(from, to), tables, NO_HINTS)
    .filter((move) => move.op === 'pair')
    .map((move) => ({
      ...move,
      op: 'moved' as const,
      item: move.item + run[0]!.item,
      itemEnd: move.itemEnd + run[0]!.item,
      source: move.source + from,
      sourceEnd: move.sourceEnd + from,
    }));
  const alike = moves.filter((move) => RELATION_COST[move.relation] <= RELATION_COST.agreement);
  const same = alike.reduce((sum, move) => sum + move.itemEnd - move.item, 0);
  const isCompact =
    moves.length > 0 &&
    (fitsBetween(paired, moves, run) || moves.at(-1)!.sourceEnd - moves[0]!.source <= own.length + MOVED.longer);
  const isEnough = same >= own.length * MOVED.same && alike.some((move) => saysSomething(paired.words[move.source]!, tables));
  if (!isCompact || !isEnough) return null;
  return isBeside(
    paired,
    moves,
    MOVED.reach[own.filter((word) => saysSomething(word, tables)).length - 1] ?? Number.POSITIVE_INFINITY,
  )
    ? { same, moves }
    : null;
}

/** The words stand in the quote's order: what lies between them was left out (the source's narration, for one). */
function fitsBetween({ moves }: PairedPart, found: readonly WordMove[], run: readonly WordMove[]): boolean {
  const before = moves.findLast((move) => move.op === 'pair' && move.itemEnd <= run[0]!.item);
  const after = moves.find((move) => move.op === 'pair' && move.item >= run.at(-1)!.itemEnd);
  return (!before || before.sourceEnd <= found[0]!.source) && (!after || found.at(-1)!.sourceEnd <= after.source);
}

const NO_HINTS: PairingHints = { isBracketed: () => false, isElided: () => false, isNarration: () => false };

function saysSomething({ key }: SpeechWord, tables: SpeechTables): boolean {
  return !tables.functionWords.has(key) && !tables.pronouns.has(key) && !tables.fillers.has(key);
}

function isBeside({ moves }: PairedPart, found: readonly WordMove[], reach: number): boolean {
  const [start, end] = [found[0]!.source, found.at(-1)!.sourceEnd];
  return moves.some((move) => move.op === 'pair' && start - move.sourceEnd < reach && move.source - end < reach);
}

/** The source has the words in the quote's order: far apart, not moved. */
function isInOrder(moves: readonly WordMove[]): boolean {
  const placed = moves.filter((move) => move.op === 'pair' || move.op === 'moved');
  return placed.every((move, at) => at === 0 || placed[at - 1]!.sourceEnd <= move.source);
}

/** All placed words as pairs, with every source word between them as missing. */
function bridged(moves: readonly WordMove[]): WordMove[] {
  const found: WordMove[] = [];
  let source = Number.POSITIVE_INFINITY;
  for (const move of moves) {
    if (move.op === 'missing') continue;
    if (move.op === 'added') found.push(move);
    else {
      for (; source < move.source; source++) found.push(missingAt(move.item, source));
      found.push({ ...move, op: 'pair' });
      source = move.sourceEnd;
    }
  }
  return found;
}

function missingAt(item: number, source: number): WordMove {
  return { op: 'missing', item, itemEnd: item, source, sourceEnd: source + 1, relation: 'other' };
}
