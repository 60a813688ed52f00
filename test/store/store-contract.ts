import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import { VerbatimError } from '../../src/errors.ts';
import { ConflictError, type Store, type StoredEvent } from '../../src/store/store.ts';
import { AT, rule, save, type Tally } from './tally-fold.ts';

/** Opens the same data again each time; `close` comes before the next `open`. */
export interface StoreBench {
  open(): Promise<Store<Tally>>;
  remove(): Promise<void>;
}

/** What every store must do. */
export function storeContract(name: string, createBench: () => Promise<StoreBench>): void {
  describe(`${name}: what every store does`, () => {
    for (const [what, check] of Object.entries({ ...saving, ...refusing, ...keeping })) {
      test(what, async () => {
        const bench = await createBench();
        try {
          await check(bench);
        } finally {
          await bench.remove();
        }
      });
    }
  });
}

type Check = (bench: StoreBench) => Promise<void>;

const STORY = 'story/harbour-1';

const saving: Record<string, Check> = {
  'an append is answered with its events, the state and the versions': async (bench) => {
    const store = await bench.open();
    const changes = [rule('q1', { verdict: 'verbatim' }), rule('q2'), rule('q1', null)];
    const { snapshot, events, repeated } = await store.append({
      stream: STORY,
      actor: 'ada',
      key: 'k',
      at: AT,
      expected: {},
      changes,
    });
    assert.equal(repeated, false);
    assert.deepEqual(snapshot.state, { count: 3, last: { q1: null, q2: 'verbatim' } });
    assert.deepEqual({ ...snapshot.versions }, { q1: 2, q2: 1 });
    assert.deepEqual(events[2], { version: 1, seq: 1, at: AT, actor: 'ada', key: 'k', ...rule('q1', null), objectVersion: 2 });
    await store.close();
  },
  'what was saved is there after closing and opening': async (bench) => {
    const first = await bench.open();
    await save(first, STORY, 'k1', rule('q1', 'substitution'));
    await save(first, 'desk', 'k2', rule('person-1', 'Ada'));
    const before = [await first.load(STORY), await first.history(STORY), await first.list('')];
    await first.close();
    const second = await bench.open();
    assert.deepEqual([await second.load(STORY), await second.history(STORY), await second.list('')], before);
    await second.close();
  },
  'streams are listed by prefix, sorted, once they have an event': async (bench) => {
    const store = await bench.open();
    for (const stream of ['story/b', 'desk', 'story/a']) await save(store, stream, 'k', rule('x'));
    assert.equal(await store.load('story/none'), null);
    assert.deepEqual(await store.history('story/none'), []);
    assert.deepEqual(await store.list('story/'), ['story/a', 'story/b']);
    assert.deepEqual(await store.list(''), ['desk', 'story/a', 'story/b']);
    await store.close();
  },
  'an answer stays as it was when the story goes on': async (bench) => {
    const store = await bench.open();
    const { snapshot } = await save(store, STORY, 'k1', rule('q1'));
    await save(store, STORY, 'k2', rule('q1'));
    assert.deepEqual({ ...snapshot.versions }, { q1: 1 });
    assert.equal(snapshot.seq, 1);
    await store.close();
  },
  'listeners hear every append once and in order, until they leave': async (bench) => {
    const store = await bench.open();
    const heard: string[] = [];
    const leave = store.subscribe((stream, events) => heard.push(...events.map(({ key }: StoredEvent) => `${stream} ${key}`)));
    store.subscribe(() => {
      throw new Error('a broken listener breaks nothing');
    });
    await Promise.all(['k1', 'k2', 'k3'].map((key) => save(store, STORY, key, rule('q1'))));
    await save(store, STORY, 'k2', rule('q1'));
    leave();
    await save(store, STORY, 'k4', rule('q1'));
    assert.deepEqual(heard, [`${STORY} k1`, `${STORY} k2`, `${STORY} k3`]);
    await store.close();
  },
};

