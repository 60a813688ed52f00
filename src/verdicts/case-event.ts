import { z } from 'zod';
import type { Furniture } from '../documents/document.ts';
import type { Draft, Story } from '../documents/story.ts';
import { parseOrRefuse } from '../errors.ts';
import type { Item } from '../items/item.ts';
import type { Verdict } from './verdict.ts';

/** One recorded act as the store keeps it; `payload` is JSON and unread until parseCaseEvent. */
export interface RecordedAct {
  readonly action: string;
  readonly object: string;
  readonly payload: unknown;
  readonly actor: string;
  readonly at: string;
}

const item = z.custom<Item>(
  (value) => z.looseObject({ id: z.string(), kind: z.enum(['quote', 'claim']) }).safeParse(value).success,
);
const story = z.custom<Story>((value) => z.looseObject({ id: z.string(), title: z.string() }).safeParse(value).success);
const draft = z.custom<Draft>((value) => z.looseObject({ number: z.number(), sha256: z.string() }).safeParse(value).success);
const verdict = z.custom<Verdict>((value) => z.looseObject({ ruling: z.string(), words: z.string() }).safeParse(value).success);
const furniture = z.array(z.custom<Furniture>((value) => z.looseObject({ start: z.number() }).safeParse(value).success));

/** An item of a new draft; `carries` is the item of the draft before that it continues, `kept` if its words and sentence did not move. */
const carriedItem = z.object({ item, carries: z.string().nullable(), kept: z.boolean() });

const PAYLOADS = {
  'story-opened': z.object({ story, draft, furniture, items: z.array(item) }),
  'access-changed': z.object({ access: z.object({ readers: z.array(z.string()).nullable(), writers: z.array(z.string()) }) }),
  'story-changed': z.object({ story }),
  'draft-revised': z.object({ draft, furniture, items: z.array(carriedItem), lost: z.array(z.string()) }),
  'item-moved': z.object({ before: z.string(), after: z.string() }),
  'item-added': z.object({ item }),
  'item-changed': z.object({ item }),
  'items-merged': z.object({ item, from: z.array(z.string()) }),
  'item-split': z.object({ items: z.array(item) }),
  'item-removed': z.object({ words: z.string() }),
  'source-attached': z.object({ source: z.string() }),
  'source-detached': z.object({ source: z.string() }),
  'verdict-recorded': z.object({ verdict }),
  'verdict-signed': z.object({ words: z.string() }),
  'verdict-returned': z.object({ reason: z.string() }),
} as const;

export type CaseAction = keyof typeof PAYLOADS;
export type CasePayload<Action extends CaseAction> = z.infer<(typeof PAYLOADS)[Action]>;
export type CaseEvent = {
  [Action in CaseAction]: Omit<RecordedAct, 'action' | 'payload'> & {
    readonly action: Action;
    readonly payload: CasePayload<Action>;
  };
}[CaseAction];

/** Throws `invalid` for an action or payload that this version does not know. */
export function parseCaseEvent(act: RecordedAct): CaseEvent {
  const action = parseOrRefuse(z.enum(Object.keys(PAYLOADS) as [CaseAction]), act.action, 'Recorded act');
  return { ...act, action, payload: parseOrRefuse(PAYLOADS[action], act.payload, action) } as CaseEvent;
}
