import { fileURLToPath } from 'node:url';
import MiniSearch from 'minisearch';
import { createPassageIndex } from '../../src/matching/passages/passage-index.ts';
import { rankPassages } from '../../src/matching/passages/rank-passages.ts';
import { documentOf } from '../matching/claim-fixtures.ts';
import { abbreviations } from '../text/abbreviation-table.ts';
import { type Biography, writeBiographies } from './biographies.ts';

/** Claims against invented biographies: how often the needed sentences are among the first five, beside minisearch. */
export function benchClaims(): void {
  const biographies = writeBiographies(40, 126);
  const rows = [ours(biographies), minisearch(biographies)];
  process.stdout.write('claims            first  any in 5  all in 5  ms a claim\n');
  for (const { name, first, any, all, ms } of rows) {
    process.stdout.write(`${name.padEnd(16)}  ${first.toFixed(3)}  ${any.toFixed(3)}     ${all.toFixed(3)}     ${ms.toFixed(2)}\n`);
  }
}

interface Row {
  readonly name: string;
  readonly first: number;
  readonly any: number;
  readonly all: number;
  readonly ms: number;
}

function ours(biographies: readonly Biography[]): Row {
  return measure('verbatim', biographies, ({ title, lines }) => {
    const index = createPassageIndex({ abbreviations, wordings: [] });
    const document = documentOf(title, lines);
    index.add({ id: 'source', document });
    return (claim) => rankPassages(index, { text: claim }, 5).map(({ start, end }) => document.text.slice(start, end));
  });
}

function minisearch(biographies: readonly Biography[]): Row {
  return measure('minisearch', biographies, ({ lines }) => {
    const index = new MiniSearch({ fields: ['text'] });
    index.addAll(lines.map((text, id) => ({ id, text })));
    return (claim) =>
      index
        .search(claim, { prefix: true, fuzzy: 0.2 })
        .slice(0, 5)
        .map(({ id }) => lines[id as number]!);
  });
}

type Search = (claim: string) => readonly string[];

function measure(name: string, biographies: readonly Biography[], open: (biography: Biography) => Search): Row {
  const sums = { first: 0, any: 0, all: 0, ms: 0, claims: 0 };
  for (const biography of biographies) {
    const search = open(biography);
    for (const { claim, needed } of biography.claims) {
      const started = performance.now();
      const found = search(claim);
      sums.ms += performance.now() - started;
      sums.claims++;
      sums.first += needed.includes(found[0] ?? '') ? 1 : 0;
      sums.any += needed.some((line) => found.includes(line)) ? 1 : 0;
      sums.all += needed.every((line) => found.includes(line)) ? 1 : 0;
    }
  }
  const { first, any, all, ms, claims } = sums;
  return { name, first: first / claims, any: any / claims, all: all / claims, ms: ms / claims };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchClaims();
