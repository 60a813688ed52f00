// Runs every test file under Node's own runner, from the compiled output. Arguments pick files by a part of their path.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);
const files = readdirSync(join(root, 'test'), { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.test.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .map((name) => join(root, 'dist', 'test', name.replace(/\.ts$/, '.js')))
  .sort();

if (files.length === 0) {
  process.stderr.write('No test file matches.\n');
  process.exit(1);
}
const result = spawnSync(
  process.execPath,
  ['--test', '--enable-source-maps', '--test-concurrency=2', '--test-reporter=spec', ...files],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exit(result.status ?? 1);
