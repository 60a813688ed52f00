import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeAccents } from '../../../src/intake/pdf/compose-accents.ts';
import { joinSpaced } from '../../../src/intake/pdf/join-spaced.ts';

const accents: readonly (readonly [printed: string, read: string])[] = [
  ['M¨uller', 'Müller'],
  ['¨Osterreich', 'Österreich'],
  ['caf´e', 'café'],
  ['tr`es', 'très'],
  ['garc¸on', 'garçon'],
  ['Mart´ın', 'Martín'],
  ['ˇCern´y', 'Černý'],
  // A mark that stands for itself.
  ['`code` and ¨', '`code` and ¨'],
  ['5´8', '5´8'],
  ['´x', '´x'],
];

for (const [printed, expected] of accents) {
  test(`accents printed apart: ${printed}`, () => {
    assert.equal(composeAccents(printed), expected);
  });
}

const spaced: readonly (readonly [printed: string, read: string])[] = [
  ['a b s t r a c t', 'abstract'],
  ['The R E P O R T of May', 'The REPORT of May'],
  ['Answers A B C D E', 'Answers A B C D E'],
  ['x x x x', 'x x x x'],
  ['I a m', 'I a m'],
  ['Plan B is in', 'Plan B is in'],
];

for (const [printed, expected] of spaced) {
  test(`letters set apart: ${printed}`, () => {
    assert.equal(joinSpaced(printed), expected);
  });
}
