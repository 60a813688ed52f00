import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createPasswordHasher } from '../accounts/password-hasher.ts';
import type { SecurityEvent } from '../accounts/security-event.ts';
import { createDesk } from '../desk/create-desk.ts';
import type { Desk } from '../desk/desk.ts';
import type { IntakeSettings } from '../desk/intake-settings.ts';
import { pictureFold } from '../desk/picture.ts';
import type { Tables } from '../desk/tables.ts';
import { openLowdbStore } from '../store/lowdb/open-lowdb-store.ts';

/** Opens the desk's data folder, making it where it is missing. One process at a time. */
export async function openDesk(
  folder: string,
  tables: Tables,
  fatal: (error: unknown) => void,
  log?: (event: SecurityEvent) => void,
  intake: Partial<IntakeSettings> = {},
): Promise<Desk> {
  const data = resolve(folder);
  await mkdir(data, { recursive: true, mode: 0o700 });
  const store = await openLowdbStore({ folder: data, fold: pictureFold, fatal });
  return createDesk({ store, tables, clock: () => new Date(), passwords: createPasswordHasher(), intake, ...(log && { log }) });
}
