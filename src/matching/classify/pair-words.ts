import { type NumberRun, numberRuns } from './number-words.ts';
import { RELATION_COST, relateWords, scannedShape, type WordRelation } from './relate-words.ts';
import type { SpeechTables } from './speech-tables.ts';
import type { SpeechWord } from './speech-words.ts';
import { variantMoves } from './word-variants.ts';

/** One move of the pairing: words `[item, itemEnd)` of the quote beside words `[source, sourceEnd)` of the passage. */
export interface WordMove {
  /** `moved`: both sides have the words, and they stand in another order. */
  readonly op: 'pair' | 'missing' | 'added' | 'moved';
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
  /** Source words between two quotations ("…," she said, "…"): nobody quotes them. */
  readonly isNarration: (source: SpeechWord) => boolean;
}

/** Costs beside RELATION_COST, in the same unit: a gap opens once and grows by the word. */
const COST = Object.freeze({
  open: 0.55,
  addedOpen: 0.8,
  edgeChange: 0.4,
  word: 0.5,
  filler: 0.1,
  elidedWord: 0.02,
  edgeWord: 0.01,
  bracketed: 0.1,
  bracketReplaces: 0.4,
  bracketNames: 0.05,
  numberChanged: 1,
});

/** States of a cell, and what the step into it did. */
const PAIR = 0;
const MISSING = 1;
const ADDED = 2;
const OPS = ['pair', 'missing', 'added'] as const;

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
  const work = startWork(items, sources, tables, hints, isInner);
  for (let i = 0; i <= items.length; i++) for (let j = 0; j <= sources.length; j++) visit(work, i, j);
  return trace(work);
}

interface Work {
  readonly items: readonly SpeechWord[];
  readonly sources: readonly SpeechWord[];
  readonly tables: SpeechTables;
  readonly cost: Float64Array;
  /** How a cell was reached: state before, words of the quote, words of the source, relation; see `pack`. */
  readonly from: Int32Array;
  readonly traits: { readonly items: Uint8Array; readonly sources: Uint8Array };
  /** As scanners see the words. */
  readonly shapes: { readonly items: readonly string[]; readonly sources: readonly string[] };
  readonly bracketed: Uint8Array;
  /** Cost of leaving out source words before this word of the quote. */
  readonly open: Float64Array;
  readonly word: Float64Array;
  /** What a change of this word of the quote costs more for standing at the part's edge. */
  readonly edge: Float64Array;
  readonly variants: ReturnType<typeof variantMoves>;
  readonly numbers: { readonly items: readonly (NumberRun | null)[]; readonly sources: readonly (NumberRun | null)[] };
}

function startWork(
  items: readonly SpeechWord[],
  sources: readonly SpeechWord[],
  tables: SpeechTables,
  hints: PairingHints,
  isInner: { readonly before: boolean; readonly after: boolean },
): Work {
  const places = Array.from({ length: items.length + 1 }, (_, at) => at);
  const isEdge = (at: number) => (at === 0 && !isInner.before) || (at === items.length && !isInner.after);
  const cells = (items.length + 1) * (sources.length + 1) * 3;
  const cost = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  cost[PAIR] = 0;
  return {
    items,
    sources,
    tables,
    cost,
    from: new Int32Array(cells),
    traits: { items: traitsOf(items, tables), sources: withNarration(traitsOf(sources, tables), sources, hints) },
    shapes: { items: shapesOf(items, tables), sources: shapesOf(sources, tables) },
    bracketed: Uint8Array.from(items, (_, at) => (hints.isBracketed(at) ? 1 : 0)),
    open: Float64Array.from(places, (at) => (hints.isElided(at) || isEdge(at) ? 0 : COST.open)),
    word: Float64Array.from(places, (at) => (hints.isElided(at) ? COST.elidedWord : isEdge(at) ? COST.edgeWord : COST.word)),
    edge: Float64Array.from(items, (_, at) => (!hints.isBracketed(at) && (isEdge(at) || isEdge(at + 1)) ? COST.edgeChange : 0)),
    variants: variantMoves(items, sources, tables),
    numbers: { items: numberRuns(items, tables), sources: numberRuns(sources, tables) },
  };
}

function shapesOf(words: readonly SpeechWord[], tables: SpeechTables): string[] {
  return words.map((word) => scannedShape(word.key, tables));
}

const FUNCTION = 1;
const WEAK = 2;
const NEGATION = 4;
const PRONOUN = 8;
const FILLER = 16;

function traitsOf(words: readonly SpeechWord[], tables: SpeechTables): Uint8Array {
  const trait = (set: ReadonlySet<string>, key: string, bit: number) => (set.has(key) ? bit : 0);
  return Uint8Array.from(
    words,
    ({ key }) =>
      trait(tables.functionWords, key, FUNCTION) |
      trait(tables.intensifiers, key, WEAK) |
      trait(tables.negations, key, NEGATION) |
      trait(tables.pronouns, key, PRONOUN) |
      trait(tables.fillers, key, FILLER),
  );
}

/** Narration costs no more to leave out than "um". */
function withNarration(traits: Uint8Array, sources: readonly SpeechWord[], hints: PairingHints): Uint8Array {
  for (const [at, word] of sources.entries()) if (hints.isNarration(word)) traits[at]! |= FILLER;
  return traits;
}

