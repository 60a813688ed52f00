import { cp } from 'node:fs/promises';
import type { TestContext } from 'node:test';
import { createPasswordHasher } from '../../src/accounts/password-hasher.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import type { By, Desk } from '../../src/desk/desk.ts';
import type { IntakeSettings } from '../../src/desk/intake-settings.ts';
import { pictureFold } from '../../src/desk/picture.ts';
import { loadTables } from '../../src/desk/tables.ts';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import type { Person, Role } from '../../src/verdicts/person.ts';
import { PROJECT } from './project.ts';
import { tempFolder } from './temp-folder.ts';

/** Everybody's, at a cost that a test can pay. */
export const PASSWORD = 'heron under the blue bridge';
export const FROM = { address: '192.0.2.1', agent: 'test' };

export interface TestDesk {
  readonly desk: Desk;
  readonly folder: string;
  /** A person of this role; the administrator was set up first. */
  readonly person: (role: Role) => Promise<Person>;
  /** A form of this person's, with a key of its own. */
  readonly by: (actor: Person, version?: number) => By;
}

/** A desk on a real store in a folder of the test's own. */
export async function openTestDesk(test: Pick<TestContext, 'after'>, intake: Partial<IntakeSettings> = {}): Promise<TestDesk> {
  const { desk, folder } = await openNewDesk(test, intake);
  const { code } = (await desk.accounts.startLink())!;
  const { person: administrator } = await desk.accounts.useLink(code, { name: 'Test Administrator', password: PASSWORD }, FROM);
  let forms = 0;
  const by = (actor: Person, version?: number): By => ({ actor, key: `test-form-${++forms}`, version: version ?? null });
  const person = async (role: Role) =>
    role === 'administrator' ? administrator : desk.people.add({ name: `Test ${role} ${forms}`, role }, by(administrator));
  return { desk, folder, person, by };
}

/** The same before anybody was set up; or on a copy of a data folder that is there. */
export async function openNewDesk(
  test: Pick<TestContext, 'after'>,
  intake: Partial<IntakeSettings> = {},
  record: string | null = null,
): Promise<Pick<TestDesk, 'desk' | 'folder'>> {
  const folder = await tempFolder(test, () => desk.close());
  if (record) await cp(record, folder, { recursive: true });
  const desk = await openDeskIn(folder, intake);
  return { desk, folder };
}

/** A desk on this folder, as after a restart. */
export async function openDeskIn(folder: string, intake: Partial<IntakeSettings> = {}): Promise<Desk> {
  const store = await openLowdbStore({
    folder,
    fold: pictureFold,
    fatal: (error) => {
      throw error;
    },
  });
  const passwords = createPasswordHasher({ memoryCost: 8, timeCost: 1 });
  return createDesk({ store, tables: await loadTables(PROJECT), clock: () => new Date(), passwords, intake });
}
