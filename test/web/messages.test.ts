import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createSay, parseMessages } from '../../src/text/messages.ts';
import { PROJECT } from '../support/project.ts';

const table = (name: string): unknown => JSON.parse(readFileSync(join(PROJECT, 'data/messages', `${name}.json`), 'utf8'));
const messages = parseMessages(table('en'), table('changes'));

describe('the message catalogue', () => {
  it('has every key that pages and presenters name', () => {
    const missing = [...keysInUse()].filter((key) => !Object.hasOwn(messages.words, key));
    assert.deepEqual(missing, []);
  });

  it('has the words of every refusal of the web', () => {
    const source = readFileSync(join(PROJECT, 'src/web/refusal.ts'), 'utf8');
    const keys = [...source.matchAll(/^ {2}\| '([a-z-]+)'/gm)].map((match) => `refusal ${match[1]}`);
    assert.ok(keys.length > 10);
    assert.deepEqual(
      keys.filter((key) => !Object.hasOwn(messages.words, key)),
      [],
    );
  });

  it('can be read as messages throughout', () => {
    const say = createSay(messages);
    const values = Object.fromEntries(
      Object.values(messages.words)
        .flatMap((words) => [...words.matchAll(/\{(\w+)/g)])
        .map((match) => [match[1] as string, 2]),
    );
    for (const key of Object.keys(messages.words)) assert.ok(say(key, values), key);
  });

  it('counts in words', () => {
    const say = createSay(messages);
    assert.equal(say('story sources-count', { count: 0 }), 'no sources');
    assert.equal(say('story sources-count', { count: 1 }), '1 source');
    assert.equal(say('story sources-count', { count: 2 }), '2 sources');
  });
});

/** Keys that are written out; those that are put together from a value are met by the page tests. */
function keysInUse(): Set<string> {
  const files = ['src/web', 'views'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true }).map((name) => join(PROJECT, folder, String(name))),
  );
  const texts = files.filter((name) => /\.(ts|ejs)$/.test(name)).map((name) => readFileSync(name, 'utf8'));
  return new Set(texts.flatMap((text) => [...text.matchAll(/\bsay\('([^']+)'[,)]/g)]).map((match) => match[1] as string));
}
