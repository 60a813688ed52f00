import { type Request, type Response, Router } from 'express';
import type { StoryView } from '../../desk/desk.ts';
import { parseStoryInput, type StoryInput } from '../../documents/story.ts';
import { by, type Form, pick, text } from '../form.ts';
import type { Kept, Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor, openTo } from '../middleware/sign-in.ts';
import { presentHistory } from '../present/history-page.ts';
import { parseListQuery } from '../present/item-list.ts';
import { presentStoryForm } from '../present/story-form.ts';
import { presentHead } from '../present/story-head.ts';
import { presentStory } from '../present/story-page.ts';
import { fromLocalField, toLocalField } from '../present/times.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';
import { draftOf } from './draft-of.ts';
import { importInto } from './imports.ts';
import { momentOf } from './moment-of.ts';
import { readTogether } from './read-together.ts';
import { firstSources, MOST_FILES } from './source-form.ts';
import { wholeOf } from './whole-of.ts';

/** A story: opened, read as a galley, described, revised; and its history. */
export function storyRoutes(web: Web): Router {
  const router = Router();
  const idOf = (req: Request) => String(req.params.story);
  const viewOf = (req: Request, res: Response) => web.desk.stories.view(idOf(req), actor(res));

  router.get('/stories/new', openTo('edit-story'), (_req, res) => showNew(res, null));

  router.post(
    '/stories',
    onForm({ recovery: newRecovery, files: { file: 1, sources: MOST_FILES } }, async (form, _req, res) => {
      const [input, draft, orders] = await readTogether(
        web,
        () => storyInput(web, form),
        () => draftOf(web, form),
        () => firstSources(form),
      );
      const story = await web.desk.stories.open(input, draft, by(form, actor(res)));
      if (orders.length > 0) return importInto(web, orders, story, form, res);
      res.redirect(303, `/stories/${story}`);
    }),
  );

  router.get(['/stories/:story', '/stories/:story/items/:item'], async (req, res) => {
    const view = await viewOf(req, res);
    const item = typeof req.params.item === 'string' ? req.params.item : null;
    const ask = {
      item,
      query: parseListQuery(req.query),
      part: wholeOf(req.query.part),
      done: typeof req.query.done === 'string' ? req.query.done : '',
      kept: null,
      keptPublish: null,
      repairs: item === null ? [] : await web.desk.items.repairs(view, item),
    };
    const page = presentStory(web, actor(res), view, ask);
    const isGone = item !== null && page.panel === null;
    show(web, res, 'story', {
      title: page.panel?.title ?? view.case.story.title,
      section: 'story',
      status: isGone ? 404 : 200,
      page,
    });
  });

  router.post(
    '/stories/:story/comparing',
    onForm({}, async (form, req, res) => {
      const { stopComparing, goOnComparing } = web.desk.stories;
      await (text(form, 'what') === 'stop' ? stopComparing : goOnComparing)(idOf(req), actor(res));
      res.redirect(303, `/stories/${idOf(req)}`);
    }),
  );

  router.get('/stories/:story/history', async (req, res) => {
    const view = await viewOf(req, res);
    const item = typeof req.query.item === 'string' ? req.query.item : null;
    const page = presentHistory(web, actor(res), view, await web.desk.stories.history(view.case.story.id, actor(res)), item);
    show(web, res, 'history', { title: titled(view, 'story history'), section: 'story', page });
  });

  router.get('/stories/:story/details', openTo('edit-story'), async (req, res) => showDetails(res, await viewOf(req, res), null));

  router.post(
    '/stories/:story/details',
    onForm({ recovery: detailsRecovery }, async (form, req, res) => {
      const id = idOf(req);
      await web.desk.stories.change(id, storyInput(web, form), by(form, actor(res)));
      res.redirect(303, `/stories/${id}`);
    }),
  );

  router.get('/stories/:story/draft', openTo('edit-story'), async (req, res) => showDraft(res, await viewOf(req, res), null));

  router.post(
    '/stories/:story/draft',
    onForm({ recovery: draftRecovery }, async (form, req, res) => {
      const id = idOf(req);
      const { text: present } = await viewOf(req, res);
      await web.desk.stories.revise(id, await draftOf(web, form, present), by(form, actor(res)));
      res.redirect(303, `/stories/${id}`);
    }),
  );

  function titled(view: StoryView, key: string): string {
    return `${web.say(key)} · ${view.case.story.title}`;
  }

  function showNew(res: Response, kept: Kept | null): void {
    show(web, res, 'new-story', {
      title: web.say('new-story title'),
      section: 'desk',
      status: kept?.status ?? 200,
      page: presentStoryForm(web, null, '', kept),
    });
  }

  function newRecovery(_req: Request, res: Response): Recovery {
    return { title: web.say('new-story title'), back: '/stories/new', again: async (kept) => showNew(res, kept) };
  }

  function showDetails(res: Response, view: StoryView, kept: Kept | null): void {
    const page = {
      head: presentHead(web, actor(res), view, 'details'),
      form: presentStoryForm(web, view.case.story, '', kept),
      version: versionOf(view, kept),
    };
    show(web, res, 'story-details', { title: titled(view, 'story details'), section: 'story', status: kept?.status ?? 200, page });
  }

  function detailsRecovery(req: Request, res: Response): Recovery {
    const id = idOf(req);
    return {
      title: web.say('story details'),
      back: `/stories/${id}/details`,
      again: async (kept) => showDetails(res, await web.desk.stories.view(id, actor(res)), kept),
      theirs: async (asOf) => {
        const view = await momentOf(web, id, 'story', asOf, res);
        const { story } = view.case;
        const deadline = toLocalField(story.deadline, web.zone);
        const { title, byline, policy } = story;
        return {
          version: view.versions.story ?? 0,
          values: { title, byline, policy, deadline, published: story.published ?? '' },
        };
      },
    };
  }

  function showDraft(res: Response, view: StoryView, kept: Kept | null): void {
    const page = {
      head: presentHead(web, actor(res), view, 'draft'),
      form: presentStoryForm(web, view.case.story, kept ? '' : view.text, kept),
      version: versionOf(view, kept),
    };
    show(web, res, 'new-draft', { title: titled(view, 'story new-draft'), section: 'story', status: kept?.status ?? 200, page });
  }

  function draftRecovery(req: Request, res: Response): Recovery {
    const id = idOf(req);
    return {
      title: web.say('story new-draft'),
      back: `/stories/${id}/draft`,
      again: async (kept) => showDraft(res, await web.desk.stories.view(id, actor(res)), kept),
      theirs: async (asOf) => {
        const view = await momentOf(web, id, 'story', asOf, res);
        return { version: view.versions.story ?? 0, values: { text: view.text } };
      },
    };
  }

  return router;
}

/** A form that is shown again was made from the version that it names, not from the newest. */
function versionOf(view: StoryView, kept: Kept | null): number {
  return kept ? Number(text(kept.form, 'version')) || 0 : (view.versions.story ?? 0);
}

function storyInput(web: Web, form: Form): StoryInput {
  const { policy, ...fields } = pick(form, 'title', 'byline', 'published', 'deadline', 'policy');
  const blindCheck = text(form, 'blindCheck') === 'yes';
  const isKnown = web.policies.some(({ name }) => name === policy);
  return parseStoryInput({
    ...fields,
    ...(isKnown && { policy }),
    blindCheck,
    deadline: fields.deadline && fromLocalField(fields.deadline, web.zone),
  });
}
