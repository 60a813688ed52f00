import { numberRuns } from './number-words.ts';
import { RELATION_COST, relateWords, type WordRelation } from './relate-words.ts';
import type { SpeechTables } from './speech-tables.ts';
import type { SpeechWord } from './speech-words.ts';
import { variantMoves } from './word-variants.ts';

/** One move of the pairing: words `[item, itemEnd)` of the quote beside words `[source, sourceEnd)` of the passage. */
export interface WordMove {
  readonly op: 'pair' | 'missing' | 'added';
  readonly item: number;
  readonly itemEnd: number;
  readonly source: number;
  readonly sourceEnd: number;
  readonly relation: WordRelation;
}

export interface PairingHints {
  /** Quote words that stand inside brackets. */
  readonly isBracketed: (item: number) => boolean;
  /** An ellipsis stands right before this word of the quote (the number of words: at its end). */
  readonly isElided: (item: number) => boolean;
}

/** Costs beside RELATION_COST, in the same unit: a gap opens once and grows by the word. */
const COST = Object.freeze({
  open: 0.55,
  addedOpen: 0.8,
  word: 0.5,
  filler: 0.1,
  elidedWord: 0.02,
  edgeWord: 0.01,
  bracketed: 0.1,
  bracketReplaces: 0.4,
  bracketNames: 0.05,
  numberChanged: 1,
});

const PAIR = 0;
const MISSING = 1;
const ADDED = 2;

/**
 * The cheapest way to turn the passage's words into the quote's (Gotoh's affine gaps, plus moves over several words
 * such as "gonna"/"going to"). Exhaustive: O(items × sources) time and memory, so callers keep both small.
 */
export function pairWords(
  items: readonly SpeechWord[],
  sources: readonly SpeechWord[],
  tables: SpeechTables,
  hints: PairingHints,
  isInner: { readonly before: boolean; readonly after: boolean } = { before: false, after: false },
): WordMove[] {
  const isEdge = (item: number) => (item === 0 && !isInner.before) || (item === items.length && !isInner.after);
  const [n, m] = [items.length, sources.length];
  const width = m + 1;
  const cost = new Float64Array((n + 1) * width * 3).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array((n + 1) * width * 3);
  const moves: Step[] = [];
  const variants = variantMoves(items, sources, tables);
  const numbers = { items: numberRuns(items, tables), sources: numberRuns(sources, tables) };
  cost[0] = 0;

  // The numeric core: every cell pushes to the cells that it reaches.
  const push = (i: number, j: number, state: number, value: number, step: Step) => {
    const cell = (i * width + j) * 3 + state;
    if (value >= cost[cell]! - 1e-9) return;
    cost[cell] = value;
    from[cell] = moves.push(step);
  };
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      const cell = (i * width + j) * 3;
      const state = bestState(cost, cell);
      const best = cost[cell + state]!;
      if (best === Number.POSITIVE_INFINITY) continue;
      if (i < n && j < m) {
        const relation = relateWords(items[i]!, sources[j]!, tables);
        push(
          i + 1,
          j + 1,
          PAIR,
          best + pairCost(relation, i, hints, items, sources[j]!, tables),
          step(PAIR, state, 1, 1, relation),
        );
        for (const variant of variants(i, j)) {
          const value = best + RELATION_COST[variant.relation];
          push(
            i + variant.items,
            j + variant.sources,
            PAIR,
            value,
            step(PAIR, state, variant.items, variant.sources, variant.relation),
          );
        }
        const [a, b] = [numbers.items[i], numbers.sources[j]];
        if (a && b && (a.length > 1 || b.length > 1 || a.value === b.value)) {
          const relation = a.value === b.value ? 'number-style' : 'other';
          const value = best + (relation === 'other' ? COST.numberChanged : RELATION_COST[relation]);
          push(i + a.length, j + b.length, PAIR, value, step(PAIR, state, a.length, b.length, relation));
        }
      }
      if (j < m) {
        const missing = missingCost(i, isEdge(i), sources[j]!, tables, hints);
        for (const s of [state, MISSING]) {
          const value = cost[cell + s]! + missing.word + (s === MISSING ? 0 : missing.open);
          push(i, j + 1, MISSING, value, step(MISSING, s, 0, 1, 'other'));
        }
      }
      if (i < n) {
        const free = hints.isBracketed(i);
        for (const s of [state, ADDED]) {
          const value = cost[cell + s]! + (free ? COST.bracketed : COST.word) + (s === ADDED || free ? 0 : COST.addedOpen);
          push(i + 1, j, ADDED, value, step(ADDED, s, 1, 0, 'other'));
        }
      }
    }
  }
  return trace(moves, from, width, n, m, bestState(cost, (n * width + m) * 3));
}

interface Step {
  readonly op: number;
  readonly before: number;
  readonly items: number;
  readonly sources: number;
  readonly relation: WordRelation;
}

function step(op: number, before: number, items: number, sources: number, relation: WordRelation): Step {
  return { op, before, items, sources, relation };
}

function bestState(cost: Float64Array, cell: number): number {
  let best = PAIR;
  if (cost[cell + MISSING]! < cost[cell + best]!) best = MISSING;
  if (cost[cell + ADDED]! < cost[cell + best]!) best = ADDED;
  return best;
}

function pairCost(
  relation: WordRelation,
  item: number,
  hints: PairingHints,
  items: readonly SpeechWord[],
  source: SpeechWord,
  tables: SpeechTables,
): number {
  const plain = RELATION_COST[relation];
  if (relation !== 'other') return plain;
  if (hints.isBracketed(item)) return tables.pronouns.has(source.key) ? COST.bracketNames : COST.bracketReplaces;
  const key = items[item]!.key;
  const mixed = tables.functionWords.has(key) !== tables.functionWords.has(source.key);
  const weak = tables.intensifiers.has(key) !== tables.intensifiers.has(source.key);
  const negates = tables.negations.has(key) !== tables.negations.has(source.key);
  return plain + (mixed ? 0.3 : 0) + (weak ? 0.1 : 0) + (negates ? 0.4 : 0);
}

function missingCost(item: number, isEdge: boolean, source: SpeechWord, tables: SpeechTables, hints: PairingHints) {
  if (hints.isElided(item)) return { open: 0, word: COST.elidedWord };
  if (isEdge) return { open: 0, word: COST.edgeWord };
  if (tables.fillers.has(source.key)) return { open: 0, word: COST.filler };
  return { open: COST.open, word: COST.word };
}

const OPS = ['pair', 'missing', 'added'] as const;

function trace(moves: readonly Step[], from: Int32Array, width: number, n: number, m: number, last: number): WordMove[] {
  const found: WordMove[] = [];
  let [i, j, state] = [n, m, last];
  while (i > 0 || j > 0) {
    const taken = moves[from[(i * width + j) * 3 + state]! - 1]!;
    const [item, source] = [i - taken.items, j - taken.sources];
    found.push({ op: OPS[taken.op]!, item, itemEnd: i, source, sourceEnd: j, relation: taken.relation });
    [i, j, state] = [item, source, taken.before];
  }
  return found.reverse();
}
