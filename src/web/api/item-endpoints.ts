import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { VerbatimError } from '../../errors.ts';
import { parsePublishedCheck, publishedCheckSchema } from '../../verdicts/published-check.ts';
import { parseRulingInput, RULINGS } from '../../verdicts/verdict.ts';
import { type Call, type Endpoint, made, readBody } from './endpoint.ts';
import { change, done, itemOf, look, storyOf } from './story-call.ts';
import { ANSWERS, itemsJson } from './story-json.ts';

const newItem = z.object({
  kind: z.enum(['quote', 'claim']),
  words: z.string(),
  /** Which place, from 1, where the draft has these words several times. */
  nth: z.int().positive().nullable().default(null),
  speaker: z.string().default(''),
});
const ruling = z.object({
  ruling: z.enum(RULINGS),
  rating: z.string(),
  note: z.string().default(''),
  correction: z.string().default(''),
  keptBy: z.string().default(''),
  /** Places in attached sources, as `source:start-end`. */
  evidence: z.array(z.string()).default([]),
});
const reason = z.object({ reason: z.string() });
const { appeared } = publishedCheckSchema.shape;
/** If-Match is the version of `published/ITEM` among the story's versions. */
const published = z.object({
  check: z.object({ ...publishedCheckSchema.shape, appeared: appeared.optional() }).nullable(),
});
/** Offsets count UTF-16 code units of the present draft. */
const changedItem = z.object({
  kind: z.enum(['quote', 'claim']),
  ...{ start: z.int().min(0), end: z.int().min(0) },
  speaker: z.string().default(''),
});
const cut = z.object({ at: z.int().min(0) });
const other = z.object({ other: z.string() });

/** What is done with items: listed, added, changed, merged, split, removed; ruled, signed, given back, published. */
export function itemEndpoints({ stories, items }: Desk): readonly Endpoint[] {
  return [
    {
      ...look('/items', 'Its items with findings and verdicts'),
      answer: ANSWERS.items,
      handle: async (call) => ({ json: { items: itemsJson(await stories.view(storyOf(call), call.person)) } }),
    },
    {
      ...change('/items', 'Add an item by its words', newItem),
      answer: ANSWERS.made,
      handle: async (call) => made(await items.addByWords(storyOf(call), readBody(newItem, call), call.by())),
    },
    {
      ...look('/items/:item', 'One item'),
      answer: ANSWERS.item,
      handle: async (call) => ({ json: await shown(stories, call) }),
    },
    {
      ...look('/items/:item/repairs', 'Lawful repairs of a quote that doesn’t pass, the best first'),
      answer: ANSWERS.repairs,
      handle: async (call) => ({
        json: { repairs: await items.repairs(await stories.view(storyOf(call), call.person), itemOf(call)) },
      }),
    },
    {
      ...look('/items/:item/earlier', 'What was checked before that is like it, the nearest first; null while it is worked out'),
      answer: ANSWERS.earlier,
      handle: async (call) => {
        const { earlier } = await stories.view(storyOf(call), call.person);
        return { json: { earlier: earlier.get(itemOf(call)) ?? null } };
      },
    },
    {
      ...change('/items/:item/change', 'Change its words, kind or speaker', changedItem),
      handle: async (call) => done(items.change(storyOf(call), itemOf(call), readBody(changedItem, call), call.by())),
    },
    {
      ...change('/items/:item/split', 'Cut it in two at an offset of the draft', cut),
      answer: ANSWERS.split,
      handle: async (call) => ({
        json: { ids: [...(await items.split(storyOf(call), itemOf(call), readBody(cut, call).at, call.by()))] },
      }),
    },
    {
      ...change('/items/:item/merge', 'Join it with another of its kind', other),
      answer: ANSWERS.made,
      handle: async (call) => made(await items.merge(storyOf(call), itemOf(call), readBody(other, call).other, call.by())),
    },
    {
      ...change('/items/:item/remove', 'Take it off the list'),
      handle: async (call) => done(items.remove(storyOf(call), itemOf(call), call.by())),
    },
    {
      ...change('/items/:item/verdict', 'Rule on an item', ruling),
      handle: async (call) => {
        const { kind } = await shown(stories, call);
        return done(items.rule(storyOf(call), itemOf(call), parseRulingInput(readBody(ruling, call), kind), call.by()));
      },
    },
    {
      ...change(
        '/items/:item/published',
        'Say that it is somebody else’s published claim, and where the check of it is published; null takes that back',
        published,
      ),
      handle: async (call) => {
        const { check } = readBody(published, call);
        return done(items.publish(storyOf(call), itemOf(call), check && parsePublishedCheck(check), call.by()));
      },
    },
    {
      ...change('/items/:item/sign-off', 'Sign a verdict off'),
      scope: 'sign',
      handle: async (call) => done(items.signOff(storyOf(call), itemOf(call), call.by())),
    },
    {
      ...change('/items/:item/give-back', 'Give a verdict back', reason),
      scope: 'sign',
      handle: async (call) => done(items.giveBack(storyOf(call), itemOf(call), readBody(reason, call).reason, call.by())),
    },
  ];
}

async function shown(stories: Desk['stories'], call: Call) {
  const item = itemsJson(await stories.view(storyOf(call), call.person)).find(({ id }) => id === itemOf(call));
  if (!item) throw new VerbatimError('not-found', 'There is no such item in this story.');
  return item;
}
