import { type ErrorCode, VerbatimError } from '../errors.ts';
import type { Web } from './web.ts';

/** What the web itself refuses: its message is a key of the catalogue, said when the answer is written. */
export function refusal(code: ErrorCode, key: RefusalKey, cause?: unknown, field?: string): VerbatimError {
  return new VerbatimError(code, `refusal ${key}`, cause, field ? { [field]: `refusal ${key}` } : {});
}

export type RefusalKey =
  | 'too-much'
  | 'unreadable-request'
  | 'no-such-page'
  | 'signed-out'
  | 'not-your-role'
  | 'other-site'
  | 'set-up-already'
  | 'set-up-link-wrong'
  | 'link-over'
  | 'form-damaged'
  | 'field-unknown'
  | 'field-twice'
  | 'field-too-long'
  | 'file-too-large'
  | 'too-many-addresses'
  | 'too-many-fields'
  | 'too-many-files'
  | 'characters-unreadable'
  | 'characters-nul'
  | 'number-unreadable'
  | 'key-lost'
  | 'item-gone'
  | 'words-not-in-draft'
  | 'second-part-unknown'
  | 'stretch-unknown'
  | 'draft-twice'
  | 'source-empty'
  | 'import-empty'
  | 'recording-missing'
  | 'not-a-pdf'
  | 'address-unreadable';

export function isSignedOut(error: VerbatimError): boolean {
  return error.message === ('refusal signed-out' satisfies `refusal ${RefusalKey}`);
}

/** A refusal's words: the web's own from the catalogue, the desk's as they are. */
export function sayRefusal(web: Web, message: string): string {
  return web.knows(message) ? web.say(message) : message;
}
