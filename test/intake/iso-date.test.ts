import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoDate } from '../../src/intake/iso-date.ts';

const CASES: readonly (readonly [stated: string, iso: string | null])[] = [
  ['2021-03-09', '2021-03-09'],
  ['2021-03-09T07:05:00+01:00', '2021-03-09T07:05:00+01:00'],
  ['20210309', '2021-03-09'],
  ['March 9, 2021', '2021-03-09'],
  ['Published: Tues., Sept. 7th, 2021, 6:10 p.m.', '2021-09-07'],
  ['Tue, 09 Mar 2021 07:05:00 +0100', '2021-03-09T07:05:00+01:00'],
  ['9. März 2021', '2021-03-09'],
  ['le 1er août 2021', '2021-08-01'],
  ['9 de marzo de 2021', '2021-03-09'],
  ['9 марта 2021, 14:08', '2021-03-09'],
  ['9 września 2021', '2021-09-09'],
  ['2021. augusztus 20., 11:16', '2021-08-20'],
  ['2021年3月9日', '2021-03-09'],
  ['2021년 3월 9일', '2021-03-09'],
  ['입력 2021-03-09 03:00:00', '2021-03-09'],
  ['9.3.2021', '2021-03-09'],
  ['Posted: 03/19/2021 04:44 PM', '2021-03-19'],
  ['19/03/2021', '2021-03-19'],
  ['03/09/2021', null],
  ['Marina 9, 2021', null],
  ['in 2021', null],
  ['31 February 2021', null],
];

for (const [stated, iso] of CASES) {
  test(`${JSON.stringify(stated)} → ${iso}`, () => assert.equal(isoDate(stated), iso));
}
