/** What went wrong, in terms that a person can act on. Anything that is not a VerbatimError is a bug. */
export type ErrorCode = 'invalid' | 'not-found' | 'conflict' | 'too-large' | 'unavailable' | 'forbidden';

/** `message` is written for the person at the desk; `cause` is for the log and never shown. */
export class VerbatimError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'VerbatimError';
    this.code = code;
  }
}
