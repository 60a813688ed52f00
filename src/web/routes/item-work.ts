import { type Request, type Response, Router } from 'express';
import type { AssignmentInput } from '../../desk/work-desk.ts';
import { parsePublishedCheck } from '../../verdicts/published-check.ts';
import { by, type Form, pick, text, whole } from '../form.ts';
import type { Kept, Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { parseListQuery } from '../present/item-list.ts';
import { fromLocalField, toLocalField } from '../present/times.ts';
import { refusal } from '../refusal.ts';
import type { Web } from '../web.ts';
import { itemForm, itemIdOf, itemPath, storyIdOf } from './item-form.ts';
import { momentOf } from './moment-of.ts';
import { showItemAgain } from './show-item-again.ts';

/** Who does what on a story; what the writer says to a change; taking back. */
export function itemWorkRoutes(web: Web): Router {
  const router = Router();
  const storyPath = (req: Request) => `/stories/${storyIdOf(req)}`;

  router.post(
    '/stories/:story/assign',
    onForm({ recovery: (req) => ({ title: web.say('assigned give'), back: storyPath(req) }) }, async (form, req, res) => {
      await web.desk.work.assignItems(storyIdOf(req), assignment(web, form, 'open'), by(form, actor(res)));
      res.redirect(303, storyPath(req));
    }),
  );

  router.post(
    '/stories/:story/checker',
    onForm({ recovery: (req) => ({ title: web.say('assigned in-charge'), back: storyPath(req) }) }, async (form, req, res) => {
      await web.desk.work.assignStory(storyIdOf(req), text(form, 'to') || null, by(form, actor(res)));
      res.redirect(303, storyPath(req));
    }),
  );

  router.post(
    '/stories/:story/items/:item/assign',
    itemForm(assignRecovery, (act) => web.desk.work.assignItems(act.story, assignment(web, act.form, [act.item]), act.by)),
  );

  router.post(
    '/stories/:story/items/:item/take',
    itemForm(recovery('assigned take'), (act) => web.desk.work.take(act.story, act.item, act.by)),
  );

  router.post(
    '/stories/:story/items/:item/accept',
    itemForm(recovery('proposal accept'), (act) => web.desk.work.acceptChange(act.story, act.item, act.by)),
  );

  router.post(
    '/stories/:story/items/:item/answer',
    itemForm(recovery('proposal object'), (act) =>
      web.desk.work.answerChange(act.story, act.item, text(act.form, 'answer'), act.by),
    ),
  );

  router.post(
    '/stories/:story/items/:item/published',
    itemForm(publishRecovery, async (act) => {
      const input = text(act.form, 'thirdParty') === 'yes' ? parsePublishedCheck(publishedIn(act.form)) : null;
      await web.desk.items.publish(act.story, act.item, input, act.by);
    }),
  );

  router.post(
    ['/stories/:story/undo', '/stories/:story/items/:item/undo'],
    onForm({ recovery: (req) => ({ title: web.say('undo title'), back: `${storyPath(req)}/history` }) }, async (form, req, res) => {
      const seq = whole(form, 'seq');
      if (seq === null) throw refusal('invalid', 'number-unreadable');
      await web.desk.work.undo(storyIdOf(req), seq, by(form, actor(res)));
      const page = ['queries', 'sources'].find((one) => one === text(form, 'page')) ?? 'history';
      res.redirect(303, req.params.item === undefined ? `${storyPath(req)}/${page}` : itemPath(req));
    }),
  );

  function recovery(key: string) {
    return (req: Request, res: Response): Recovery => {
      const [story, item] = [storyIdOf(req), itemIdOf(req)];
      const theirs = async (asOf: number | null) => {
        const view = await momentOf(web, story, item, asOf, res);
        const entry = view.case.items.find((one) => one.item.id === item);
        return { version: view.versions[item] ?? 0, values: { answer: entry?.proposal?.answers.at(-1)?.text ?? '' } };
      };
      return { title: web.say(key), back: itemPath(req), theirs };
    };
  }

  function assignRecovery(req: Request, res: Response): Recovery {
    const [story, item] = [storyIdOf(req), itemIdOf(req)];
    const theirs = async (asOf: number | null) => {
      const view = await momentOf(web, story, `assignment/${item}`, asOf, res);
      const entry = view.case.items.find((one) => one.item.id === item);
      const due = toLocalField(entry?.due ?? null, web.zone);
      return { version: view.versions[`assignment/${item}`] ?? 0, values: { to: entry?.assignee ?? '', due } };
    };
    return { title: web.say('assigned give'), back: itemPath(req), theirs };
  }

  function publishRecovery(req: Request, res: Response): Recovery {
    const [story, item, query] = [storyIdOf(req), itemIdOf(req), parseListQuery(req.query)];
    const theirs = async (asOf: number | null) => {
      const view = await momentOf(web, story, `published/${item}`, asOf, res);
      const published = view.case.items.find((one) => one.item.id === item)?.published;
      const {
        claim = '',
        claimant = '',
        claimantKind = '',
        appearance = '',
        publicRating = '',
        explanation = '',
      } = published ?? {};
      const values = { claim, claimant, claimantKind, appearance, publicRating, explanation };
      const more = { appeared: published?.appeared ?? '', checkUrl: published?.url ?? '' };
      return { version: view.versions[`published/${item}`] ?? 0, values: { ...values, ...more } };
    };
    const again = (keptPublish: Kept) => showItemAgain(web, res, { story, item, query }, { keptPublish });
    return { title: web.say('publish title'), back: itemPath(req), theirs, again };
  }

  return router;
}

function publishedIn(form: Form) {
  const fields = pick(form, 'claim', 'claimant', 'claimantKind', 'appearance', 'appeared', 'publicRating', 'explanation');
  return { ...fields, url: text(form, 'checkUrl') };
}

function assignment(web: Web, form: Form, items: AssignmentInput['items']): AssignmentInput {
  const due = text(form, 'due');
  return { items, to: text(form, 'to') || null, due: due === '' ? null : fromLocalField(due, web.zone) };
}
