import type { Person } from '../../src/verdicts/person.ts';

/** Sees whatever is open to the desk. */
export const READER: Person = { id: 'test-reader', name: 'Test Reader', role: 'checker', disabled: false };
