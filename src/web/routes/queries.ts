import { type Request, type Response, Router } from 'express';
import { VerbatimError } from '../../errors.ts';
import { parseAnswerInput, parseQueryInput } from '../../verdicts/query.ts';
import { by, type Form, pick, text } from '../form.ts';
import type { Kept, Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { presentQueries } from '../present/queries-page.ts';
import { fromLocalField } from '../present/times.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';
import { momentOf } from './moment-of.ts';

/** Questions to the writer and to sources: asked, answered, closed. */
export function queryRoutes(web: Web): Router {
  const router = Router();
  const storyId = (req: Request) => String(req.params.story);
  const queryId = (req: Request) => String(req.params.query);

  router.get('/stories/:story/queries', (req, res) => showQueries(storyId(req), res, null));

  router.post(
    '/stories/:story/queries',
    onForm({ recovery: askRecovery }, async (form, req, res) => {
      const query = await web.desk.work.ask(storyId(req), queryInput(web, form), by(form, actor(res)));
      const item = text(form, 'item');
      res.redirect(303, item ? `/stories/${storyId(req)}/items/${item}#item` : `/stories/${storyId(req)}/queries#query-${query}`);
    }),
  );

  router.post(
    '/stories/:story/queries/:query/answer',
    onForm({ recovery: answerRecovery }, async (form, req, res) => {
      await web.desk.work.answer(storyId(req), queryId(req), answerInput(web, form), by(form, actor(res)));
      res.redirect(303, `/stories/${storyId(req)}/queries#query-${queryId(req)}`);
    }),
  );

  router.post(
    '/stories/:story/queries/:query/close',
    onForm({ recovery: answerRecovery }, async (form, req, res) => {
      await web.desk.work.close(storyId(req), queryId(req), text(form, 'note'), by(form, actor(res)));
      res.redirect(303, `/stories/${storyId(req)}/queries#query-${queryId(req)}`);
    }),
  );

  async function showQueries(story: string, res: Response, kept: Kept | null): Promise<void> {
    const view = await web.desk.stories.view(story, actor(res));
    const page = presentQueries(web, actor(res), view, kept);
    const title = `${web.say('story queries')} · ${view.case.story.title}`;
    show(web, res, 'queries', { title, section: 'story', status: kept?.status ?? 200, page });
  }

  function askRecovery(req: Request, res: Response): Recovery {
    const story = storyId(req);
    return { title: web.say('query ask'), back: `/stories/${story}/queries`, again: (kept) => showQueries(story, res, kept) };
  }

  function answerRecovery(req: Request, res: Response): Recovery {
    const [story, id] = [storyId(req), queryId(req)];
    const theirs = async (asOf: number | null) => {
      const view = await momentOf(web, story, `query/${id}`, asOf, res);
      const query = view.case.queries.find((one) => one.id === id);
      const answer = query?.answers.at(-1);
      const values = { answer: answer?.text ?? '', from: answer?.from ?? '', note: query?.closed?.note ?? '' };
      return { version: view.versions[`query/${id}`] ?? 0, values };
    };
    return { title: web.say('story queries'), back: `/stories/${story}/queries#query-${id}`, theirs };
  }

  return router;
}

function queryInput(web: Web, form: Form) {
  const { due, ...fields } = pick(form, 'item', 'to', 'name', 'contact', 'how', 'text', 'due');
  return parseQueryInput({ ...fields, how: fields.how || undefined, due: due && fromLocalField(due, web.zone) });
}

/** The form calls the words "answer". */
function answerInput(web: Web, form: Form) {
  const { answer, when, ...fields } = pick(form, 'answer', 'from', 'when', 'how');
  try {
    return parseAnswerInput({ ...fields, text: answer, when: when && fromLocalField(when, web.zone) });
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    const { text: answerError, ...others } = error.fields;
    throw new VerbatimError(error.code, error.message, error.cause, { ...others, ...(answerError && { answer: answerError }) });
  }
}
