import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { loadItemTables } from '../desk/item-tables.ts';
import { findFurniture } from '../documents/find-furniture.ts';
import { VerbatimError } from '../errors.ts';
import { readDocument } from '../intake/read-document.ts';
import { findItems } from '../items/find-items.ts';
import type { Claim, Item, Quote } from '../items/item.ts';
import type { CliIo } from './cli-io.ts';
import { PROJECT } from './config.ts';
import { parseDate } from './parse-date.ts';

/** `verbatim extract FILE [--date YYYY-MM-DD] [--json]`: what must be checked in a draft. */
export async function extract(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { date: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1)
    throw new VerbatimError('invalid', 'Name one file: verbatim extract FILE [--date YYYY-MM-DD] --json');
  const document = await readDraftFile(file, parseDate(values.date));
  const items = findItems(document, await loadItemTables(PROJECT));
  if (values.json) io.write(`${JSON.stringify(asJson(document, items))}\n`);
  else io.write(items.map(asLine).join(''));
  return 0;
}

/** A draft from a file, with its page furniture marked. */
export async function readDraftFile(file: string, date: string | null) {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new VerbatimError('not-found', `${file} can't be read.`, error);
  });
  const document = await readDocument(bytes, { name: basename(file) });
  const furniture = document.furniture.length > 0 ? document.furniture : findFurniture(document.text);
  return { ...document, furniture, published: date ?? document.published };
}

function asJson(document: { text: string; sha256: string }, items: readonly Item[]) {
  return {
    text: { length: document.text.length, sha256: document.sha256 },
    quotes: items.filter((item) => item.kind === 'quote').map(quoteJson),
    claims: items.filter((item) => item.kind === 'claim').map(claimJson),
  };
}

function quoteJson({ kind: _, ...quote }: Quote) {
  return quote;
}

function claimJson({ kind: _, ...claim }: Claim) {
  return claim;
}

function asLine(item: Item): string {
  const who = item.kind === 'quote' ? ` (${item.speaker?.name ?? 'no speaker'})` : ` (${item.reasons.join(', ')})`;
  return `${item.id}\t${item.kind}${who}\t${item.text.replace(/\s+/g, ' ')}\n`;
}
