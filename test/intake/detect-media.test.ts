import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectMedia } from '../../src/intake/detect-media.ts';

/** First bytes as Latin-1, and what they are. */
const table: readonly (readonly [head: string, kind: string | null])[] = [
  ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
  ['RIFF\0\0\0\0AVI LIST', null],
  ['fLaC\0', 'audio/flac'],
  ['OggS\0\x02OpusHead', 'audio/ogg'],
  ['OggS\0\x02\x80theora', 'video/ogg'],
  ['\x1a\x45\xdf\xa3\x01\0\0\0\x42\x82\x84webm', 'video/webm'],
  ['\0\0\0\x20ftypisom', 'video/mp4'],
  ['\0\0\0\x20ftypM4A ', 'audio/mp4'],
  ['ID3\x04\0', 'audio/mpeg'],
  ['\xff\xfb\x90\x64', 'audio/mpeg'],
  ['\xff\xf1\x50\x80', null],
  ['\xff\xfe<\0h\0', null],
  ['<html><script>', null],
  ['%PDF-1.7', null],
  ['', null],
];
for (const [head, kind] of table) {
  test(`${JSON.stringify(head)} is ${kind ?? 'no recording'}`, () => assert.equal(detectMedia(Buffer.from(head, 'latin1')), kind));
}
