import { test } from 'node:test';
import { CAMPAIGNS, SHORT } from './campaign.ts';

for (const [name, run] of Object.entries(CAMPAIGNS)) {
  test(`${name}: nothing acknowledged is lost or doubled, and every store opens`, async (t) => {
    const figures = await run(SHORT);
    if (figures === null) t.skip('in the long form only');
    else t.diagnostic(JSON.stringify(figures));
  });
}
