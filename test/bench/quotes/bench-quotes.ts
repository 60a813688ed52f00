import { createLibrary, type Library } from '../../../src/matching/index/library.ts';
import { type Comparison, compare } from './compare.ts';
import { makeCases } from './make-cases.ts';
import { type Corpus, makeCorpus } from './make-corpus.ts';
import { annotationClient, fuzzyRatio, joinTexts, type Matcher, patchMatcher, verbatim } from './matchers.ts';
import { byKind, type Row, rowsOf, tryCases } from './measure.ts';

/** All that was measured at one size. */
export interface SizeResult {
  readonly megabytes: number;
  readonly characters: number;
  readonly rows: readonly Row[];
  /** Ours beside each peer on the same cases, kind by kind and together. */
  readonly comparisons: readonly Comparison[];
  /** MB of text a second, processor time. */
  readonly build: number;
  readonly bytesPerCharacter: number;
  /** Of the whole process, texts and this bench included, MB: when ours was done, and when the peers were; null without peers. */
  readonly peak: number;
  readonly peakWithPeers: number | null;
  /** Opening all saved indexes and merging them, ms; null where it wasn't tried. */
  readonly open: number | null;
  /** Peers that were left out, and why. */
  readonly leftOut: readonly string[];
}

/** Cases of a kind: up to and above 10 MB for ours, the first few for peers, none above the size at which they take more than a second a quote. */
const CASES = Object.freeze({ small: 100, large: 40, peers: [10, 4] });
const PEERS_UP_TO = 10;
/** diff-match-patch alone: above, seconds a quote. */
const PATCH_UP_TO = 1;
/** Above this, texts, indexes and saved indexes together are more than a small machine's memory. */
const OPEN_UP_TO = 50;

export function benchQuotes(
  megabytes: number,
  each: number = megabytes > PEERS_UP_TO ? CASES.large : CASES.small,
  rounds = 3,
): SizeResult {
  const corpus = makeCorpus(megabytes);
  const cases = makeCases(corpus, each);
  const built = build(corpus);
  const ours = tryCases(verbatim(built.library, corpus), cases, corpus, rounds);
  const open = megabytes <= OPEN_UP_TO ? timeToOpen(built.library, corpus) : null;
  const peak = peakMemory();
  const few = Math.min(each, megabytes <= 1 ? CASES.peers[0]! : CASES.peers[1]!);
  const peerCases = byKind(cases).flatMap((own) => own.slice(0, few));
  const peers = peersOf(corpus, megabytes).map((peer) => ({ peer, trials: tryCases(peer, peerCases, corpus, rounds) }));
  return {
    megabytes,
    characters: corpus.length,
    rows: [...rowsOf('verbatim', ours), ...peers.flatMap(({ peer, trials }) => rowsOf(peer.name, trials))],
    comparisons: peers.flatMap(({ peer, trials }) => compare(ours, peer.name, trials)),
    build: built.speed,
    bytesPerCharacter: indexBytes(built.library) / corpus.length,
    peak,
    peakWithPeers: peers.length > 0 ? peakMemory() : null,
    open,
    leftOut: leftOut(megabytes),
  };
}

function peersOf(corpus: Corpus, megabytes: number): Matcher[] {
  if (megabytes > PEERS_UP_TO) return [];
  const joined = joinTexts(corpus);
  return [annotationClient(joined), ...(megabytes <= PATCH_UP_TO ? [patchMatcher(joined)] : []), fuzzyRatio(corpus)];
}

function leftOut(megabytes: number): string[] {
  if (megabytes > PEERS_UP_TO) return ['all peers, too slow at this size'];
  return megabytes > PATCH_UP_TO ? ['diff-match-patch, too slow at this size'] : [];
}

function build(corpus: Corpus): { readonly library: Library; readonly speed: number } {
  const library = createLibrary();
  const ms = processorTime(() => {
    for (const [n, document] of corpus.documents.entries()) library.add({ id: String(n), document });
    library.segments();
  });
  return { library, speed: corpus.length / 1000 / ms };
}

function indexBytes(library: Library): number {
  const arrays = library.segments().flatMap(({ index }) => Object.values(index).filter((value) => ArrayBuffer.isView(value)));
  return arrays.reduce((sum, array) => sum + array.byteLength, 0);
}

function timeToOpen(library: Library, corpus: Corpus): number {
  const saved = corpus.documents.map((_, n) => library.saveIndex(String(n)));
  const opened = createLibrary();
  return processorTime(() => {
    for (const [n, document] of corpus.documents.entries()) opened.add({ id: String(n), document }, saved[n]);
    opened.segments();
  });
}

function peakMemory(): number {
  return process.resourceUsage().maxRSS / 1024;
}

function processorTime(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
