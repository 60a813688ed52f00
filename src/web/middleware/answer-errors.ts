import type { ErrorRequestHandler, Request, Response } from 'express';
import type { SecurityEvent } from '../../accounts/security-event.ts';
import { type ErrorCode, VerbatimError } from '../../errors.ts';
import { type Form, text } from '../form.ts';
import { presentKept } from '../present/kept-page.ts';
import { isSignedOut, refusal, sayRefusal } from '../refusal.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

/** What a route knows about its form, for when it is refused: no typed text is lost. */
export interface Recovery {
  // Called after the route was left: its parameters must be read before.
  /** What was being done. */
  readonly title: string;
  /** Where its page is. */
  readonly back: string;
  /** Shows the form's own page again with what was typed. */
  readonly again?: (kept: Kept) => Promise<void>;
  /** What the object holds now, for a stale form; or what it held at the version that the form began from. */
  readonly theirs?: (asOf: number | null) => Promise<Theirs>;
}

export interface Theirs {
  readonly version: number;
  readonly values: Readonly<Record<string, string>>;
}

export interface Kept {
  readonly form: Form;
  readonly status: number;
  readonly message: string;
  readonly errors: Readonly<Record<string, string>>;
}

export const STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
};

/** The one place where an error becomes a page. Anything that is no VerbatimError is a bug: logged, and told plainly. */
export function answerErrors(web: Web, log: (error: unknown) => void, watch: (event: SecurityEvent) => void): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    const refusal = asRefusal(error);
    if (!refusal) log(error);
    if (refusal?.code === 'forbidden') watch(refusedEvent(req, res));
    if (res.headersSent) return next(error);
    try {
      await answer(web, req, res, refusal);
    } catch (secondError) {
      log(secondError);
      showError(web, res, 500, web.say('error bug'));
    }
  };
}

function refusedEvent(req: Request, res: Response): SecurityEvent {
  const { person } = res.locals;
  return { what: 'refused', about: `${req.method} ${req.path}`, address: req.ip ?? '', ...(person && { person: person.id }) };
}

/** body-parser and Express say what is wrong with a request by a status; theirs become ours. */
export function asRefusal(error: unknown): VerbatimError | null {
  if (error instanceof VerbatimError) return error;
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  if (status === 413) return refusal('too-large', 'too-much', error);
  if (status === 404) return refusal('not-found', 'no-such-page', error);
  if (status >= 400 && status < 500) return refusal('invalid', 'unreadable-request', error);
  return null;
}

async function answer(web: Web, req: Request, res: Response, refused: VerbatimError | null): Promise<void> {
  const status = refused ? STATUS[refused.code] : 500;
  const message = refused ? sayRefusal(web, refused.message) : web.say('error bug');
  const { recovery } = res.locals;
  if (!recovery || !req.form) return showError(web, res, status, message);
  const kept: Kept = { form: req.form, status, message, errors: errorsOf(web, refused) };
  const theirs = status === 409 ? await theirsAt(recovery, null) : null;
  if (recovery.again && refused && showsOwnPage(refused) && (await isShownAgain(recovery.again, kept))) return;
  const base = theirs && (await theirsAt(recovery, Number(text(kept.form, 'version')) || 0));
  showKept(web, req, res, { recovery, kept, theirs, base });
}

/** False where the form's own page is not there any more, or not for these eyes. */
async function isShownAgain(again: NonNullable<Recovery['again']>, kept: Kept): Promise<boolean> {
  try {
    await again(kept);
    return true;
  } catch (error) {
    if (error instanceof VerbatimError) return false;
    throw error;
  }
}

/**
 * 503: it may have been saved all the same, so the same key must come back, and the form's own page would make a new
 * one. Signed out: that page is not theirs to see. Gone or changed by others: it is not what was typed into.
 */
function showsOwnPage(refused: VerbatimError): boolean {
  return ['invalid', 'forbidden', 'too-large', 'too-many'].includes(refused.code) && !isSignedOut(refused);
}

function errorsOf(web: Web, refused: VerbatimError | null): Kept['errors'] {
  return Object.fromEntries(Object.entries(refused?.fields ?? {}).map(([name, message]) => [name, sayRefusal(web, message)]));
}

/** Null where there is nothing of theirs to show: the object itself may be gone. */
async function theirsAt(recovery: Recovery, asOf: number | null): Promise<Theirs | null> {
  try {
    return (await recovery.theirs?.(asOf)) ?? null;
  } catch (error) {
    if (error instanceof VerbatimError) return null;
    throw error;
  }
}

interface Collision {
  readonly recovery: Recovery;
  readonly kept: Kept;
  readonly theirs: Theirs | null;
  readonly base: Theirs | null;
}

function showKept(web: Web, req: Request, res: Response, { recovery, kept, theirs, base }: Collision): void {
  const version = theirs ? String(theirs.version) : text(kept.form, 'version');
  const values = { theirs: theirs?.values ?? null, base: base?.values ?? null };
  const page = presentKept(web, { signedOut: !res.locals.person, action: req.originalUrl, recovery, kept, version, ...values });
  show(web, res, 'kept', {
    title: page.stale ? web.say('conflict someone-was-faster') : recovery.title,
    status: kept.status,
    page,
  });
}

export function showError(web: Web, res: Response, status: number, message: string): void {
  const known = [400, 403, 404, 409, 413, 429, 503].includes(status);
  const title = web.say(`error title-${known ? status : 500}`);
  show(web, res, 'error', { title, status, page: { title, message, signedIn: Boolean(res.locals.person) } });
}
