import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One of the editable tables that ship in `data/`, still to be parsed. */
export function readDataFile(name: string): unknown {
  return JSON.parse(readFileSync(join(projectRoot(), 'data', name), 'utf8'));
}

// The same from `src` and from the compiled output.
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
