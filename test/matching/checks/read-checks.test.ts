import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readChecks } from '../../../src/matching/checks/read-checks.ts';

const REVIEW = { '@type': 'ClaimReview', url: 'https://checks.example/cash', claimReviewed: 'Cash is banned.' };
const LINE = { id: 7, claim: 'The dam burst.' };
const json = (value: unknown) => JSON.stringify(value);

/** What is in a file, and what is told of it: line and ids, or the beginning of the fault. */
const FILES: Readonly<Record<string, readonly [file: string, told: readonly string[]]>> = {
  'lines of ours and of another desk': [`${json(LINE)}\r\n\n${json(REVIEW)}\n`, ['1: 7', '3: https://checks.example/cash']],
  'one line without its end': [json(LINE), ['1: 7']],
  'bad lines are told by number, good ones stay': [
    `{"id":1}\n${json(LINE)}\n{oops\n[1]`,
    ['1! An entry of the archive', '2: 7', '3! This is not JSON.', '4! An entry of the archive'],
  ],
  'a claim of blanks is none': [json({ id: 1, claim: '  ' }), ['1! An entry of the archive']],
  'a list of ours over several lines': [JSON.stringify([LINE, {}], null, 2), ['1: 7', '2! An entry of the archive']],
  'a graph over several lines': [
    JSON.stringify({ '@graph': [{ '@type': 'WebPage' }, REVIEW] }, null, 2),
    ['1: https://checks.example/cash'],
  ],
  'a list of reviews with other things between': [json([{ '@type': 'WebPage' }, REVIEW]), ['1: https://checks.example/cash']],
  nothing: [' \n\n', []],
  'a byte-order mark does no harm once decoded': [new TextDecoder().decode(Buffer.from(`\uFEFF${json(LINE)}`)), ['1: 7']],
};

for (const [title, [file, told]] of Object.entries(FILES)) {
  test(`past checks read: ${title}`, () => {
    const found = [...readChecks(file)].map((entry) =>
      'fault' in entry ? `${entry.line}! ${entry.fault}` : `${entry.line}: ${entry.checks.map(({ id }) => id).join(' ')}`,
    );
    assert.equal(found.length, told.length);
    for (const [at, one] of told.entries()) assert.ok(found[at]!.startsWith(one), `${found[at]} is not ${one}`);
  });
}
