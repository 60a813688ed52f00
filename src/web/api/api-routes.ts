import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import { VerbatimError } from '../../errors.ts';
import { asRefusal, STATUS } from '../middleware/answer-errors.ts';
import { fromOf } from '../middleware/sign-in.ts';
import { sayRefusal } from '../refusal.ts';
import type { Web } from '../web.ts';
import { type Answer, callOf, type Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { describeApi } from './openapi.ts';

/** In bytes: as much as a form of the pages may carry. */
const LIMIT = 40 * 1024 * 1024;

/** `/api/v1`: for programs, by bearer token alone. A browser's cookie opens nothing here, so no other site can use it. */
export function apiRoutes(web: Web, log: (error: unknown) => void): Router {
  const router = Router();
  const all = endpoints(web.desk);
  const description = describeApi(all);

  router.get('/api/v1/openapi.json', (_req, res) => void res.json(description));
  for (const endpoint of all)
    router[endpoint.method](`/api/v1${endpoint.path}`, bearerOnly(web, endpoint), express.json({ limit: LIMIT }), run(endpoint));
  router.use('/api', () => {
    throw new VerbatimError('not-found', 'There is no such call. See /api/v1/openapi.json.');
  });
  router.use('/api', jsonErrors(web, log));
  return router;
}

function bearerOnly(web: Web, { scope }: Endpoint): RequestHandler {
  return async (req, res, next) => {
    const token = /^Bearer ([\w-]{20,200})$/i.exec(req.get('authorization') ?? '')?.[1];
    const known = token ? await web.desk.accounts.bearer(token, fromOf(req)) : null;
    if (!known) {
      res.set('WWW-Authenticate', 'Bearer realm="Verbatim"');
      return void refuse(res, 401, 'unauthorized', 'Send a header Authorization: Bearer TOKEN, with a token of “Your account”.');
    }
    if (!known.scopes.includes(scope))
      return void refuse(res, 403, 'forbidden', `This token has not the scope “${scope}”, which this call needs.`);
    res.locals.person = known.person;
    next();
  };
}

function run(endpoint: Endpoint): RequestHandler {
  return async (req: Request, res: Response) => {
    const { person } = res.locals;
    if (!person) throw new VerbatimError('forbidden', 'Nobody is signed in.');
    if (endpoint.body && !req.is('application/json'))
      throw new VerbatimError('invalid', 'Send JSON, as Content-Type: application/json.');
    send(res, await endpoint.handle(callOf(req, person)));
  };
}

function send(res: Response, answer: Answer): void {
  if ('json' in answer) return void res.status(answer.status ?? 200).json(answer.json);
  res.attachment(answer.name);
  res.type(answer.mediaType).send(Buffer.from(answer.bytes));
}

function jsonErrors(web: Web, log: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const refused = asRefusal(error);
    if (!refused) log(error);
    if (res.headersSent) return next(error);
    if (refused) refuse(res, STATUS[refused.code], refused.code, sayRefusal(web, refused.message));
    else refuse(res, 500, 'bug', 'The desk met an error of its own. It was written down.');
  };
}

function refuse(res: Response, status: number, code: string, message: string): void {
  res.status(status).json({ error: { code, message } });
}
