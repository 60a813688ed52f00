import type { Request, RequestHandler, Response } from 'express';
import type { From, SignedIn } from '../../desk/accounts/accounts.ts';
import { type Act, may, type Person } from '../../verdicts/person.ts';
import { refusal } from '../refusal.ts';
import type { Web } from '../web.ts';

/** `__Host-` binds the cookie to this host over TLS; browsers refuse the prefix on plain http. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-verbatim' : 'verbatim';
}

function sessionToken(req: Request, secure: boolean): string | undefined {
  const prefix = `${cookieName(secure)}=`;
  const cookies = (req.get('cookie') ?? '').split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
}

/** Where a request comes from. */
export function fromOf(req: Request): From {
  return { address: req.ip ?? '', agent: req.get('user-agent') ?? '' };
}

/** A fresh session for every sign-in; the one that this browser had before ends. */
export async function startSession(web: Web, req: Request, res: Response, { token }: Pick<SignedIn, 'token'>): Promise<void> {
  await web.desk.accounts.signOut(sessionToken(req, web.secure));
  await giveToken(web, res, token);
}

/** The new token of a session whose old one has ended already. */
export async function giveToken(web: Web, res: Response, token: string): Promise<void> {
  res.locals.session = (await web.desk.accounts.session(token))?.id ?? null;
  res.cookie(cookieName(web.secure), token, cookieOptions(web.secure));
}

export async function endSession(web: Web, req: Request, res: Response): Promise<void> {
  await web.desk.accounts.signOut(sessionToken(req, web.secure));
  res.clearCookie(cookieName(web.secure), cookieOptions(web.secure));
}

function cookieOptions(secure: boolean) {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
}

/** Knows who is asking, for every page. */
export function whoAsks(web: Web): RequestHandler {
  return async (req, res, next) => {
    const token = sessionToken(req, web.secure);
    const session = await web.desk.accounts.session(token);
    res.locals.isSignedIn = async () => (await web.desk.accounts.session(token)) !== null;
    res.locals.person = session?.person ?? null;
    res.locals.session = session?.id ?? null;
    next();
  };
}

/**
 * Sends those who are not signed in to the sign-in page, and from there back to where they wanted to go. A form goes on
 * to its route, which refuses it there (`onForm`), so that what was typed in it is shown and not lost.
 */
export const signedInOnly: RequestHandler = (req, res, next) => {
  if (res.locals.person || (req.method !== 'GET' && req.method !== 'HEAD')) return next();
  res.redirect(303, req.originalUrl === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(req.originalUrl)}`);
};

/** Keeps a form from whoever may not send it. */
export function openTo(act: Act): RequestHandler {
  return (_req, res, next) => {
    if (!may(actor(res), act)) throw refusal('forbidden', 'not-your-role');
    next();
  };
}

/** The person who is signed in. Routes behind `signedInOnly` have one. */
export function actor(res: Response): Person {
  if (!res.locals.person) throw refusal('forbidden', 'signed-out');
  return res.locals.person;
}
