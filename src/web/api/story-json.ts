import { z } from 'zod';
import type { StorySummary, StoryView } from '../../desk/desk.ts';
import type { SourceSummary } from '../../desk/sources-desk.ts';
import type { Source } from '../../documents/source.ts';
import { itemState } from '../../verdicts/case.ts';

const story = z.object({
  id: z.string(),
  title: z.string(),
  byline: z.string(),
  published: z.string().nullable(),
  deadline: z.string().nullable(),
  policy: z.string(),
  demo: z.boolean(),
});
const item = z.object({
  id: z.string(),
  kind: z.enum(['quote', 'claim']),
  start: z.number(),
  end: z.number(),
  text: z.string(),
  speaker: z.string().nullable(),
  state: z.string(),
  /** For If-Match. */
  version: z.number(),
  verdict: z.looseObject({ ruling: z.string(), rating: z.string(), note: z.string(), by: z.string(), at: z.string() }).nullable(),
  signedBy: z.string().nullable(),
  /** Somebody else's published claim, and where the check of it is. */
  published: z.looseObject({ claim: z.string(), url: z.string() }).nullable(),
  finding: z.looseObject({ kind: z.string() }).nullable(),
  policy: z.looseObject({ name: z.string(), outcome: z.string() }).nullable(),
});
const source = z.object({
  id: z.string(),
  title: z.string(),
  author: z.string(),
  publisher: z.string(),
  published: z.string().nullable(),
  url: z.string().nullable(),
  standing: z.string(),
  length: z.number(),
  addedAt: z.string(),
});

const span = z.object({ start: z.number(), end: z.number() });
const proposed = z.object({
  ...{ id: z.string(), kind: z.string(), text: z.string(), links: z.array(z.string()), words: z.string() },
  /** Where it stands in the present draft; null where that has it no more. */
  at: span.nullable(),
  /** The source that it became. */
  source: z.string().nullable(),
  state: z.enum(['open', 'taken', 'dismissed']),
  /** For If-Match. */
  version: z.number(),
});

/** What the API answers: the same as the pages show, for the same eyes. */
export const ANSWERS = {
  made: z.object({ id: z.string() }),
  split: z.object({ ids: z.array(z.string()) }),
  done: z.object({ done: z.literal(true) }),
  stories: z.object({ stories: z.array(z.object({ ...story.shape, counts: z.record(z.string(), z.number()) })) }),
  story: z.object({
    story,
    draft: z.object({ number: z.number(), sha256: z.string(), text: z.string() }),
    versions: z.record(z.string(), z.number()),
    matching: z.looseObject({ status: z.string(), done: z.number(), total: z.number() }),
    items: z.array(item),
    sources: z.array(source),
  }),
  items: z.object({ items: z.array(item) }),
  item,
  sources: z.object({ sources: z.array(z.object({ ...source.shape, stories: z.number() })) }),
  source: z.object({
    ...source.shape,
    notes: z.string(),
    /** Ids of those who see a confidential source; null for one that everyone sees. */
    seenBy: z.array(z.string()).nullable(),
    /** For If-Match. */
    version: z.number(),
    text: z.string(),
  }),
  access: z.object({ readers: z.array(z.string()).nullable(), writers: z.array(z.string()), version: z.number() }),
  /** Offsets count UTF-16 code units of the present draft (`before`) and of the text that was sent (`after`). */
  proof: z.object({
    sha256: z.string(),
    changedWords: z.number(),
    changes: z.array(z.looseObject({ before: span, after: span, typography: z.boolean() })),
    items: z.array(z.object({ id: z.string(), outcome: z.string(), now: z.string().nullable() })),
  }),
  proposed: z.object({ proposed: z.array(proposed) }),
  repairs: z.object({ repairs: z.array(z.looseObject({ text: z.string() })) }),
  earlier: z.object({ earlier: z.array(z.looseObject({ score: z.number() })).nullable() }),
  words: z.object({ text: z.string() }),
} as const;

export function storiesJson(stories: readonly StorySummary[]): z.infer<typeof ANSWERS.stories> {
  return { stories: stories.map((one) => ({ ...storyJson(one.story), counts: { ...one.counts } })) };
}

export function storyViewJson(view: StoryView): z.infer<typeof ANSWERS.story> {
  const draft = view.case.drafts.at(-1);
  return {
    story: storyJson(view.case.story),
    draft: { number: draft?.number ?? 0, sha256: draft?.sha256 ?? '', text: view.text },
    versions: { ...view.versions },
    matching: { ...view.matching },
    items: itemsJson(view),
    sources: view.sources.map((one) => sourceJson(one.source)),
  };
}

/** `start` and `end` count UTF-16 code units of the draft. */
export function itemsJson(view: StoryView): z.infer<typeof item>[] {
  return view.case.items.map((entry) => {
    const { id, kind, start, end, text } = entry.item;
    const found = view.findings.get(id);
    return {
      ...{ id, kind, start, end, text },
      speaker: entry.item.kind === 'quote' ? (entry.item.speaker?.name ?? null) : null,
      state: itemState(entry),
      version: view.versions[id] ?? 0,
      verdict: entry.verdicts.at(-1) ?? null,
      signedBy: entry.signOff?.by ?? null,
      published: entry.published,
      finding: found?.finding ?? null,
      policy: found?.policy ?? null,
    };
  }) as z.infer<typeof item>[];
}

export function sourcesJson(sources: readonly SourceSummary[]): z.infer<typeof ANSWERS.sources> {
  return { sources: sources.map((one) => ({ ...sourceJson(one.source), stories: one.stories })) };
}

export function sourceJson({ id, title, author, publisher, published, url, standing, length, addedAt }: Source) {
  return { id, title, author, publisher, published, url, standing, length, addedAt };
}

function storyJson({ id, title, byline, published, deadline, policy, demo }: StorySummary['story']) {
  return { id, title, byline, published, deadline, policy, demo };
}

export function proposedJson(view: StoryView): z.infer<typeof ANSWERS.proposed> {
  const all = view.case.proposed.map(({ id, kind, text, links, words, at, source, state }) => ({
    ...{ id, kind, text, links: [...links], words, at, source, state },
    version: view.versions[id] ?? 0,
  }));
  return { proposed: all };
}
