import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writePdf } from '../intake/write-pdf.ts';
import { withBrowser } from '../support/with-browser.ts';

const WORDS = 'The council counted nine boats in the harbour.';
const INPUT = { title: 'Count', author: '', publisher: '', published: null, url: null, standing: 'primary', notes: '' } as const;
const CAPTIONS = `WEBVTT\n\n00:00:02.000 --> 00:00:04.000\n<v Mara Quill>${WORDS}\n`;

/** Three seconds of silence: 8,000 bytes a second, one byte a sample. */
function silence(): Buffer {
  const samples = Buffer.alloc(24_000, 128);
  const head = Buffer.alloc(44);
  head.write('RIFF');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  for (const [at, value] of [
    [16, 16],
    [24, 8_000],
    [28, 8_000],
  ] as const)
    head.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    head.writeUInt16LE(value, at);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

describe('sources in a browser', () => {
  const opened = withBrowser();

  it('draw the original page beside the words, mark the passage, and play it from its second', async () => {
    const { web, browser } = opened;
    const { code } = (await web.desk.accounts.startLink())!;
    const page = await browser.newPage({ baseURL: web.address });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    await page.goto(`/set-up?code=${code}`);
    await page.getByLabel('Your name').fill('Ann Example');
    for (const field of await page.locator('input[type="password"]').all()) await field.fill('heron under the bridge');
    await page.locator('main button').first().click();
    await page.waitForURL('/');
    const [actor] = await web.desk.people.list();
    const add = (name: string, bytes: Uint8Array) =>
      web.desk.sources.add(INPUT, { bytes, name, mediaType: null }, 'uploaded', null, {
        actor: actor!,
        key: `adds-${name}`,
        version: null,
      });

    const pdf = await add('count.pdf', writePdf([[{ text: 'First page.', x: 72, y: 90 }], [{ text: WORDS, x: 72, y: 90 }]]));
    const start = (await web.desk.sources.view(pdf, actor!)).document.text.indexOf(WORDS);
    await page.goto(`/sources/${pdf}?start=${start}&end=${start + WORDS.length}`);
    await page.locator('.pdf-page [data-number]', { hasText: '2 / 2' }).waitFor();
    // The mark is yellow: pixels with much less blue than red.
    await page.waitForFunction(() => {
      const canvas = document.querySelector('canvas');
      const { data } = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return data.some((blue, index) => index % 4 === 2 && (data[index - 2] ?? 0) - blue > 60);
    });
    assert.equal(await page.locator('mark#passage').textContent(), WORDS);

    const captions = await add('count.vtt', new TextEncoder().encode(CAPTIONS));
    await page.goto(`/sources/${captions}`);
    await page.getByText('Put a recording beside it').click();
    await page.getByLabel('Sound or video file').setInputFiles({ name: 'count.wav', mimeType: 'audio/wav', buffer: silence() });
    await page.getByRole('button', { name: 'Put it beside the words' }).click();
    await page.getByRole('link', { name: '00:00:02, Mara Quill' }).click();
    await page.waitForFunction(() => document.querySelector('audio')?.currentTime === 2);

    await page.goto('/sources/new');
    await page.locator('input[type="file"]').evaluate(dropFolder, ['b.txt', '.hidden', 'a.txt']);
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[type="file"]')!.files!.length > 0);
    const chosen = await page
      .locator('input[type="file"]')
      .evaluate((input: HTMLInputElement) => [...input.files!].map((file) => file.name));
    assert.deepEqual(chosen, ['a.txt', 'b.txt']);
    assert.deepEqual(complaints, []);
  });
});

/** Drops a folder with these files on a field, as a browser hands it over: in the page. */
function dropFolder(input: Element, names: readonly string[]): void {
  const file = (name: string) => ({
    name,
    isDirectory: false,
    file: (take: (file: File) => void) => take(new File([name], name)),
  });
  const readings = [names.map(file), []];
  const folder = {
    name: 'folder',
    isDirectory: true,
    createReader: () => ({ readEntries: (take: (entries: unknown) => void) => take(readings.shift()) }),
  };
  const drop = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(drop, 'dataTransfer', { value: { items: [{ webkitGetAsEntry: () => folder }] } });
  input.dispatchEvent(drop);
}
