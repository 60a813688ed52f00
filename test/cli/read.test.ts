import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../../src/cli/read.ts';
import { fixtures } from '../intake/fixtures.ts';

async function run(args: readonly string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await read(args, {
    input: (async function* () {
      yield new TextEncoder().encode(input);
    })(),
    write: (text) => {
      out += text;
    },
    warn: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

test('a page as JSON has the fields of the contract', async () => {
  const { code, out } = await run([`${fixtures('html')}/paper-divs.html`, '--json']);
  const answer = JSON.parse(out);
  assert.equal(code, 0);
  assert.deepEqual(Object.keys(answer).slice(0, 8), ['text', 'title', 'author', 'published', 'kind', 'pages', 'turns', 'warnings']);
  assert.deepEqual([answer.kind, answer.published], ['html', '2019-11-20T06:30:00Z']);
});

test('standard input is read, and plain text is the default', async () => {
  assert.deepEqual(await run(['-'], 'Words\r\n'), { code: 0, out: 'Words\n\n', err: '' });
});

const failing: readonly (readonly [args: string[], message: RegExp])[] = [
  [[], /Usage/],
  [['no-such-file.txt', '--json'], /no such file/],
  [['http://127.0.0.1/', '--json'], /private network/],
  [['ftp://example.org/x', '--json'], /http and https/],
];
for (const [args, message] of failing) {
  test(`read ${args.join(' ')} ends with 2 and says why`, async () => {
    const { code, out, err } = await run(args);
    assert.equal(code, 2);
    assert.match(err, message);
    if (args.includes('--json')) assert.match(JSON.parse(out).error.message, message);
  });
}
