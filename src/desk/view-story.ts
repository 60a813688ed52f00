import type { Draft } from '../documents/story.ts';
import type { Item } from '../items/item.ts';
import { sentenceAround } from '../items/sentence-around.ts';
import type { Finding } from '../matching/finding.ts';
import { type Case, type CaseItem, ITEM_STATES, type ItemState, itemState } from '../verdicts/case.ts';
import { judgeFinding } from '../verdicts/judge-finding.ts';
import type { AttachedSource, HistoryEntry, ItemFinding, StorySummary, StoryView, Viewer } from './desk.ts';
import { type DeskContext, findSource, loadCase, loadDeskBook, sourceDocument, storyStream } from './desk-context.ts';
import type { MatchTask } from './matcher.ts';
import { sourceForMatching } from './source-for-matching.ts';

/** One story with all that its page shows; orders the findings that are still missing. */
export async function viewStory(context: DeskContext, id: string, _viewer: Viewer): Promise<StoryView> {
  const snapshot = await loadCase(context, id);
  const sources = await attachedSources(context, snapshot.state);
  const text = await draftText(context, snapshot.state);
  const { findings, progress } = context.matcher.look(matchTask(context, snapshot.state, text, itemsOf(snapshot.state), sources));
  return {
    case: snapshot.state,
    text,
    versions: snapshot.versions,
    sources,
    findings: judged(context, snapshot.state, findings),
    matching: progress,
    people: (await loadDeskBook(context)).state.people,
  };
}

/** The same once every finding is there: what a report is made from. */
export async function viewFinishedStory(context: DeskContext, id: string, viewer: Viewer): Promise<StoryView> {
  const { state } = await loadCase(context, id);
  const text = await draftText(context, state);
  await context.matcher.finish(matchTask(context, state, text, itemsOf(state), await attachedSources(context, state)));
  return viewStory(context, id, viewer);
}

/** What the machine sees in one item now; null where no source is attached. */
export async function findingOf(context: DeskContext, id: string, entry: CaseItem): Promise<Finding | null> {
  const { state } = await loadCase(context, id);
  const text = await draftText(context, state);
  const findings = await context.matcher.finish(
    matchTask(context, state, text, [entry.item], await attachedSources(context, state)),
  );
  return findings.get(entry.item.id) ?? null;
}

export async function listStories(context: DeskContext, _viewer: Viewer): Promise<StorySummary[]> {
  const streams = await context.store.list('story/');
  const summaries = await Promise.all(streams.map((stream) => summary(context, stream.slice('story/'.length))));
  return summaries.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
}

export async function storyHistory(context: DeskContext, id: string, _viewer: Viewer): Promise<HistoryEntry[]> {
  await loadCase(context, id);
  const events = await context.store.history(storyStream(id));
  return events.map(({ seq, at, actor, action, object, payload }) => ({ seq, at, actor, action, object, payload }));
}

async function attachedSources(context: DeskContext, state: Case): Promise<AttachedSource[]> {
  const book = (await loadDeskBook(context)).state;
  return Promise.all(
    state.sources.map(async (id) => {
      const source = findSource(book, id);
      return { source, document: await sourceDocument(context, source) };
    }),
  );
}

function itemsOf(state: Case): readonly Item[] {
  return state.items.map((entry) => entry.item);
}

function draftText(context: DeskContext, state: Case): Promise<string> {
  return context.shelf.text((state.drafts.at(-1) as Draft).sha256);
}

function matchTask(
  context: DeskContext,
  state: Case,
  text: string,
  items: readonly Item[],
  sources: readonly AttachedSource[],
): MatchTask {
  const matched = items.map((item) => ({ item, around: sentenceAround(text, item, context.tables.items.abbreviations) }));
  return { story: state.story.id, items: matched, sources: sources.map(sourceForMatching), date: state.story.published };
}

function judged(context: DeskContext, state: Case, findings: ReadonlyMap<string, Finding>): Map<string, ItemFinding> {
  const policy = context.tables.policy(state.story.policy);
  return new Map([...findings].map(([id, finding]) => [id, { finding, policy: judgeFinding(finding, policy) }]));
}

async function summary(context: DeskContext, id: string): Promise<StorySummary> {
  const { state } = await loadCase(context, id);
  return {
    story: state.story,
    counts: countStates(state),
    sources: state.sources.length,
    openedAt: state.openedAt,
    changedAt: state.changedAt,
    openedBy: state.openedBy,
  };
}

function countStates(state: Case): Record<ItemState, number> {
  const counts = Object.fromEntries(ITEM_STATES.map((name) => [name, 0])) as Record<ItemState, number>;
  for (const entry of state.items) counts[itemState(entry)]++;
  return counts;
}
