import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** A folder of the test's own, gone when the test ends; `close` what works in it first. */
export async function tempFolder(test: Pick<TestContext, 'after'>, close: () => Promise<void> = async () => {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-test-'));
  test.after(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}
