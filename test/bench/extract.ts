import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadTables } from '../../src/desk/tables.ts';
import { plainDocument } from '../../src/documents/document.ts';
import { findClaims } from '../../src/items/find-claims.ts';
import { findItems } from '../../src/items/find-items.ts';
import { findQuotes } from '../../src/items/find-quotes.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { projectRoot } from '../support/project-root.ts';
import { createRandom } from './quotes/random.ts';
import { writeDraft } from './write-draft.ts';

const WORDS = 10_000;
const RUNS = 5;
const STAGES = ['whole', 'sentences', 'quotes', 'claims'] as const;
type Stage = (typeof STAGES)[number];

interface Timing {
  /** Milliseconds by the clock. */
  readonly wall: number;
  /** Milliseconds of processor time, all threads of the process: its compiler and garbage collector too. */
  readonly cpu: number;
}

/** Quotes and claims of a 10,000-word draft: the first call in a fresh process, and a later one; the least of five each. */
export function benchExtract(): void {
  process.stdout.write('extract      first: ms  cpu ms  later: ms  cpu ms\n');
  for (const stage of STAGES) {
    const runs = Array.from({ length: RUNS }, () => timeInChild(stage));
    const first = least(runs.map(([timing]) => timing!));
    const later = least(runs.flatMap(([, ...timings]) => timings));
    const figures = [first.wall, first.cpu, later.wall, later.cpu].map((ms) => ms.toFixed(0));
    const [a, b, c, d] = figures as [string, string, string, string];
    process.stdout.write(`${stage.padEnd(12)} ${a.padStart(9)}  ${b.padStart(6)}  ${c.padStart(9)}  ${d.padStart(6)}\n`);
  }
}

function least(timings: readonly Timing[]): Timing {
  return { wall: Math.min(...timings.map(({ wall }) => wall)), cpu: Math.min(...timings.map(({ cpu }) => cpu)) };
}

// A stage has a process of its own: what runs before it would warm it up.
function timeInChild(stage: Stage): Timing[] {
  return JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), stage], { encoding: 'utf8' })) as Timing[];
}

async function timeStage(stage: Stage): Promise<Timing[]> {
  const tables = (await loadTables(projectRoot)).items;
  const document = { ...plainDocument(canonicalText(writeDraft(createRandom(7), WORDS))), published: '2025-06-10' };
  const sentences = stage === 'whole' || stage === 'sentences' ? [] : splitSentences(document.text, tables.abbreviations);
  const work: Record<Stage, () => unknown> = {
    whole: () => findItems(document, tables),
    sentences: () => splitSentences(document.text, tables.abbreviations),
    quotes: () => findQuotes(document, tables, sentences),
    claims: () => findClaims(document, tables, document.published, sentences),
  };
  return Array.from({ length: RUNS + 1 }, () => timeOf(work[stage]));
}

function timeOf(work: () => unknown): Timing {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: performance.now() - started, cpu: (user + system) / 1000 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const stage = STAGES.find((one) => one === process.argv[2]);
  if (stage) process.stdout.write(JSON.stringify(await timeStage(stage)));
  else benchExtract();
}
