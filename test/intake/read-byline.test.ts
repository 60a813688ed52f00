import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readByline } from '../../src/intake/html/read-byline.ts';

const CASES: readonly (readonly [string | null, string | null])[] = [
  ['Sample Reporter', 'Sample Reporter'],
  ['By Sample Reporter', 'Sample Reporter'],
  ['By: Sample Reporter    August 18, 2010 3:21 PM PDT     Print E-mail', 'Sample Reporter'],
  ['Sample Reporter\n        Senior Correspondent', 'Sample Reporter'],
  ['\n  Sample Reporter\n on Jun 30, 2014', 'Sample Reporter'],
  ['Sample Reporter  on June  29, 2014 08:08 pm  @sample  76Comments', 'Sample Reporter'],
  ['Sample Reporter | Tuesday, Aug. 17, 2010', 'Sample Reporter'],
  ['Sample Reporter, 12 hours ago', 'Sample Reporter'],
  ['Sample Reporter 2019-05-04', 'Sample Reporter'],
  ['Sample Reporter and Second Sample, Invented Press', 'Sample Reporter and Second Sample, Invented Press'],
  ['Par Première Exemple', 'Première Exemple'],
  ['von Erika Beispiel', 'Erika Beispiel'],
  ['May Sample', 'May Sample'],
  ['Sample Reporter@sample', 'Sample Reporter'],
  ['Sample Reporter5 minute Read', 'Sample Reporter'],
  ['By Sample Reporter, 6th June 2013', 'Sample Reporter'],
  ['Sample Reporter, Senior Staff Writer, Invented Press', 'Sample Reporter'],
  ['Sample Reporter and Second Sample | HARBOUR', 'Sample Reporter and Second Sample'],
  ['Sample Reporter <sample@example.org>', 'Sample Reporter'],
  ['Updated by Sample Reporter', 'Sample Reporter'],
  ['December 7, 2016 @', null],
  ['Wednesday', null],
  ['Comments', null],
  ['Email to Author', null],
  ['example.org', null],
  ['Simon Sample: January 4, 2011', 'Simon Sample'],
  ['Sample Reporter 3 comments', 'Sample Reporter'],
  ['By', null],
  ['Authors', null],
  ['admin', null],
  ['12 min read', null],
  ['', null],
  [null, null],
];

for (const [printed, names] of CASES) {
  test(`byline ${JSON.stringify(printed)} → ${JSON.stringify(names)}`, () => assert.equal(readByline(printed), names));
}
