import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormatWriter } from '../../src/desk/format-writer.ts';
import { sampleReport } from '../support/sample-report.ts';

test('a report that waits its turn when the desk stops is not begun', async () => {
  const writer = createFormatWriter();
  const both = Promise.allSettled([writer.write('docx', sampleReport()), writer.write('docx', sampleReport())]);
  await new Promise(setImmediate);
  await writer.close();
  assert.deepEqual(
    (await both).map((one) => one.status),
    ['rejected', 'rejected'],
  );
});
