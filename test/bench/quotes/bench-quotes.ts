import { createLibrary, type Library } from '../../../src/matching/library.ts';
import { makeCases } from './make-cases.ts';
import { type Corpus, makeCorpus } from './make-corpus.ts';
import { annotationClient, fuzzyRatio, joinTexts, type Matcher, patchMatcher, verbatim } from './matchers.ts';
import { byKind, measure, type Row } from './measure.ts';

/** All that was measured at one size. */
export interface SizeResult {
  readonly megabytes: number;
  readonly characters: number;
  readonly rows: readonly Row[];
  /** MB of text a second, processor time. */
  readonly build: number;
  readonly bytesPerCharacter: number;
  /** Of the whole process so far, texts and this bench included, MB. */
  readonly peak: number;
  /** Opening all saved indexes, ms; null where it wasn't tried. */
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
  const rows = measure(verbatim(built.library, corpus), cases, corpus, rounds);
  const hasPeers = megabytes <= PEERS_UP_TO;
  const few = Math.min(each, megabytes <= 1 ? CASES.peers[0]! : CASES.peers[1]!);
  const peerCases = byKind(cases).flatMap((own) => own.slice(0, few));
  const peerRows = hasPeers ? peersOf(corpus, megabytes).flatMap((peer) => measure(peer, peerCases, corpus, 1)) : [];
  return {
    megabytes,
    characters: corpus.length,
    rows: [...rows, ...peerRows],
    build: built.speed,
    bytesPerCharacter: indexBytes(built.library) / corpus.length,
    peak: process.resourceUsage().maxRSS / 1024,
    open: megabytes <= OPEN_UP_TO ? timeToOpen(built.library, corpus) : null,
    leftOut: leftOut(megabytes),
  };
}

function peersOf(corpus: Corpus, megabytes: number): Matcher[] {
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
  });
}

function processorTime(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
