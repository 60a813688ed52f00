import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../../src/cli/config.ts';

test('limits of imports are read from the environment', () => {
  assert.deepEqual(readConfig({}).intake, { fetch: { limits: {} } });
  const { intake } = readConfig({
    VERBATIM_FETCH_HOSTS: 'Example.org, example.net',
    VERBATIM_FETCH_SECONDS: '45',
    VERBATIM_FETCH_MB: '10',
    VERBATIM_FETCH_UNPACKED_MB: '20.5',
    VERBATIM_FETCH_REDIRECTS: '0',
    VERBATIM_UPLOAD_MB: '5',
    VERBATIM_MEDIA_MB: '1000',
    VERBATIM_READ_SECONDS: '30',
  });
  assert.deepEqual(intake, {
    fetch: {
      allowedHosts: ['example.org', 'example.net'],
      limits: { totalMs: 45_000, rawBytes: 10_000_000, inflatedBytes: 20_500_000, redirects: 0 },
    },
    fileBytes: 5_000_000,
    mediaBytes: 1_000_000_000,
    readMs: 30_000,
  });
});

test('a limit that is none stops the desk', () => {
  for (const value of ['0', '-1', 'much', '61'])
    assert.throws(() => readConfig({ VERBATIM_UPLOAD_MB: value }), { code: 'invalid', message: /VERBATIM_UPLOAD_MB/ });
  for (const value of ['-1', '1.5', 'many', '21'])
    assert.throws(() => readConfig({ VERBATIM_FETCH_REDIRECTS: value }), { message: /VERBATIM_FETCH_REDIRECTS/ });
});
