import { locate } from '../../src/documents/locator.ts';
import type { AlignedStep } from '../../src/matching/alignment.ts';
import { type SpeechWord, speechWords } from '../../src/matching/classify/speech-words.ts';
import type { LibrarySource } from '../../src/matching/index/library.ts';
import type { Passage } from '../../src/matching/passage.ts';
import type { QuoteMatch } from '../../src/matching/quote-match.ts';

interface PlacedWord extends SpeechWord {
  readonly source: number;
}

const COST = { insert: 0.6, delete: 1.3, replace: 1.4, near: 0.8, jump: 1.6 };

/**
 * What an engine should answer, by trying everything: each word of the quote against each of all sources, with jumps.
 * O(words of the quote × words of the sources), for small fixtures alone.
 */
export function referenceMatch(text: string, sources: readonly LibrarySource[]): QuoteMatch {
  const items = speechWords(text);
  const words = sources.flatMap((s, source) => speechWords(s.document.text).map((word) => ({ ...word, source })));
  const path = cheapestPath(items, words);
  const pairs = path.filter((step) => step.op !== 'delete' && step.op !== 'insert').length;
  if (pairs === 0 || path.filter((step) => step.op === 'equal').length === 0) return nothing();
  return toMatch(items, words, path, sources);
}

interface PathStep {
  readonly op: AlignedStep['op'];
  readonly item: number;
  readonly word: number;
  readonly jumps: boolean;
}

function cheapestPath(items: readonly SpeechWord[], words: readonly PlacedWord[]): PathStep[] {
  const [n, m] = [items.length, words.length];
  const cost = Array.from({ length: n + 1 }, () => new Array<number>(m + 1).fill(Infinity));
  const back = Array.from({ length: n + 1 }, () =>
    new Array<[number, number, AlignedStep['op'], boolean] | null>(m + 1).fill(null),
  );
  cost[0]!.fill(0);
  for (let i = 1; i <= n; i++) {
    const row = cost[i - 1]!;
    const cheapest = row.indexOf(Math.min(...row));
    for (let j = 0; j <= m; j++) {
      const offer = (value: number, from: [number, number, AlignedStep['op'], boolean]) => {
        if (value < cost[i]![j]! - 1e-9) [cost[i]![j], back[i]![j]] = [value, from];
      };
      if (j > 0) {
        const [op, change] = compare(items[i - 1]!, words[j - 1]!);
        const isFirst = i === 1 || j === 1 || words[j - 1]!.source === words[j - 2]!.source;
        if (isFirst) offer(row[j - 1]! + change, [i - 1, j - 1, op, false]);
        offer(row[cheapest]! + change + (i > 1 ? COST.jump : 0), [i - 1, cheapest, op, true]);
      }
      offer(row[j]! + COST.delete, [i - 1, j, 'delete', false]);
      if (j > 1 && words[j - 1]!.source === words[j - 2]!.source)
        offer(cost[i]![j - 1]! + COST.insert, [i, j - 1, 'insert', false]);
    }
  }
  return trace(back, n, cost[n]!.indexOf(Math.min(...cost[n]!)));
}

function compare(item: SpeechWord, word: SpeechWord): [AlignedStep['op'], number] {
  if (item.skeleton === word.skeleton) return ['equal', 0];
  const near = item.key.slice(0, 3) === word.key.slice(0, 3) && item.key.length > 2 && word.key.length > 2;
  return near ? ['near', COST.near] : ['replace', COST.replace];
}

function trace(
  back: readonly (readonly ([number, number, AlignedStep['op'], boolean] | null)[])[],
  n: number,
  end: number,
): PathStep[] {
  const path: PathStep[] = [];
  let [i, j] = [n, end];
  while (i > 0) {
    const [pi, pj, op, jumps] = back[i]![j]!;
    path.push({ op, item: i - 1, word: j - 1, jumps });
    [i, j] = [pi, pj];
  }
  return path.reverse();
}

function toMatch(
  items: readonly SpeechWord[],
  words: readonly PlacedWord[],
  path: readonly PathStep[],
  sources: readonly LibrarySource[],
): QuoteMatch {
  const steps: AlignedStep[] = [];
  const taken: PlacedWord[][] = [];
  let place = items[0]?.start ?? 0;
  for (const step of path) {
    if (step.op !== 'delete' && (taken.length === 0 || step.jumps)) taken.push([]);
    const part = Math.max(0, taken.length - 1);
    const word = words[step.word];
    if (step.op !== 'delete') taken[part]!.push(word!);
    const at = taken[part]?.at(-1)?.end ?? 0;
    const item = step.op === 'insert' ? { start: place, end: place } : span(items[step.item]!);
    steps.push({ op: step.op, item, source: step.op === 'delete' ? { start: at, end: at } : span(word!), part });
    if (step.op !== 'insert') place = items[step.item]!.end;
  }
  const equal = path.filter((step) => step.op === 'equal').length;
  const parts = taken.map((run, part) => toPassage(run, part, steps, sources));
  return { status: 'found', similarity: equal / items.length, chance: 0, parts, steps, candidates: [] };
}

function toPassage(
  run: readonly PlacedWord[],
  part: number,
  steps: readonly AlignedStep[],
  sources: readonly LibrarySource[],
): Passage {
  const source = sources[run[0]!.source]!;
  const at = { start: run[0]!.start, end: run.at(-1)!.end };
  const own = steps.filter((step) => step.part === part && step.item.end > step.item.start);
  const item = { start: own[0]!.item.start, end: own.at(-1)!.item.end };
  return { ...at, source: source.id, score: 1, locator: locate(source.document, at), segments: [{ item, source: at }] };
}

function span(word: SpeechWord) {
  return { start: word.start, end: word.end };
}

function nothing(): QuoteMatch {
  return { status: 'not-found', similarity: 0, chance: 1, parts: [], steps: [], candidates: [] };
}
