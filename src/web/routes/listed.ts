import type { Request } from 'express';
import { listQuery, parseListQuery } from '../present/item-list.ts';

/** The list that a form of the story page was sent from, to come back to. */
export function listed(req: Request): string {
  return listQuery(parseListQuery(req.query));
}