const refusing: Record<string, Check> = {
  'a stale version is a conflict that names what moved, and saves nothing': async (bench) => {
    const store = await bench.open();
    await save(store, STORY, 'k1', rule('q1'));
    await save(store, STORY, 'k2', rule('q2'), { q2: 0 });
    const stale = save(store, STORY, 'k3', rule('q1'), { q1: 0, q2: 1, q3: 0 });
    await assert.rejects(stale, (error) => {
      assert.ok(error instanceof ConflictError);
      assert.equal(error.code, 'conflict');
      assert.deepEqual(error.moved, [{ object: 'q1', expected: 0, actual: 1 }]);
      return true;
    });
    assert.equal((await store.load(STORY))?.seq, 2);
    await store.close();
  },
  'of 50 who save from one version, one wins each time': async (bench) => {
    const store = await bench.open();
    for (let version = 0; version < 5; version++) {
      const saves = Array.from({ length: 50 }, (_, who) =>
        save(store, STORY, `${version}-${who}`, rule('q1', who), { q1: version }),
      );
      const results = await Promise.allSettled(saves);
      const refused = results.filter((result) => result.status === 'rejected');
      assert.equal(refused.length, 49);
      assert.ok(refused.every(({ reason }) => reason instanceof ConflictError));
    }
    assert.equal((await store.history(STORY)).length, 5);
    await store.close();
  },
  'a repeated key gets the first answer and saves nothing, at once and after a restart': async (bench) => {
    const first = await bench.open();
    const both = await Promise.all([
      save(first, STORY, 'k1', rule('q1', 'one'), { q1: 0 }),
      save(first, STORY, 'k1', rule('q1', 'two'), { q1: 0 }),
    ]);
    assert.deepEqual(
      both.map(({ repeated }) => repeated),
      [false, true],
    );
    await save(first, STORY, 'k2', rule('q1', 'three'));
    await first.close();
    const second = await bench.open();
    const late = await save(second, STORY, 'k1', rule('q1', 'four'), { q1: 0 });
    assert.deepEqual({ ...late, repeated: false }, both[0]);
    assert.equal(late.repeated, true);
    assert.equal((await second.history(STORY)).length, 2);
    await second.close();
  },
  'a key that was used for something else is refused': async (bench) => {
    const store = await bench.open();
    await save(store, STORY, 'k1', rule('q1'));
    await assert.rejects(save(store, STORY, 'k1', { action: 'sign', object: 'q1', payload: null }), { code: 'invalid' });
    await store.close();
  },
  'what cannot be kept exactly is refused': async (bench) => {
    const store = await bench.open();
    let deep: unknown = null;
    for (let level = 0; level < 102; level++) deep = [deep];
    const payloads = [
      'a\0b',
      '\ud800',
      { 'a\udfff': 1 },
      JSON.parse('{"__proto__":1}'),
      deep,
      Number.NaN,
      1n,
      new Date(0),
      new Map(),
      () => 1,
    ];
    for (const payload of payloads) await assert.rejects(save(store, STORY, 'k', rule('q1', payload)), { code: 'invalid' });
    await assert.rejects(save(store, STORY, 'k', rule('q\0')), { code: 'invalid' });
    await assert.rejects(save(store, STORY, 'k', rule('__proto__')), { code: 'invalid' });
    assert.deepEqual(await store.list(''), []);
    await store.close();
  },
  'only the desk and stories have streams': async (bench) => {
    const store = await bench.open();
    for (const stream of ['', 'story/', 'story/../desk', 'story/A', 'desk/x', 'story/a/b', 'story/a.json', 'lock']) {
      await assert.rejects(save(store, stream, 'k', rule('q')), { code: 'invalid' });
      await assert.rejects(store.load(stream), { code: 'invalid' });
      await assert.rejects(store.history(stream), { code: 'invalid' });
    }
    await store.close();
  },
  'a closed store saves nothing more': async (bench) => {
    const store = await bench.open();
    await store.close();
    await assert.rejects(save(store, STORY, 'k', rule('q')), { code: 'unavailable' });
  },
};

const keeping: Record<string, Check> = {
  'any well-formed text comes back as it was': async (bench) => {
    const texts = [
      '',
      '\u2028\u2029\r\n\t\u0001',
      '\ufeff\u202e\u200b',
      '𝒳👩‍👩‍👧',
      '"\\',
      '</script>',
      'e\u0301',
      '\uffff',
      '{"__proto__":1}',
    ];
    const first = await bench.open();
    for (const [place, text] of texts.entries())
      await save(first, STORY, `k${place}`, rule(`q${place}`, { [text]: [text, -0, 1e21, null, true] }));
    const before = await first.history(STORY);
    await first.close();
    const second = await bench.open();
    assert.deepEqual(
      before.map(({ payload }) => Object.keys(payload as object)[0]),
      texts,
    );
    assert.deepEqual(await second.history(STORY), before);
    await second.close();
  },
  'changing what was handed over changes nothing that was saved': async (bench) => {
    const store = await bench.open();
    const payload = { note: 'as saved' };
    const saving = save(store, STORY, 'k', rule('q', payload));
    payload.note = 'changed';
    assert.deepEqual((await saving).snapshot.state.last, { q: { note: 'as saved' } });
    assert.deepEqual((await store.history(STORY))[0]?.payload, { note: 'as saved' });
    await store.close();
  },
  'a file that comes in pieces is kept whole or not at all, and read in parts': async (bench) => {
    const store = await bench.open();
    const pieces = ['one, ', '', 'two, ', 'three'].map((words) => Buffer.from(words));
    const name = await store.putBlobPieces(Readable.from(pieces));
    assert.equal(name, createHash('sha256').update('one, two, three').digest('hex'));
    assert.equal(Buffer.from(await store.getBlob(name)).toString(), 'one, two, three');
    assert.equal(Buffer.from(await store.getBlobPart(name, 5, 3)).toString(), 'two');
    assert.equal(Buffer.from(await store.getBlobPart(name, 10, 100)).toString(), 'three');
    async function* broken() {
      yield Buffer.from('one');
      throw new VerbatimError('too-large', 'Enough.');
    }
    await assert.rejects(store.putBlobPieces(broken()), { message: 'Enough.' });
    await assert.rejects(store.getBlob(createHash('sha256').update('one').digest('hex')), { code: 'not-found' });
    await assert.rejects(store.getBlobPart('0'.repeat(64), 0, 1), { code: 'not-found' });
    await assert.rejects(store.getBlobPart('../desk.key', 0, 1), { code: 'invalid' });
    await store.close();
  },
  'files are found by their hash, and only by it': async (bench) => {
    const store = await bench.open();
    const bytes = Uint8Array.from({ length: 70_000 }, (_, place) => place % 251);
    const name = await store.putBlob(bytes);
    assert.equal(name, createHash('sha256').update(bytes).digest('hex'));
    assert.equal(await store.putBlob(bytes), name);
    assert.deepEqual(new Uint8Array(await store.getBlob(name)), bytes);
    await assert.rejects(store.getBlob('0'.repeat(64)), { code: 'not-found' });
    await assert.rejects(store.getBlob('../desk.key'), { code: 'invalid' });
    await store.close();
  },
};
