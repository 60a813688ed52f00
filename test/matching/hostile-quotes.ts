import { isMainThread, parentPort } from 'node:worker_threads';
import { plainDocument } from '../../src/documents/document.ts';
import { createLibrary } from '../../src/matching/index/library.ts';
import { matchQuote } from '../../src/matching/match-quote.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { createSampleText } from './sample-text.ts';

export interface HostileCase {
  readonly name: string;
  readonly source: () => string;
  readonly quote: (source: string) => string;
  /** Whether the quote stands in the source; null where either answer is right. */
  readonly isThere: boolean | null;
}

export interface HostileAnswer {
  readonly name: string;
  readonly isFound: boolean;
  readonly slicesAgree: boolean;
}

const sample = createSampleText(3);
const text = sample.text(400_000);
const absent = createSampleText(4, 50);

export const HOSTILE: readonly HostileCase[] = [
  { name: 'one letter a million times', source: () => 'a'.repeat(1_000_000), quote: () => 'a'.repeat(90), isThere: null },
  { name: 'a quote of one letter a million times', source: () => text, quote: () => 'a'.repeat(1_000_000), isThere: false },
  { name: 'both of one letter', source: () => 'a'.repeat(1_000_000), quote: () => 'a'.repeat(1_000_000), isThere: null },
  { name: 'one word 500,000 times', source: () => 'that '.repeat(500_000), quote: () => 'that '.repeat(50_000), isThere: null },
  {
    name: '10 MB without a space',
    source: () => letters(10_000_000),
    quote: (source) => source.slice(7_000_000, 7_000_300),
    isThere: true,
  },
  { name: 'a quote of 50,000 words', source: () => text, quote: (source) => source.slice(1000, 320_000), isThere: true },
  { name: 'a quote of 50,000 other words', source: () => text, quote: () => absent.text(300_000), isThere: false },
  {
    name: 'a letter with 100,000 marks',
    source: () => `${text}e${'\u0301'.repeat(100_000)} ${text}`,
    quote: () => `e${'\u0301'.repeat(100_000)}`,
    isThere: null,
  },
  { name: 'ampersands', source: () => '&'.repeat(1_000_000), quote: () => '&'.repeat(100_000), isThere: null },
  { name: 'brackets', source: () => '['.repeat(1_000_000), quote: () => '['.repeat(100_000), isThere: null },
  { name: 'ellipses', source: () => text, quote: () => '... '.repeat(50_000), isThere: false },
];

function letters(length: number): string {
  const pieces: string[] = [];
  for (let at = 0; at < length; at += 10)
    pieces.push(
      Math.floor(sample.random() * 26 ** 10)
        .toString(26)
        .padStart(10, 'k'),
    );
  return pieces.join('').replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)));
}

function answer({ name, source, quote }: HostileCase): HostileAnswer {
  const document = plainDocument(canonicalText(source()));
  const library = createLibrary();
  library.add({ id: 'only', document });
  const match = matchQuote(library, { text: quote(document.text) });
  const spans = match.parts.flatMap((part) => [part, ...part.segments.map((segment) => segment.source)]);
  return {
    name,
    isFound: match.status === 'found',
    slicesAgree: spans.every(({ start, end }) => start < end && end <= document.text.length),
  };
}

if (!isMainThread && parentPort) for (const each of HOSTILE) parentPort.postMessage(answer(each));
