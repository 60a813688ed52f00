import type { Request, RequestHandler, Response } from 'express';
import { by, type Form } from '../form.ts';
import { type FormOptions, onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { listQuery, parseListQuery } from '../present/item-list.ts';

export function storyIdOf(req: Request): string {
  return String(req.params.story);
}

export function itemIdOf(req: Request): string {
  return String(req.params.item);
}

/** An item's page, beside the list as it was when the form was sent. */
export function itemPath(req: Request, item = itemIdOf(req)): string {
  return `/stories/${storyIdOf(req)}/items/${item}${listQuery(parseListQuery(req.query))}#item`;
}

/** Who does what to which item. */
interface ItemAct {
  readonly story: string;
  readonly item: string;
  readonly by: ReturnType<typeof by>;
  readonly form: Form;
  readonly res: Response;
}

/** A form of an item: its act, then the item's page; that of another where the act returns its id. */
export function itemForm(
  recovery: NonNullable<FormOptions['recovery']>,
  act: (act: ItemAct) => Promise<unknown>,
): RequestHandler[] {
  return onForm({ recovery }, async (form, req, res) => {
    const item = await act({ story: storyIdOf(req), item: itemIdOf(req), by: by(form, actor(res)), form, res });
    res.redirect(303, itemPath(req, typeof item === 'string' ? item : itemIdOf(req)));
  });
}
