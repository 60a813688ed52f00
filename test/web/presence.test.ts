import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../src/verdicts/person.ts';
import { createPresence } from '../../src/web/presence.ts';

const [ann, ben] = ['Ann Example', 'Ben Example'].map((name) => ({ id: name, name, role: 'checker' })) as unknown as [
  Person,
  Person,
];

test('presence: others are told once each with the item they opened last, until they leave', () => {
  const presence = createPresence();
  const told: string[] = [];
  presence.subscribe((story) => told.push(story));
  presence.arrive('s1', { person: ann, item: null });
  const leaveFirst = presence.arrive('s1', { person: ben, item: 'q1' });
  const leaveSecond = presence.arrive('s1', { person: ben, item: 'q2' });
  presence.arrive('s2', { person: ben, item: 'q9' });
  const shown = () => presence.others('s1', ann.id).map(({ person, item }) => `${person.name} ${item}`);
  assert.deepEqual(shown(), ['Ben Example q2']);
  leaveSecond();
  leaveSecond();
  assert.deepEqual(shown(), ['Ben Example q1']);
  leaveFirst();
  assert.deepEqual(shown(), []);
  assert.deepEqual(told, ['s1', 's1', 's1', 's2', 's1', 's1']);
});
