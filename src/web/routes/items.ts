import { type Request, type Response, Router } from 'express';
import type { StoryMoment, StoryView } from '../../desk/desk.ts';
import type { CaseItem } from '../../verdicts/case.ts';
import { parseRulingInput } from '../../verdicts/verdict.ts';
import { by, type Form, list, pick, text, whole } from '../form.ts';
import type { Kept, Recovery, Theirs } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { nextToCheck, parseListQuery } from '../present/item-list.ts';
import { refusal } from '../refusal.ts';
import type { Web } from '../web.ts';
import { boundsOf, splitAt } from './item-bounds.ts';
import { itemForm, itemIdOf, itemPath, storyIdOf } from './item-form.ts';
import { momentOf } from './moment-of.ts';
import { showItemAgain } from './show-item-again.ts';

type Entry = { readonly view: StoryView; readonly entry: CaseItem };

/** What is done with one item: ruled, signed, given back; added, changed, merged, split, removed. */
export function itemRoutes(web: Web): Router {
  const router = Router();

  router.post(
    '/stories/:story/items',
    onForm({ recovery: (req) => ({ title: web.say('item add'), back: `/stories/${storyIdOf(req)}` }) }, async (form, req, res) => {
      res.redirect(303, itemPath(req, await addItem(web, storyIdOf(req), form, res)));
    }),
  );

  router.post(
    '/stories/:story/items/:item/verdict',
    onForm({ repeated: ['evidence'], recovery: verdictRecovery }, async (form, req, res) => {
      if (text(form, 'use') !== '') return verdictRecovery(req, res).again?.(withRepair(form));
      const { entry } = await find(storyIdOf(req), itemIdOf(req), res);
      const fields = pick(form, 'ruling', 'rating', 'note', 'correction', 'keptBy');
      const input = parseRulingInput({ ...fields, evidence: list(form, 'evidence') }, entry.item.kind);
      await web.desk.items.rule(storyIdOf(req), itemIdOf(req), input, by(form, actor(res)));
      if (input.ruling === 'query') return res.redirect(303, `${itemPath(req).replace('#item', '')}#ask`);
      res.redirect(303, text(form, 'onward') === 'next' ? await nextPath(req, res) : itemPath(req));
    }),
  );

  router.post(
    '/stories/:story/items/:item/sign-off',
    itemForm(recovery('sign off'), (act) => web.desk.items.signOff(act.story, act.item, act.by)),
  );

  router.post(
    '/stories/:story/items/:item/give-back',
    itemForm(recovery('give-back do'), (act) => web.desk.items.giveBack(act.story, act.item, text(act.form, 'reason'), act.by)),
  );

  router.post(
    '/stories/:story/items/:item/change',
    itemForm(recovery('item change'), async ({ story, item, form, by: who, res }) => {
      const { view, entry } = await find(story, item, res);
      const kind = text(form, 'kind') === 'claim' ? 'claim' : 'quote';
      const input = { kind, speaker: text(form, 'speaker').trim(), ...boundsOf(form, view.text, entry.item) } as const;
      await web.desk.items.change(story, item, input, who);
    }),
  );

  router.post(
    '/stories/:story/items/:item/merge',
    itemForm(recovery('item merge'), (act) => web.desk.items.merge(act.story, act.item, text(act.form, 'other'), act.by)),
  );

  router.post(
    '/stories/:story/items/:item/split',
    itemForm(recovery('item split'), async ({ story, item, form, by: who, res }) => {
      const { view, entry } = await find(story, item, res);
      const [first] = await web.desk.items.split(story, item, splitAt(form, view.text, entry.item), who);
      return first;
    }),
  );

  router.post(
    '/stories/:story/items/:item/remove',
    onForm({ recovery: recovery('item remove') }, async (form, req, res) => {
      await web.desk.items.remove(storyIdOf(req), itemIdOf(req), by(form, actor(res)));
      res.redirect(303, `/stories/${storyIdOf(req)}`);
    }),
  );

  async function find(story: string, item: string, res: Response): Promise<Entry> {
    const view = await web.desk.stories.view(story, actor(res));
    return { view, entry: entryOf(view, item) };
  }

  /** The item after this one in the list that nobody has ruled on; else this one. */
  async function nextPath(req: Request, res: Response): Promise<string> {
    const { view } = await find(storyIdOf(req), itemIdOf(req), res);
    const next = nextToCheck(web, view, actor(res), parseListQuery(req.query), itemIdOf(req));
    if (!next) return itemPath(req);
    const [path] = next.href.split('#');
    return `${path}${path?.includes('?') ? '&' : '?'}done=${itemIdOf(req)}#item`;
  }

  function recovery(key: string) {
    return (req: Request, res: Response): Recovery => {
      const [story, item] = [storyIdOf(req), itemIdOf(req)];
      return { title: web.say(key), back: itemPath(req), theirs: (asOf) => theirs(story, item, asOf, res) };
    };
  }

  function verdictRecovery(req: Request, res: Response): Recovery {
    const [story, item, query] = [storyIdOf(req), itemIdOf(req), parseListQuery(req.query)];
    return {
      ...recovery('verdict title')(req, res),
      again: (kept) => showItemAgain(web, res, { story, item, query }, { kept }),
    };
  }

  async function theirs(story: string, id: string, asOf: number | null, res: Response): Promise<Theirs> {
    const view = await momentOf(web, story, id, asOf, res);
    const entry = entryOf(view, id);
    const { item } = entry;
    const verdict = entry.verdicts.at(-1);
    const speaker = item.kind === 'quote' ? (item.speaker?.name ?? '') : '';
    const decided = verdict && {
      ruling: verdict.ruling,
      rating: verdict.rating,
      note: verdict.note,
      correction: verdict.correction,
      keptBy: verdict.keptBy,
    };
    const values = {
      words: view.text.slice(item.start, item.end),
      kind: item.kind,
      speaker,
      reason: entry.returned?.reason ?? '',
      ...decided,
    };
    return { version: view.versions[item.id] ?? 0, values };
  }

  return router;
}

function entryOf(view: StoryMoment, item: string): CaseItem {
  const entry = view.case.items.find((one) => one.item.id === item);
  if (!entry) throw refusal('not-found', 'item-gone');
  return entry;
}

/** The verdict form again, with all that was typed, and the repair as its correction. Nothing is recorded. */
function withRepair(form: Form): Kept {
  const filled = new Map([...form.fields, ['ruling', text(form, 'ruling') || 'change'], ['correction', text(form, 'use')]]);
  return { form: { ...form, fields: filled }, status: 200, message: '', errors: {} };
}

/** By the selection where a script sent one, else by the words. */
async function addItem(web: Web, story: string, form: Form, res: Response): Promise<string> {
  const kind = text(form, 'kind') === 'claim' ? 'claim' : 'quote';
  const speaker = text(form, 'speaker').trim();
  const start = whole(form, 'start');
  const end = whole(form, 'end');
  const words = text(form, 'words');
  if (start !== null && end !== null) {
    const { text: draft } = await web.desk.stories.view(story, actor(res));
    // The draft may have changed since the page was made: then the words decide.
    if (draft.slice(start, end) === words) return web.desk.items.add(story, { kind, speaker, start, end }, by(form, actor(res)));
  }
  return web.desk.items.addByWords(story, { kind, speaker, words, nth: whole(form, 'nth') }, by(form, actor(res)));
}
