import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { openTestWeb, type TestWeb } from './open-test-web.ts';

/** A desk and a browser for the tests of one suite, there once they run and closed after them. */
export function withBrowser(): { readonly web: TestWeb; readonly browser: Browser } {
  const opened = {} as { web: TestWeb; browser: Browser };
  const ends: Array<() => unknown> = [];
  before(async () => {
    opened.web = await openTestWeb({ after: (end: unknown) => ends.push(end as () => unknown) });
    opened.browser = await launchBrowser();
  });
  after(async () => {
    await opened.browser?.close();
    for (const end of ends.reverse()) await end();
  });
  return opened;
}
