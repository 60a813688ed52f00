import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createDesk } from '../desk/create-desk.ts';
import type { Desk } from '../desk/desk.ts';
import { pictureFold } from '../desk/picture.ts';
import type { Tables } from '../desk/tables.ts';
import { openLowdbStore } from '../store/lowdb/open-lowdb-store.ts';

export interface OpenedDesk {
  readonly desk: Desk;
  readonly setUpCode: string;
}

/** Opens the desk's data folder, making it where it is missing. One process at a time. */
export async function openDesk(folder: string, tables: Tables, fatal: (error: unknown) => void): Promise<OpenedDesk> {
  const data = resolve(folder);
  await mkdir(data, { recursive: true, mode: 0o700 });
  const store = await openLowdbStore({ folder: data, fold: pictureFold, fatal });
  const setUpCode = randomBytes(18).toString('base64url');
  return { desk: createDesk({ store, tables, clock: () => new Date(), setUpCode }), setUpCode };
}
