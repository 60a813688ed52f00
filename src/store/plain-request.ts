import { VerbatimError } from '../errors.ts';
import { checkText, plainJson } from './plain-json.ts';
import { type AppendRequest, parseStream } from './store.ts';

const UTC_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

/** A copy that the caller can no longer change, exactly as it will be read back. */
export function plainRequest({ stream, actor, key, at, expected, changes }: AppendRequest): AppendRequest {
  if (changes.length === 0) throw new VerbatimError('invalid', 'There is nothing to save.');
  if (!UTC_TIME.test(at) || Number.isNaN(Date.parse(at))) throw new VerbatimError('invalid', `"${at}" is not a UTC time.`);
  if (key === '') throw new VerbatimError('invalid', 'The form has no key. Load the page again.');
  for (const text of [actor, key]) checkText(text);
  return { ...{ stream: parseStream(stream), actor, key, at }, expected: { ...expected }, changes: changes.map(plainChange) };
}

function plainChange({ action, object, payload }: AppendRequest['changes'][number]): AppendRequest['changes'][number] {
  for (const text of [action, object]) checkText(text);
  if (object === '__proto__') throw new VerbatimError('invalid', 'Nothing can be named "__proto__".');
  return { action, object, payload: plainJson(payload ?? null) };
}
