import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parseOrRefuse } from '../errors.ts';
import { type FontFamily, type FontPart, type FontShelf, parseRanges, type Weight } from '../report/formats/pdf/font-shelf.ts';

/** The fonts of installed packages: each has a table of what its files cover. */
export function fontFiles(): FontShelf {
  const read = new Map<string, Promise<readonly FontPart[]>>();

  return { parts, file };

  function parts(family: FontFamily): Promise<readonly FontPart[]> {
    const known = read.get(family.packaged) ?? readParts(family);
    read.set(family.packaged, known);
    return known;
  }

  function file(family: FontFamily, part: string, weight: Weight): Promise<Uint8Array> {
    const name = family.packaged.split('/')[1];
    const which = family.kind === 'variable' ? 'wght' : weight;
    return readFile(join(folderOf(family), 'files', `${name}-${part}-${which}-normal.woff2`));
  }
}

async function readParts(family: FontFamily): Promise<readonly FontPart[]> {
  const path = join(folderOf(family), 'unicode.json');
  const table = parseOrRefuse(z.record(z.string(), z.string()), JSON.parse(await readFile(path, 'utf8')), path);
  return Object.entries(table).map(([name, ranges]) => ({ name: name.replace(/[[\]]/g, ''), ranges: parseRanges(ranges) }));
}

function folderOf({ packaged }: FontFamily): string {
  return dirname(fileURLToPath(import.meta.resolve(`${packaged}/package.json`)));
}
