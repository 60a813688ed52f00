import { type Request, type Response, Router } from 'express';
import type { AssignmentInput } from '../../desk/work-desk.ts';
import { by, type Form, text, whole } from '../form.ts';
import type { Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { fromLocalField, toLocalField } from '../present/times.ts';
import { refusal } from '../refusal.ts';
import type { Web } from '../web.ts';
import { listed } from './listed.ts';
import { momentOf } from './moment-of.ts';

/** Who does what on a story; what the writer says to a change; taking back. */
export function itemWorkRoutes(web: Web): Router {
  const router = Router();
  const storyId = (req: Request) => String(req.params.story);
  const itemId = (req: Request) => String(req.params.item);
  const storyPath = (req: Request) => `/stories/${storyId(req)}`;
  const itemPath = (req: Request) => `${storyPath(req)}/items/${itemId(req)}${listed(req)}#item`;

  router.post(
    '/stories/:story/assign',
    onForm({ recovery: (req) => ({ title: web.say('assigned give'), back: storyPath(req) }) }, async (form, req, res) => {
      await web.desk.work.assignItems(storyId(req), assignment(web, form, 'open'), by(form, actor(res)));
      res.redirect(303, storyPath(req));
    }),
  );

  router.post(
    '/stories/:story/checker',
    onForm({ recovery: (req) => ({ title: web.say('assigned in-charge'), back: storyPath(req) }) }, async (form, req, res) => {
      await web.desk.work.assignStory(storyId(req), text(form, 'to') || null, by(form, actor(res)));
      res.redirect(303, storyPath(req));
    }),
  );

  router.post(
    '/stories/:story/items/:item/assign',
    onForm({ recovery: assignRecovery }, async (form, req, res) => {
      await web.desk.work.assignItems(storyId(req), assignment(web, form, [itemId(req)]), by(form, actor(res)));
      res.redirect(303, itemPath(req));
    }),
  );

  router.post(
    '/stories/:story/items/:item/take',
    onForm({ recovery: recovery('assigned take') }, async (form, req, res) => {
      await web.desk.work.take(storyId(req), itemId(req), by(form, actor(res)));
      res.redirect(303, itemPath(req));
    }),
  );

  router.post(
    '/stories/:story/items/:item/accept',
    onForm({ recovery: recovery('proposal accept') }, async (form, req, res) => {
      await web.desk.work.acceptChange(storyId(req), itemId(req), by(form, actor(res)));
      res.redirect(303, itemPath(req));
    }),
  );

  router.post(
    '/stories/:story/items/:item/answer',
    onForm({ recovery: recovery('proposal object') }, async (form, req, res) => {
      await web.desk.work.answerChange(storyId(req), itemId(req), text(form, 'answer'), by(form, actor(res)));
      res.redirect(303, itemPath(req));
    }),
  );

  router.post(
    ['/stories/:story/undo', '/stories/:story/items/:item/undo'],
    onForm({ recovery: (req) => ({ title: web.say('undo title'), back: `${storyPath(req)}/history` }) }, async (form, req, res) => {
      const seq = whole(form, 'seq');
      if (seq === null) throw refusal('invalid', 'number-unreadable');
      await web.desk.work.undo(storyId(req), seq, by(form, actor(res)));
      const page = ['queries', 'sources'].find((one) => one === text(form, 'page')) ?? 'history';
      res.redirect(303, req.params.item === undefined ? `${storyPath(req)}/${page}` : itemPath(req));
    }),
  );

  function recovery(key: string) {
    return (req: Request, res: Response): Recovery => {
      const [story, item] = [storyId(req), itemId(req)];
      const theirs = async (asOf: number | null) => {
        const view = await momentOf(web, story, item, asOf, res);
        const entry = view.case.items.find((one) => one.item.id === item);
        return { version: view.versions[item] ?? 0, values: { answer: entry?.proposal?.answers.at(-1)?.text ?? '' } };
      };
      return { title: web.say(key), back: itemPath(req), theirs };
    };
  }

  function assignRecovery(req: Request, res: Response): Recovery {
    const [story, item] = [storyId(req), itemId(req)];
    const theirs = async (asOf: number | null) => {
      const view = await momentOf(web, story, `assignment/${item}`, asOf, res);
      const entry = view.case.items.find((one) => one.item.id === item);
      const due = toLocalField(entry?.due ?? null, web.zone);
      return { version: view.versions[`assignment/${item}`] ?? 0, values: { to: entry?.assignee ?? '', due } };
    };
    return { title: web.say('assigned give'), back: itemPath(req), theirs };
  }

  return router;
}

function assignment(web: Web, form: Form, items: AssignmentInput['items']): AssignmentInput {
  const due = text(form, 'due');
  return { items, to: text(form, 'to') || null, due: due === '' ? null : fromLocalField(due, web.zone) };
}
