// Puts the compiled program into a few files of its own: a command then opens a dozen of them where it opened some hundred modules.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';

/** Packages that need no files beside their code, and that commands load at once; all others stay where they are installed. */
const TAKEN_IN = new Set(
  'chardet diff fflate htmlparser2 iconv-lite intl-messageformat linkedom @mozilla/readability wink-porter2-stemmer zod'.split(' '),
);

const dist = process.argv[2];
const bundle = await rolldown({ input: entries(), platform: 'node', external: staysOutside });
// As deep in the project as the modules were: threads and children are found beside the code, packages and tables above it.
await bundle.write({ dir: join(dist, 'bundle', 'code'), entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' });
await bundle.close();

// The command itself, and what runs in a thread or a process of its own.
function entries() {
  const own = readdirSync(join(dist, 'src'), { recursive: true }).filter((name) => /-(?:worker|process)\.js$/.test(name));
  return Object.fromEntries(['cli/main.js', ...own].map((name) => [basename(name, '.js'), join(dist, 'src', name)]));
}

function staysOutside(id, importer) {
  const isPackage = /^(?:@[^/]+\/)?[\w-][^/:]*(?=\/|$)/.exec(id);
  return isPackage !== null && !importer?.includes('node_modules') && !TAKEN_IN.has(isPackage[0]);
}