/** The numeric core: every cell offers its cost to the cells that it reaches. */
function visit(work: Work, i: number, j: number): void {
  const { cost, items, sources } = work;
  const cell = cellOf(work, i, j);
  const state = bestState(cost, cell);
  const best = cost[cell + state]!;
  if (best === Number.POSITIVE_INFINITY) return;
  if (i < items.length && j < sources.length) {
    const relation = relationOf(work, i, j);
    offer(work, i + 1, j + 1, PAIR, best + pairCost(work, relation, i, j), pack(state, 1, 1, relation));
    offerGroups(work, i, j, state, best);
  }
  if (j < sources.length) {
    const isFiller = (work.traits.sources[j]! & FILLER) !== 0;
    const word = isFiller ? Math.min(COST.filler, work.word[i]!) : work.word[i]!;
    const open = isFiller ? 0 : work.open[i]!;
    offer(work, i, j + 1, MISSING, best + word + open, pack(state, 0, 1, 'other'));
    offer(work, i, j + 1, MISSING, cost[cell + MISSING]! + word, pack(MISSING, 0, 1, 'other'));
  }
  if (i < items.length) {
    const isFree = work.bracketed[i] === 1;
    const word = (isFree ? COST.bracketed : COST.word) + work.edge[i]!;
    offer(work, i + 1, j, ADDED, best + word + (isFree ? 0 : COST.addedOpen), pack(state, 1, 0, 'other'));
    offer(work, i + 1, j, ADDED, cost[cell + ADDED]! + word, pack(ADDED, 1, 0, 'other'));
  }
}

function relationOf(work: Work, i: number, j: number): WordRelation {
  const relation = relateWords(work.items[i]!, work.sources[j]!, work.tables);
  if (relation !== 'other' && relation !== 'near') return relation;
  const shape = work.shapes.items[i]!;
  return shape.length > 2 && shape === work.shapes.sources[j] && !/^\d+$/.test(work.items[i]!.key) ? 'ocr' : relation;
}

/** Moves over several words of either side. */
function offerGroups(work: Work, i: number, j: number, state: number, best: number): void {
  for (const { items, sources, relation } of work.variants(i, j)) {
    offer(work, i + items, j + sources, PAIR, best + RELATION_COST[relation], pack(state, items, sources, relation));
  }
  const [a, b] = [work.numbers.items[i], work.numbers.sources[j]];
  if (!a || !b || (a.length === 1 && b.length === 1 && a.value !== b.value)) return;
  const relation = a.value === b.value ? 'number-style' : 'other';
  const value = best + (relation === 'other' ? COST.numberChanged : RELATION_COST[relation]);
  offer(work, i + a.length, j + b.length, PAIR, value, pack(state, a.length, b.length, relation));
}

function offer(work: Work, i: number, j: number, state: number, value: number, packed: number): void {
  const cell = cellOf(work, i, j) + state;
  if (value >= work.cost[cell]! - 1e-9) return;
  work.cost[cell] = value;
  work.from[cell] = packed;
}

function cellOf(work: Work, i: number, j: number): number {
  return (i * (work.sources.length + 1) + j) * 3;
}

function bestState(cost: Float64Array, cell: number): number {
  let best = PAIR;
  if (cost[cell + MISSING]! < cost[cell + best]!) best = MISSING;
  if (cost[cell + ADDED]! < cost[cell + best]!) best = ADDED;
  return best;
}

function pairCost(work: Work, relation: WordRelation, i: number, j: number): number {
  const plain = RELATION_COST[relation];
  if (relation !== 'other') return plain;
  const [a, b] = [work.traits.items[i]!, work.traits.sources[j]!];
  if (work.bracketed[i] === 1 && work.items[i]!.key === 'sic') return Number.POSITIVE_INFINITY; // it stands for no word
  if (work.bracketed[i] === 1) return (b & PRONOUN) !== 0 ? COST.bracketNames : COST.bracketReplaces;
  const differs = a ^ b;
  const unlike =
    ((differs & FUNCTION) !== 0 ? 0.3 : 0) +
    ((differs & WEAK) !== 0 ? 0.1 : 0) +
    // At an edge "everybody" for "nobody" would else be something added.
    ((differs & NEGATION) !== 0 && work.edge[i] === 0 ? 0.4 : 0);
  return plain + unlike + work.edge[i]!;
}

const RELATIONS = Object.keys(RELATION_COST) as WordRelation[];
const RELATION_INDEX = new Map(RELATIONS.map((relation, at) => [relation, at]));

/** Groups have at most 63 words (see LONGEST in word-variants.ts and number-words.ts). */
function pack(state: number, items: number, sources: number, relation: WordRelation): number {
  return state | (items << 2) | (sources << 8) | (RELATION_INDEX.get(relation)! << 14);
}

function trace(work: Work): WordMove[] {
  const found: WordMove[] = [];
  let [i, j] = [work.items.length, work.sources.length];
  let state = bestState(work.cost, cellOf(work, i, j));
  while (i > 0 || j > 0) {
    const packed = work.from[cellOf(work, i, j) + state]!;
    const [item, source] = [i - ((packed >> 2) & 63), j - ((packed >> 8) & 63)];
    found.push({ op: OPS[state]!, item, itemEnd: i, source, sourceEnd: j, relation: RELATIONS[packed >> 14]! });
    [i, j, state] = [item, source, packed & 3];
  }
  return found.reverse();
}
