import type { z } from 'zod';
import { type Call, DONE, type Endpoint } from './endpoint.ts';
import { ANSWERS } from './story-json.ts';

type Described = Omit<Endpoint, 'handle'>;
type Params = Pick<Call, 'params'>;

/** A call that reads something of a story. */
export function look(path: string, summary: string): Described {
  return { method: 'get', path: `/stories/:story${path}`, scope: 'read', summary };
}

/** A call that changes something of a story. */
export function change(path: string, summary: string, body?: z.ZodType): Described {
  const described: Described = { method: 'post', path: `/stories/:story${path}`, scope: 'write', summary, answer: ANSWERS.done };
  return body ? { ...described, body } : described;
}

export async function done(act: Promise<void>) {
  await act;
  return DONE;
}

export function storyOf({ params }: Params): string {
  return params.story ?? '';
}

export function itemOf({ params }: Params): string {
  return params.item ?? '';
}
