import { VerbatimError } from '../errors.ts';

const LIMITS = Object.freeze({
  /** Levels of nesting; a form has about five, and JSON.stringify gives up at some thousands. */
  depth: 100,
});

/**
 * A copy of `value` as it will be read back from the journal. Refuses what would come back different, or could not be kept
 * by PostgreSQL: NUL, lone surrogates, `__proto__`, numbers that are not finite, and anything that is not plain JSON.
 * A property that is undefined counts as absent.
 */
export function plainJson(value: unknown): unknown {
  check(value, 0);
  return JSON.parse(JSON.stringify(value));
}

export function checkText(text: string): void {
  if (text.includes('\0')) throw new VerbatimError('invalid', 'The text holds a NUL character, which cannot be stored.');
  if (!text.isWellFormed()) throw new VerbatimError('invalid', 'The text holds half of a character (a lone surrogate).');
}

function check(value: unknown, depth: number): void {
  if (depth > LIMITS.depth) throw new VerbatimError('invalid', `The data is nested more than ${LIMITS.depth} levels deep.`);
  if (typeof value === 'string') checkText(value);
  else if (typeof value === 'number') checkNumber(value);
  else if (Array.isArray(value)) for (const entry of value) check(entry, depth + 1);
  else if (isPlainObject(value)) checkObject(value, depth);
  else if (value !== null && typeof value !== 'boolean') throw notJson();
}

function checkNumber(value: number): void {
  if (!Number.isFinite(value)) throw new VerbatimError('invalid', `${value} is not a number that can be stored.`);
}

function checkObject(value: object, depth: number): void {
  for (const [key, entry] of Object.entries(value)) {
    if (key === '__proto__') throw new VerbatimError('invalid', 'The data holds a field named "__proto__".');
    checkText(key);
    if (entry !== undefined) check(entry, depth + 1);
  }
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !('toJSON' in value);
}

function notJson(): VerbatimError {
  return new VerbatimError('invalid', 'The data holds something that is not plain JSON.');
}
