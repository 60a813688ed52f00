import { z } from 'zod';
import type { Furniture } from '../documents/document.ts';
import type { DraftFile, ProposedSource } from '../documents/proposed-source.ts';
import type { Draft, Story } from '../documents/story.ts';
import { parseOrRefuse } from '../errors.ts';
import type { Item } from '../items/item.ts';
import { ROUNDS } from './blind-check.ts';
import type { CaseItem } from './case.ts';
import type { PublishedCheckInput } from './published-check.ts';
import type { Answer, Query } from './query.ts';
import type { Verdict } from './verdict.ts';

/** One recorded act as the store keeps it; `payload` is JSON and unread until parseCaseEvent. */
export interface RecordedAct {
  readonly action: string;
  readonly object: string;
  readonly payload: unknown;
  readonly actor: string;
  readonly at: string;
  /** Its line in the record. */
  readonly seq: number;
}

const item = z.custom<Item>(
  (value) => z.looseObject({ id: z.string(), kind: z.enum(['quote', 'claim']) }).safeParse(value).success,
);
const story = z.custom<Story>((value) => z.looseObject({ id: z.string(), title: z.string() }).safeParse(value).success);
const draft = z.custom<Draft>((value) => z.looseObject({ number: z.number(), sha256: z.string() }).safeParse(value).success);
const verdict = z.custom<Verdict>((value) => z.looseObject({ ruling: z.string(), words: z.string() }).safeParse(value).success);
const furniture = z.array(z.custom<Furniture>((value) => z.looseObject({ start: z.number() }).safeParse(value).success));

/** An item of a new draft; `carries` is the item of the draft before that it continues, `kept` if its words and sentence did not move. */
const carriedItem = z.object({
  item,
  carries: z.string().nullable(),
  kept: z.boolean(),
  /** The sentence before and after, where it moved. */
  moved: z.object({ before: z.string(), after: z.string(), corrected: z.boolean() }).nullable().default(null),
});
const span = z.object({ start: z.number(), end: z.number() });
const noClaim = span.extend({ by: z.string(), at: z.string() });
const query = z.custom<Query>((value) => z.looseObject({ id: z.string(), text: z.string() }).safeParse(value).success);
const answer = z.custom<Answer>((value) => z.looseObject({ text: z.string(), by: z.string() }).safeParse(value).success);
const caseItem = z.custom<CaseItem>((value) => z.looseObject({ item, verdicts: z.array(verdict) }).safeParse(value).success);
const proposed = z.custom<ProposedSource>((value) => z.looseObject({ id: z.string(), text: z.string() }).safeParse(value).success);
const draftFile = z.custom<DraftFile>(
  (value) => z.looseObject({ original: z.string(), wording: z.string() }).safeParse(value).success,
);
const published = z.custom<PublishedCheckInput>(
  (value) => z.looseObject({ claim: z.string(), url: z.string() }).safeParse(value).success,
);
const round = z.enum(ROUNDS).default('open');

const PAYLOADS = {
  'story-opened': z.object({ story, draft, furniture, items: z.array(item) }),
  'access-changed': z.object({ access: z.object({ readers: z.array(z.string()).nullable(), writers: z.array(z.string()) }) }),
  'story-changed': z.object({ story }),
  'draft-revised': z.object({
    draft,
    furniture,
    items: z.array(carriedItem),
    lost: z.array(z.string()),
    noClaims: z.array(noClaim).default([]),
  }),
  'item-moved': z.object({ before: z.string(), after: z.string() }),
  'item-added': z.object({ item }),
  'item-changed': z.object({ item }),
  'items-merged': z.object({ item, from: z.array(z.string()) }),
  'item-split': z.object({ items: z.array(item) }),
  'item-removed': z.object({ words: z.string() }),
  'draft-came': z.object({ file: draftFile }),
  'sources-proposed': z.object({ proposed: z.array(proposed), moved: z.array(z.object({ id: z.string(), at: span.nullable() })) }),
  'proposed-source-taken': z.object({ proposed: z.string(), source: z.string() }),
  'proposed-source-dismissed': z.object({ proposed: z.string(), reason: z.string() }),
  'source-attached': z.object({ source: z.string() }),
  'source-detached': z.object({ source: z.string() }),
  'verdict-recorded': z.object({ verdict, round }),
  'verdict-signed': z.object({ words: z.string() }),
  'verdict-returned': z.object({ reason: z.string() }),
  'change-accepted': z.object({}),
  'change-answered': z.object({ text: z.string() }),
  'story-assigned': z.object({ to: z.string().nullable() }),
  'item-assigned': z.object({ item: z.string(), to: z.string().nullable(), due: z.string().nullable() }),
  'item-taken': z.object({ item: z.string() }),
  'check-published': z.object({ item: z.string(), check: published.nullable() }),
  'query-asked': z.object({ query }),
  'query-answered': z.object({ query: z.string(), item: z.string().nullable(), answer }),
  'query-closed': z.object({ query: z.string(), item: z.string().nullable(), note: z.string() }),
  /** `before` is the query as it was before the act; null where the act asked it. */
  'query-undone': z.object({
    seq: z.number(),
    action: z.string(),
    query: z.string(),
    item: z.string().nullable(),
    before: query.nullable(),
  }),
  'proposed-source-undone': z.object({ seq: z.number(), action: z.string(), proposed: z.string(), before: proposed }),
  'no-claim-marked': z.object({ spans: z.array(span) }),
  'no-claim-cleared': z.object({ spans: z.array(span) }),
  'proof-recorded': z.object({ sha256: z.string(), changedWords: z.number(), items: z.array(z.string()) }),
  /** `of` is the round of an undone verdict; `entry` is the item as it was before the act, null where it was not there. */
  'act-undone': z.object({ seq: z.number(), action: z.string(), of: round, entry: caseItem.nullable() }),
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
