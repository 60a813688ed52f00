import { parentPort, workerData } from 'node:worker_threads';
import type { Quote } from '../items/item.ts';
import type { Finding, QuoteFinding } from '../matching/finding.ts';
import type { LibrarySource } from '../matching/index/library.ts';
import { createMatchEngine, type MatchEngine, type MatchOptions, type MatchTables } from '../matching/match-engine.ts';
import type { HousePolicy } from '../verdicts/policy.ts';
import { type Repair, repairs } from '../verdicts/repairs.ts';
import type { MatchItem } from './matcher.ts';

/** What the desk asks of the worker. Keys of sources change with whatever matching reads in them. */
export type MatchOrder = SourceOrder | OpenOrder | ForgetOrder | ItemsOrder | RepairOrder;

interface SourceOrder {
  readonly kind: 'source';
  readonly key: string;
  readonly source: LibrarySource;
}

/** The story's sources from now on; all of them were sent before. */
interface OpenOrder {
  readonly kind: 'open';
  readonly story: string;
  readonly sources: readonly string[];
}

/** Not asked for any more, unless opened and sent again. */
interface ForgetOrder {
  readonly kind: 'forget';
  readonly stories: readonly string[];
  readonly sources: readonly string[];
}

/** Items are pairs of the cache key and the item. */
export interface ItemsOrder {
  readonly kind: 'items';
  readonly story: string;
  readonly job: number;
  readonly items: readonly (readonly [string, MatchItem])[];
  readonly date: string | null;
}

/** Asks for the repairs of one item under a house's rules. */
export interface RepairOrder {
  readonly kind: 'repair';
  readonly story: string;
  readonly job: number;
  readonly item: MatchItem;
  readonly date: string | null;
  readonly policy: HousePolicy;
}

/** The answer to a `RepairOrder`. */
export interface RepairReport {
  readonly job: number;
  readonly repairs: readonly Repair[];
}

/** One item done: its finding, or why there is none. */
export interface MatchReport {
  readonly job: number;
  readonly key: string;
  readonly finding: Finding | null;
  readonly message: string | null;
}

/** A story's own engine: what it finds doesn't depend on the sources of other stories. */
interface OpenStory {
  readonly engine: MatchEngine;
  readonly sources: Map<string, LibrarySource>;
}

const tables = workerData as MatchTables;
const sent = new Map<string, LibrarySource>();
const stories = new Map<string, OpenStory>();
const port = parentPort;
if (!port) throw new Error('match-worker runs only as a worker thread');

port.on('message', (order: MatchOrder) => {
  switch (order.kind) {
    case 'source':
      sent.set(order.key, order.source);
      return;
    case 'open':
      open(order);
      return;
    case 'forget':
      for (const story of order.stories) stories.delete(story);
      for (const key of order.sources) sent.delete(key);
      return;
    case 'items':
      for (const [key, item] of order.items) {
        port.postMessage({ job: order.job, key, ...attempt(item, order) } satisfies MatchReport);
      }
      return;
    case 'repair':
      port.postMessage({ job: order.job, repairs: repaired(order) } satisfies RepairReport);
  }
});

/** Only what changed is added or taken out. */
function open(order: OpenOrder): void {
  const { engine, sources } = stories.get(order.story) ?? { engine: createMatchEngine(tables), sources: new Map() };
  const wanted = new Map(order.sources.map((key) => [sent.get(key)!.id, sent.get(key)!]));
  for (const id of [...sources.keys()]) {
    if (wanted.has(id)) continue;
    engine.remove(id);
    sources.delete(id);
  }
  for (const [id, source] of wanted) {
    if (sources.get(id) === source) continue;
    engine.add(source);
    sources.set(id, source);
  }
  stories.set(order.story, { engine, sources });
}

/** Each repair is matched and classified as the quote was, against the same sources. */
function repaired({ story, item: { item, around }, date, policy }: RepairOrder): readonly Repair[] {
  if (item.kind !== 'quote' || item.form === 'indirect') return [];
  const options: MatchOptions = { date, around };
  const { engine, sources } = stories.get(story)!;
  const finding = engine.matchItem(item, options) as QuoteFinding;
  return repairs({
    quote: item.text,
    finding,
    sourceText: (part) => sources.get(finding.passages[part]?.source ?? '')?.document.text ?? '',
    policy,
    verify: (text) => engine.matchItem(rewritten(item, text), options) as QuoteFinding,
    speech: tables.speech,
  });
}

/** The same quote in other words, in one piece. */
function rewritten(quote: Quote, text: string): Quote {
  return { ...quote, text, start: 0, end: text.length, segments: [{ start: 0, end: text.length }] };
}

function attempt({ item, around }: MatchItem, { story, date }: ItemsOrder): Pick<MatchReport, 'finding' | 'message'> {
  try {
    return { finding: stories.get(story)!.engine.matchItem(item, { date, around }), message: null };
  } catch (error) {
    return { finding: null, message: error instanceof Error ? error.message : 'unknown' };
  }
}
