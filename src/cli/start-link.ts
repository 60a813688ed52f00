import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StartLink } from '../desk/accounts/accounts.ts';
import type { Desk } from '../desk/desk.ts';
import type { CliIo } from './cli-io.ts';

/** Readable by the owner of the data folder alone, and gone once the link was used. */
const FILE = 'sign-in-link.txt';

/** Prints the one-time link without which nobody can sign in yet, and keeps it in a file for where nobody sees what is printed. */
export async function offerStartLink(desk: Desk, folder: string, address: string, io: CliIo): Promise<void> {
  const file = join(folder, FILE);
  await rm(file, { force: true });
  const link = await desk.accounts.startLink();
  if (!link) return;
  const url = linkAddress(link, address);
  await writeFile(file, `${url}\n`, { mode: 0o600 });
  io.write(
    link.person ? `${link.person.name} has no password yet and chooses one at: ${url}\n` : `Set up the first person: ${url}\n`,
  );
  const stop = desk.subscribe(() => void removeWhenUsed().catch((error) => io.warn(String(error))));
  const removeWhenUsed = async () => {
    if (await desk.accounts.openLink(link.code)) return;
    stop();
    await rm(file, { force: true });
  };
}

export function linkAddress({ purpose, code }: Pick<StartLink, 'purpose' | 'code'>, address: string): string {
  return `${address}/${purpose === 'set-up' ? 'set-up' : 'join'}?code=${code}`;
}
