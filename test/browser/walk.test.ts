import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { PASSWORD } from '../support/open-test-desk.ts';
import { openTestWeb, type TestWeb } from '../support/open-test-web.ts';

// An invented town: the quotation has one word changed and one left out against the minutes, the number is off by one.
const DRAFT = `Ferry to stop in spring

The council of Port Ansel voted on Tuesday to end the ferry, and eight members were in favour.

“We have listened to every person who came to the hall, and we will keep one boat for the school,” said Marta Olsen, the mayor.
`;
const MINUTES = `Port Ansel town council, minutes of 3 March 2026

In favour of ending the ferry: Olsen, Brandt, Ruiz, Adeyemi, Novak, Silva, Kim, Haddad and Weir. Nine members were in favour.

MARTA OLSEN: We have listened to every single person who came to the hall, and we must keep one boat for the school.
`;

const QUOTE = 'We have listened to every person who came to the hall';

describe('the desk in a browser', () => {
  const ends: Array<() => unknown> = [];
  let web: TestWeb;
  let browser: Browser;

  before(async () => {
    web = await openTestWeb({ after: (end: unknown) => ends.push(end as () => unknown) });
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    for (const end of ends.reverse()) await end();
  });

  it('goes from an empty desk to a signed report', async () => {
    const { page, close } = await visit(browser, web);
    await page.goto(`/set-up?code=${(await web.desk.accounts.startLink())?.code}`);
    await page.getByLabel('Your name').fill('Ann Example');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set up the desk' }).click();
    await invitePerson(page, 'Ben Example', 'Editor');

    await page.goto('/');
    await page.getByRole('link', { name: 'New story' }).click();
    await page.getByLabel('Title').fill('Ferry to stop in spring');
    await page.getByLabel('Date it appears').fill('2026-03-05');
    await page.getByLabel('The draft', { exact: true }).fill(DRAFT);
    await page.getByRole('button', { name: 'Open the story' }).click();
    await page.locator('.draft a.mk', { hasText: QUOTE }).waitFor();

    await page.getByRole('link', { name: 'Add a source' }).click();
    await addSource(page);
    await page.getByRole('link', { name: 'Galley' }).click();
    await page.locator('.items li', { hasText: QUOTE }).getByRole('link').click();
    const panel = page.locator('#item');
    await panel.locator('.diff ins', { hasText: 'single' }).waitFor();
    assert.deepEqual(await trimmed(panel, '.diff ins'), ['single', 'must']);
    assert.deepEqual(await trimmed(panel, '.diff del'), ['will']);

    await page.keyboard.press('1');
    await page.keyboard.press('n');
    await page.keyboard.type('Restore “single”; she said “must”.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('You ruled on this yourself').waitFor();
    const item = page.url();

    await signIn(page, 'Ben Example');
    await page.goto(item);
    await page.keyboard.press('s');
    await page.getByText('Signed off by Ben Example').waitFor();

    await page.getByRole('link', { name: 'Report' }).click();
    await page.getByText('Restore “single”; she said “must”.').waitFor();
    assert.match(await page.locator('main').innerText(), /Signed off by Ben Example/i);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save as HTML' }).click();
    assert.equal((await download).suggestedFilename(), 'Ferry-to-stop-in-spring.html');
    await close();
  });

  it('works without scripts', async () => {
    const { page, close } = await visit(browser, web, { javaScriptEnabled: false });
    await signIn(page, 'Ann Example');
    await page.goto('/');
    await page.getByRole('link', { name: 'Ferry to stop in spring' }).click();
    await page.locator('#add-item summary').click();
    await page.locator('#add-words').fill('keep one boat');
    await page.locator('#add-kind').selectOption('claim');
    await page.getByRole('button', { name: 'Add the item' }).click();
    const panel = page.locator('#item');
    assert.equal(await panel.locator('.words').innerText(), 'keep one boat');

    await panel.getByRole('radio', { name: 'Stands' }).check();
    await panel.getByLabel('Rating').selectOption('opinion');
    await panel.getByRole('button', { name: 'Record verdict' }).click();
    await panel.getByText('Opinion', { exact: true }).first().waitFor();

    await panel.locator('#edit summary').click();
    await panel.getByRole('button', { name: 'Remove the item' }).click();
    assert.equal(await page.locator('.items li', { hasText: /^keep one boat/ }).count(), 0);
    await close();
  });

  it('adds the selected words as an item', async () => {
    const { page, close } = await visit(browser, web);
    await signIn(page, 'Ann Example');
    await page.getByRole('link', { name: 'Ferry to stop in spring' }).click();
    await page.waitForLoadState();
    await select(page, 'Ferry to stop');
    await page.getByRole('button', { name: 'Add as claim' }).click();
    await page.getByRole('button', { name: 'Add the item' }).click();
    assert.equal(await page.locator('#item .words').innerText(), 'Ferry to stop');
    await close();
  });

  it('shows what somebody else did, without a reload', async () => {
    const ann = await visit(browser, web);
    const ben = await visit(browser, web);
    await signIn(ann.page, 'Ann Example');
    await signIn(ben.page, 'Ben Example');
    await ann.page.getByRole('link', { name: 'Ferry to stop in spring' }).click();
    await ann.page.waitForLoadState();
    const before = await ann.page.locator('.items li').count();
    await ben.page.goto(ann.page.url());
    await ben.page.locator('#add-item summary').click();
    await ben.page.locator('#add-words').fill('to end the ferry');
    await ben.page.getByRole('button', { name: 'Add the item' }).click();
    await ann.page.locator('.items li').nth(before).waitFor();
    await ann.close();
    await ben.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is accessible on every page, ${colorScheme}`, async () => {
      const { page, close } = await visit(browser, web, { colorScheme, reducedMotion: 'reduce' });
      await page.goto('/sign-in');
      const found = await barriers(page, '/sign-in');
      await signIn(page, 'Ben Example');
      const story = await hrefOf(page, '.stories a');
      await page.goto(story);
      const item = await hrefOf(page, '.items li a');
      await page.goto(`${story}/sources`);
      const source = await hrefOf(page, '.sources a');
      const paths = ['/', '/stories/new', story, item, `${story}/sources`, `${story}/draft`, `${story}/details`, `${story}/report`];
      for (const path of [
        ...paths,
        `${story}/history`,
        '/sources',
        '/sources/new',
        `${source}?start=5&end=40`,
        '/people',
        '/account',
        '/account/codes',
        `${story}/access`,
        `${source}/access`,
        '/help',
        '/nothing',
      ]) {
        await page.goto(path);
        found.push(...(await barriers(page, path)));
      }
      assert.deepEqual(found, []);
      await close();
    });
  }

  it('fits a telephone', async () => {
    const { page, close } = await visit(browser, web, { viewport: { width: 390, height: 844 } });
    await signIn(page, 'Ben Example');
    const story = await hrefOf(page, '.stories a');
    await page.goto(story);
    const item = await hrefOf(page, '.items li a');
    for (const path of [
      '/',
      '/stories/new',
      story,
      item,
      `${story}/sources`,
      `${story}/report`,
      '/sources',
      '/people',
      '/account',
      '/account/codes',
      '/help',
    ]) {
      await page.goto(path);
      const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok((content ?? 0) <= (screen ?? 0), `${path} is ${content} wide`);
    }
    await close();
  });

  it('met no bug on the way', () => assert.deepEqual(web.bugs, []));
});

/** A visitor with a page of their own; any script error or refused file fails the test. */
async function visit(browser: Browser, web: TestWeb, options: Parameters<Browser['newContext']>[0] = {}) {
  const context: BrowserContext = await browser.newContext({ baseURL: web.address, ...options });
  context.setDefaultTimeout(8_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 404/.test(message.text())) complaints.push(message.text());
  });
  const close = async () => {
    await context.close();
    assert.deepEqual(complaints, []);
  };
  return { page, close };
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('.who-name', { hasText: name }).waitFor();
}

/** Adds somebody and opens the link that is shown for them, in a browser of their own. */
async function invitePerson(page: Page, name: string, role: string): Promise<void> {
  await page.goto('/people');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel(role, { exact: false }).first().check();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const link = await page.getByLabel('Link for').inputValue();
  const theirs = await page.context().browser()!.newPage();
  await theirs.goto(link);
  await theirs.getByLabel('Password').fill(PASSWORD);
  await theirs.getByRole('button', { name: 'Save and sign in' }).click();
  await theirs.locator('.who-name', { hasText: name }).waitFor();
  await theirs.close();
}

async function addSource(page: Page): Promise<void> {
  await page.getByLabel('Title').fill('Council minutes, 3 March');
  await page.getByLabel('Its words').fill(MINUTES);
  await page.getByRole('button', { name: 'Add the source' }).click();
}

async function trimmed(panel: ReturnType<Page['locator']>, selector: string): Promise<string[]> {
  return (await panel.locator(selector).allInnerTexts()).map((words) => words.trim());
}

async function hrefOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().getAttribute('href')) ?? '';
}

async function barriers(page: Page, path: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${path}: ${id} at ${nodes[0]?.html}`);
}

/** Selects words in the draft as a mouse would. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const pieces = [...document.querySelectorAll('.draft [data-at]')];
    const node = pieces.map((piece) => piece.firstChild).find((text) => text?.textContent?.includes(wanted));
    const start = node?.textContent?.indexOf(wanted) ?? 0;
    document.getSelection()?.setBaseAndExtent(node as Node, start, node as Node, start + wanted.length);
  }, words);
}
