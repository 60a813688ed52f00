import type { Request, RequestHandler, Response } from 'express';
import type { Person } from '../../verdicts/person.ts';
import { refusal } from '../refusal.ts';
import type { Web } from '../web.ts';

/** `__Host-` binds the cookie to this host over TLS; browsers refuse the prefix on plain http. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-verbatim' : 'verbatim';
}

export function sessionToken(req: Request, secure: boolean): string | undefined {
  const prefix = `${cookieName(secure)}=`;
  const cookies = (req.get('cookie') ?? '').split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
}

/** A fresh session for every sign-in; the one before it ends. */
export function startSession(web: Web, req: Request, res: Response, person: Person): void {
  web.sessions.close(sessionToken(req, web.secure));
  res.cookie(cookieName(web.secure), web.sessions.open(person.id), cookieOptions(web.secure));
}

export function endSession(web: Web, req: Request, res: Response): void {
  web.sessions.close(sessionToken(req, web.secure));
  res.clearCookie(cookieName(web.secure), cookieOptions(web.secure));
}

function cookieOptions(secure: boolean) {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
}

/** Knows who is asking, for every page. */
export function whoAsks(web: Web): RequestHandler {
  return async (req, res, next) => {
    const id = web.sessions.person(sessionToken(req, web.secure));
    res.locals.person = id === null ? null : await web.desk.people.find(id);
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

/** The person who is signed in. Routes behind `signedInOnly` have one. */
export function actor(res: Response): Person {
  if (!res.locals.person) throw refusal('forbidden', 'signed-out');
  return res.locals.person;
}
