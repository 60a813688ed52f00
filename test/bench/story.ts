import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createMatcher, type Matcher, type MatchItem, type MatchSource, type MatchTask } from '../../src/desk/matcher.ts';
import { loadTables } from '../../src/desk/tables.ts';
import type { Quote } from '../../src/items/item.ts';
import { PROJECT } from '../support/project.ts';
import { makeCases, PRESENT, type QuoteCase } from './quotes/make-cases.ts';
import { makeCorpus } from './quotes/make-corpus.ts';

/** How a whole story is matched as the desk does it, off the event loop. Times are ms on the wall. */
export interface StoryResult {
  readonly quotes: number;
  readonly sources: number;
  readonly characters: number;
  /** Threads just started, and a second story of other sources on the same threads. */
  readonly cold: StoryTimes;
  readonly warm: StoryTimes;
  /** One more source in the story, and one quote asked of all of them. */
  readonly sourceAdded: number;
  /** A newer order in the midst of an older one: until its one quote is answered. */
  readonly cancelled: number;
}

interface StoryTimes {
  readonly first: number;
  readonly all: number;
  /** Processor time of all threads. */
  readonly processor: number;
  /** The longest that the event loop, which answers pages, stood still. */
  readonly standstill: number;
  readonly standstillP99: number;
}

/** A sixth of the quotes are nowhere, of every kind that the bench of quotes knows; speech against print has sources of its own. */
const EACH = Object.freeze({ present: 18, absent: 7 });
const CHARACTERS = 8000;

export async function benchStory(quotes = 300, sources = 1000): Promise<StoryResult> {
  const matcher = createMatcher(
    (await loadTables(PROJECT)).matching,
    () => new Date(),
    () => announced(),
  );
  let announced = () => {};
  const onFirst = (tell: () => void) => {
    announced = tell;
  };
  try {
    const [first, second, third] = [1, 2, 3].map((seed) => makeStory(seed, quotes, sources)) as [MatchTask, MatchTask, MatchTask];
    const cold = await timed(matcher, first, onFirst);
    const warm = await timed(matcher, second, onFirst);
    const added = { ...second, sources: [...second.sources, first.sources[0]!], items: second.items.slice(0, 1) };
    const sourceAdded = await timeOf(() => matcher.finish(added));
    matcher.look(third);
    await new Promise<void>(onFirst);
    const cancelled = await timeOf(() =>
      matcher.finish({ ...third, sources: third.sources.slice(1), items: third.items.slice(0, 1) }),
    );
    const characters = first.sources.reduce((sum, { document }) => sum + document.text.length, 0);
    return { quotes: first.items.length, sources: first.sources.length, characters, cold, warm, sourceAdded, cancelled };
  } finally {
    await matcher.close();
  }
}

async function timed(matcher: Matcher, task: MatchTask, onFirst: (tell: () => void) => void): Promise<StoryTimes> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const processor = process.cpuUsage();
  const started = performance.now();
  let first = Number.NaN;
  onFirst(() => {
    first = Number.isNaN(first) ? performance.now() - started : first;
  });
  loop.enable();
  await matcher.finish(task);
  loop.disable();
  const all = performance.now() - started;
  const { user, system } = process.cpuUsage(processor);
  const ms = (nanoseconds: number) => nanoseconds / 1e6;
  return { first, all, processor: (user + system) / 1000, standstill: ms(loop.max), standstillP99: ms(loop.percentile(99)) };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function makeStory(seed: number, quotes: number, sources: number): MatchTask {
  const corpus = makeCorpus((sources * CHARACTERS) / 1e6, seed, CHARACTERS);
  const cases = makeCases(corpus, EACH.present, seed);
  const kept = cases.filter(
    (one, at) => one.kind !== 'speech against print' && (PRESENT(one.kind) || at % EACH.present < EACH.absent),
  );
  const items = kept.slice(0, quotes).map((one, at) => itemOf(one, at, seed));
  return {
    story: `story-${seed}`,
    viewer: '',
    items,
    sources: sourcesOf(corpus.documents.slice(0, corpus.books), seed),
    date: null,
  };
}

function sourcesOf(documents: readonly MatchSource['document'][], seed: number): MatchSource[] {
  return documents.map((document, at) => ({ id: `source-${seed}-${at}`, fingerprint: document.sha256, document }));
}

function itemOf({ text }: QuoteCase, at: number, seed: number): MatchItem {
  const segments = [{ start: 0, end: text.length }];
  const item: Quote = {
    ...{ kind: 'quote', id: `quote-${seed}-${at}`, start: 0, end: text.length, text, segments },
    ...{ form: 'direct', speaker: null, cue: null, flags: [] },
  };
  return { item, around: '' };
}

/** For people: one line a measure. */
export function storyLines({ quotes, sources, characters, cold, warm, sourceAdded, cancelled }: StoryResult): string {
  const whole = (ms: number) => `${Math.round(ms)} ms`;
  const line = (name: string, times: StoryTimes) =>
    `${name}: first findings ${whole(times.first)}, all ${whole(times.all)}, processor ${whole(times.processor)}, ` +
    `event loop at most ${whole(times.standstill)} (p99 ${whole(times.standstillP99)})`;
  return [
    `${quotes} quotes against ${sources} sources, ${(characters / 1e6).toFixed(1)} MB`,
    line('threads just started', cold),
    line('another story after it', warm),
    `one source more, one quote: ${whole(sourceAdded)}; a newer order in its place: ${whole(cancelled)}`,
  ].join('\n');
}
