import assert from 'node:assert/strict';
import { test } from 'node:test';
import { people } from '../../src/cli/people.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('people are added, listed, invited again and shut out on the command line', async (t) => {
  const folder = await tempFolder(t);
  const run = async (...args: string[]) => {
    const out: string[] = [];
    await people([...args, '--data', folder], { input: process.stdin, write: (text) => out.push(text), warn: () => {} });
    return out.join('');
  };
  assert.match(await run('add', 'Ann Example', '--role', 'administrator'), /^Ann Example .*\/join\?code=[\w-]{43}\n$/);
  await run('add', 'Ben Example');
  assert.match(await run('reset-password', 'ben example'), /\/join\?code=/);
  await run('disable', 'Ben Example');
  assert.equal(await run('list'), 'Ann Example\tadministrator\nBen Example\tchecker\tno longer here\n');
  await assert.rejects(run('disable', 'Ann Example'), { code: 'invalid' });
  await assert.rejects(run('disable', 'Nobody'), { code: 'not-found' });
});
