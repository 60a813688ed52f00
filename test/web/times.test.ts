import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromLocalField, presentDeadline, presentTime, toLocalField } from '../../src/web/present/times.ts';
import type { Web } from '../../src/web/web.ts';

const web = {
  zone: 'Europe/Berlin',
  locale: 'en-GB',
  now: () => new Date('2026-03-28T20:00:00Z'),
  say: (key: string) => key,
} as unknown as Web;

describe('times', () => {
  it('reads a deadline on the desk’s clock, across the change of the clocks', () => {
    const cases = [
      ['2026-03-28T23:30', '2026-03-28T22:30:00.000Z'],
      ['2026-03-29T03:30', '2026-03-29T01:30:00.000Z'],
      ['2026-10-25T12:00', '2026-10-25T11:00:00.000Z'],
      ['not a date', 'not a date'],
      ['2026-13-45T99:99', '2026-13-45T99:99'],
    ] as const;
    for (const [typed, utc] of cases) assert.equal(fromLocalField(typed, 'Europe/Berlin'), utc);
    assert.equal(toLocalField('2026-03-29T01:30:00.000Z', 'Europe/Berlin'), '2026-03-29T03:30');
  });

  it('says moments in words and keeps the exact time at hand', () => {
    assert.equal(presentTime(web, '2026-03-28T19:59:30Z').words, 'time just-now');
    assert.equal(presentTime(web, '2026-03-28T19:20:00Z').words, '40 minutes ago');
    assert.equal(presentTime(web, '2026-03-20T19:20:00Z').words, '20 Mar 2026, 20:20');
    assert.match(presentTime(web, '2026-03-20T19:20:00Z').exact, /20 March 2026 at 20:20:00/);
  });

  it('marks a deadline that is near or past, by the desk’s own day', () => {
    assert.deepEqual(pick('2026-03-28T22:30:00Z'), ['today 23:30', 'soon']);
    assert.deepEqual(pick('2026-03-28T23:30:00Z'), ['tomorrow 00:30', 'soon']);
    assert.deepEqual(pick('2026-03-28T19:00:00Z'), ['today 20:00', 'past']);
    assert.deepEqual(pick('2026-04-02T10:00:00Z'), ['2 Apr 2026, 12:00', 'later']);
  });
});

function pick(iso: string): [string, string] {
  const { words, urgency } = presentDeadline(web, iso);
  return [words, urgency];
}
