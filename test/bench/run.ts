import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot, readProjectFile } from '../support/project-root.ts';
import { benchClaims } from './claims.ts';
import { benchExtract } from './extract.ts';
import { benchOpenStore } from './open-store.ts';
import { parseBenchOptions } from './options.ts';
import { benchQuotes, type SizeResult } from './quotes/bench-quotes.ts';
import { plot } from './quotes/plot.ts';
import { tabulate } from './quotes/tabulate.ts';
import { benchRecall } from './recall.ts';
import { benchStory, storyLines } from './story.ts';

/** Between these the tables stand in MATCHING.md. */
const [BEGIN, END] = ['<!-- bench: written by npm run bench -- quotes --write -->', '<!-- bench ends -->'];

/**
 * `npm run bench`: quotes, a whole story, passages for claims and earlier checks beside their peers, how fast a draft is read for quotes and claims,
 * and how fast a large desk opens.
 */
const options = parseBenchOptions(process.argv.slice(2));
if (options.sections.has('quotes')) {
  const results = options.sizes.length > 1 ? options.sizes.map(benchAlone) : options.sizes.map((size) => benchQuotes(size));
  console.log(options.json ? JSON.stringify({ node: process.version, quotes: results }) : tabulate(results));
  if (options.write) await write(results);
}
if (options.sections.has('story')) {
  const result = await benchStory();
  console.log(options.json ? JSON.stringify({ story: result }) : storyLines(result));
}
if (options.sections.has('extract')) benchExtract();
if (options.sections.has('claims')) benchClaims();
if (options.sections.has('recall')) benchRecall();
if (options.sections.has('open-store')) console.log(JSON.stringify(await benchOpenStore(100_000, 100)));

/** A size in a process of its own, so that its peak memory is its own. */
function benchAlone(size: number): SizeResult {
  const args = [...process.execArgv, fileURLToPath(import.meta.url), 'quotes', '--json', '--sizes', String(size)];
  const answer = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
  return answer.quotes[0];
}

async function write(results: readonly SizeResult[]): Promise<void> {
  const text = readProjectFile('MATCHING.md');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('MATCHING.md has no place for the tables.');
  await writeFile(join(projectRoot, 'MATCHING.md'), `${before}${BEGIN}\n\n${tabulate(results)}\n\n${END}${after}`);
  const shown = results.find((result) => result.leftOut.length === 0) ?? results[0]!;
  await writeFile(join(projectRoot, 'docs', 'matching.svg'), plot(shown));
}
