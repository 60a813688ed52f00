// Makes a fresh clone runnable: installs what is missing, builds what is stale, and does nothing otherwise.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installStamp = join(root, 'node_modules', '.verbatim-installed');
const buildStamp = join(root, 'dist', '.built');

export function prepare() {
  if (!isInstalled()) install();
  if (!isBuilt()) build();
}

function isInstalled() {
  return existsSync(installStamp) && readFileSync(installStamp, 'utf8') === lockHash();
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function install() {
  process.stderr.write('Installing packages (once) …\n');
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(installStamp, lockHash());
}

function isBuilt() {
  if (!existsSync(buildStamp)) return false;
  const built = statSync(buildStamp).mtimeMs;
  return ['src', 'test', 'tsconfig.json'].every((name) => newest(join(root, name)) <= built);
}

// Folders count too: a deleted file changes only its folder's time.
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return /\.(ts|json)$/.test(path) ? stat.mtimeMs : 0;
  const inside = readdirSync(path).map((name) => newest(join(path, name)));
  return Math.max(stat.mtimeMs, ...inside);
}

function build() {
  process.stderr.write('Building …\n');
  const started = new Date();
  const fresh = join(root, 'dist.new');
  rmSync(fresh, { recursive: true, force: true });
  run(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '--outDir', 'dist.new']);
  run(process.execPath, [join('bin', 'bundle.js'), 'dist.new']);
  const stamp = join(fresh, '.built');
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started); // a file saved while we built is newer than the build
  swapIn(fresh);
}

function swapIn(fresh) {
  const dist = join(root, 'dist');
  const old = join(root, 'dist.old');
  rmSync(old, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

function run(command, args) {
  // What npm and tsc say goes to stderr, so that a command's JSON on stdout stays clean.
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(2);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) prepare();
