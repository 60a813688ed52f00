import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVoiceCounter } from '../../src/desk/count-voices.ts';
import type { AttachedSource } from '../../src/desk/desk.ts';
import { plainDocument } from '../../src/documents/document.ts';
import { canonicalText } from '../../src/text/canonical.ts';

const sentence = (n: number) =>
  `Boat ${n} of town ${n * 7} came in after ${n + 3} weeks, says the harbour master of quay ${n * 11}.`;
const story = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => sentence(from + at)).join('\n\n');

/** A source with only what is looked at; `reads` counts how often its words were. */
function source(id: string, text: string): AttachedSource & { reads: number } {
  const document = plainDocument(canonicalText(text));
  const counted = {
    reads: 0,
    source: { id, text: document.sha256 } as AttachedSource['source'],
    document: {
      ...document,
      get text() {
        counted.reads++;
        return document.text;
      },
    },
  };
  return counted;
}

test('copies are one voice, and a source that comes in or goes costs itself alone', async () => {
  const voicesOf = createVoiceCounter();
  const [wire, other, half] = [source('wire', story(0, 20)), source('other', story(40, 60)), source('half', story(0, 9))];
  assert.deepEqual(await voicesOf('s', [wire, other]), [['wire'], ['other']]);
  const reads = wire.reads;
  assert.deepEqual(await voicesOf('s', [wire, other, half]), [['wire', 'half'], ['other']]);
  assert.equal(wire.reads, reads);
  assert.deepEqual(await voicesOf('s', [other, half]), [['other'], ['half']]);
  assert.deepEqual(await voicesOf('s', [half, other, wire]), [['half', 'wire'], ['other']]);
});

test('two sources with the same words, and two pages at once', async () => {
  const voicesOf = createVoiceCounter();
  const sources = [source('a', story(0, 20)), source('b', story(0, 20)), source('c', story(5, 20))];
  const [one, another] = await Promise.all([voicesOf('s', sources), voicesOf('s', sources.slice(1))]);
  assert.deepEqual([one, another], [[['a', 'b', 'c']], [['b', 'c']]]);
});

test('others are answered between two texts', async () => {
  const voicesOf = createVoiceCounter();
  const sources = Array.from({ length: 40 }, (_, at) => source(`s${at}`, story(at * 100, at * 100 + 60)));
  const asked = voicesOf('s', sources);
  await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
  assert.ok(sources.at(-1)!.reads === 0, 'the last text is not read in one go with the first');
  assert.equal((await asked).length, 40);
});

test('a text that cannot be read fails its own page, and the story is compared again without it', async () => {
  const voicesOf = createVoiceCounter();
  const [sound, broken] = [source('sound', story(0, 20)), source('broken', story(40, 60))];
  Object.defineProperty(broken.document, 'text', {
    get: () => {
      throw new Error('lost');
    },
  });
  await assert.rejects(voicesOf('s', [sound, broken]), /lost/);
  assert.deepEqual(await voicesOf('s', [sound]), [['sound']]);
});
