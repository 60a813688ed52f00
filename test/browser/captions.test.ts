import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readBytes } from '../../src/intake/read-bytes.ts';
import { seededRandom } from '../store/seeded-random.ts';
import { launchBrowser } from '../support/browser.ts';
import { type ServedPages, servePages } from '../support/serve-pages.ts';

const FILES = 300;

/** Captions as somebody writes them who knows half of the format. */
function writeCaptions(random: () => number): string {
  const pick = (choices: readonly string[]) => choices[Math.floor(random() * choices.length)]!;
  const many = (most: number, write: () => string, between: string) =>
    Array.from({ length: 1 + Math.floor(random() * most) }, write).join(between);
  const two = () => (random() < 0.98 ? String(Math.floor(random() * 60)).padStart(2, '0') : pick(['60', '7', '007', '']));
  const time = () =>
    `${pick(['', '', '00:', '1:', '100:'])}${two()}:${two()}${random() < 0.97 ? '.250' : pick(['', '.2', '.2500', ',250'])}`;
  const blank = () => pick([' ', ' ', '\t', '  ', '', '\f']);
  const timing = () =>
    `${time()}${blank()}${pick(['-->', '-->', '-->', '-->', '->'])}${blank()}${time()}${pick(['', '', ' line:0', ' a:b', '.5', ' -->'])}`;
  const tag = () =>
    pick(['<i>', '</i>', '<c.a.b>', '</c>', '<v Ann>', '<v.loud Bo>', '</v>', '<ruby>', '<rt>', '</ruby>', '<lang en>', '</lang>']);
  const odd = () =>
    pick(['<00:01.000>', '<', '<>', '</', '<x>', '< i>', '<V Cy>', '<i\n>', '&amp;', '&lt', '&nbsp;', '&#65;', '&no;', '&', '>']);
  const words = () =>
    many(4, () => pick([pick(['fish', 'boat', 'Ünï']), pick(['fish', 'a --', '42']), tag(), odd()]), pick([' ', '']));
  const cue = () => `${pick(['', '', '7\n', 'an id\n', 'NOTE\n', 'STYLE\n', ' \n'])}${timing()}\n${many(3, words, '\n')}`;
  const block = () => (random() < 0.85 ? cue() : pick(['NOTE x', 'STYLE\n::cue {}', 'REGION\nid:x', '-->', 'words', '']));
  const head = pick(['WEBVTT', 'WEBVTT', 'WEBVTT a talk', 'WEBVTT\tx', '\uFEFFWEBVTT', 'WEBVTT\nKind: x', 'WEBVTTx', 'webvtt']);
  const file = `${head}${pick(['\n\n', '\n\n', '\n'])}${many(5, block, pick(['\n\n', '\n\n\n', '\n']))}${pick(['', '\n'])}`;
  return file.replaceAll('\n', pick(['\n', '\r\n', '\r']));
}

/** From, to and words, in the order of time, as a browser sorts them. Without blanks: two voices are two paragraphs here. */
type Cues = readonly (readonly [from: number, to: number, words: string])[];
const inOrder = (cues: Cues) => cues.map(([from, to, words]) => JSON.stringify([from, to, words.replace(/\s+/g, '')])).sort();

async function ours(file: string): Promise<Cues> {
  const { text, turns } = await readBytes(new TextEncoder().encode(file), { name: 'a.vtt' });
  const cues: [number, number, string][] = [];
  for (const [index, { from, to, start, end }] of turns.entries()) {
    const last = turns[index - 1];
    const isSameCue = last?.from === from && last?.to === to;
    if (isSameCue) cues.at(-1)![2] += text.slice(start, end);
    else cues.push([from!, to!, text.slice(start, end)]);
  }
  return cues;
}

async function theirs(page: Page, address: string): Promise<Cues> {
  return page.evaluate(async (src) => {
    const track = document.createElement('track');
    document.querySelector('video')!.append(track);
    const ended = new Promise((resolve) => {
      track.onload = track.onerror = resolve;
    });
    track.src = src;
    track.track.mode = 'hidden';
    await ended;
    const cues = track.readyState === 2 ? ([...track.track.cues!] as VTTCue[]) : [];
    return cues.map((cue) => [cue.startTime, cue.endTime, cue.getCueAsHTML().textContent!] as const);
  }, address);
}

describe('captions in a browser', () => {
  const ends: Array<() => unknown> = [];
  const opened = {} as { browser: Browser; pages: ServedPages };
  before(async () => {
    opened.pages = await servePages({ after: (end: unknown) => ends.push(end as () => unknown) });
    opened.browser = await launchBrowser();
  });
  after(async () => {
    await opened.browser?.close();
    for (const end of ends) await end();
  });

  it('have the same cues as here', async () => {
    const { browser, pages } = opened;
    const page = await browser.newPage();
    pages.put('/', '<!doctype html><video></video>');
    await page.goto(pages.address('/'));
    const random = seededRandom(5);
    let count = 0;
    for (let index = 0; index < FILES; index++) {
      const file = writeCaptions(random);
      pages.put(`/${index}.vtt`, file);
      const wanted = inOrder(await theirs(page, pages.address(`/${index}.vtt`)));
      assert.deepEqual(inOrder(await ours(file)), wanted, JSON.stringify(file));
      count += wanted.length;
    }
    assert.ok(count > FILES, `${count} cues`);
  });
});
