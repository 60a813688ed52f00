import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPageDate } from '../../../src/matching/passages/page-date.ts';

const DATES = [
  'Published: 6 September 2018, 02:35',
  'Last updated: Friday, 25 February, 2005, 10:12 GMT',
  '(meta data) PUBLISHED DATETIME: 2018-07-28T22:15:40+00:00',
  'First published on Thu 6 Sep 2018 02.35 EDT',
  'By Ida Roth | Harbour Times – Fri, Jun 1, 2012',
  'Posted March 3, 2011, updated March 4, 2011',
  '## 26 July 1865',
];

const NO_DATES = [
  'Born: 3 May 1980',
  'In theatres: Jun 17, 2016',
  '4 March 2016 - 10 March 2022',
  'The bridge was opened on 3 May 1980.',
  'Harbour Times, September',
];

for (const line of DATES) test(`dates its page: ${line}`, () => assert.ok(isPageDate(line)));
for (const line of NO_DATES) test(`dates no page: ${line}`, () => assert.ok(!isPageDate(line)));
