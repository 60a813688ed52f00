import { fileURLToPath } from 'node:url';
import MiniSearch from 'minisearch';
import { createArchive } from '../../src/matching/checks/check-archive.ts';
import type { EarlierCheck } from '../../src/matching/checks/earlier-check.ts';
import { recallChecks } from '../../src/matching/checks/recall-checks.ts';
import { writeBiographies } from './biographies.ts';

interface Post {
  readonly text: string;
  readonly id: string;
}

/** Invented posts about 10,000 invented past checks, many of them alike but for a name or a number, beside minisearch. */
export function benchRecall(): void {
  const checks = writeBiographies(340, 40).flatMap(({ lines, claims }, i) =>
    claims.map(({ claim, needed }, j): EarlierCheck => ({ id: `${i}-${j}`, claim, title: needed[0] ?? lines[0] ?? '' })),
  );
  const posts = writePosts(checks);
  process.stdout.write('recall            MAP@5  ms a post\n');
  for (const [name, search] of [
    ['verbatim', ours(checks)],
    ['minisearch', minisearch(checks)],
  ] as const) {
    const { precision, ms } = measure(posts, search);
    process.stdout.write(`${name.padEnd(16)}  ${precision.toFixed(3)}  ${ms.toFixed(2)}\n`);
  }
}

type Search = (text: string) => readonly string[];

function ours(checks: readonly EarlierCheck[]): Search {
  const archive = createArchive(checks);
  return (text) => recallChecks(archive, { text }).matches.map(({ id }) => id);
}

function minisearch(checks: readonly EarlierCheck[]): Search {
  const index = new MiniSearch({ fields: ['claim', 'title'] });
  index.addAll(checks);
  return (text) => index.search(text).map(({ id }) => id as string);
}

// One right answer a post: average precision is one over its rank.
function measure(posts: readonly Post[], search: Search): { precision: number; ms: number } {
  let precision = 0;
  const started = performance.now();
  for (const { text, id } of posts) {
    const rank = search(text).slice(0, 5).indexOf(id);
    precision += rank < 0 ? 0 : 1 / (rank + 1);
  }
  return { precision: precision / posts.length, ms: (performance.now() - started) / posts.length };
}

const NOISE = 'omg really folks just watch this unbelievable everyone knows wow seriously shame again'.split(' ');

/** The claim with a third of its small words gone, words of the street put in and its first name as a hashtag. */
function writePosts(checks: readonly EarlierCheck[]): Post[] {
  let seed = 31;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  return checks
    .filter((_, i) => i % 20 === 0)
    .map(({ id, claim }) => {
      const words = claim.replace(/\.$/, '').split(' ');
      const kept = words.filter((word) => /^[A-Z\d]/.test(word) || random(3) > 0);
      const noise = Array.from({ length: 4 }, () => NOISE[random(NOISE.length)]);
      return { id, text: `RT @desk: #${kept.join(' ')} ${noise.join(' ')} https://post.example/${id}` };
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchRecall();
