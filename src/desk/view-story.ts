import type { Draft } from '../documents/story.ts';
import type { Item } from '../items/item.ts';
import { sentenceAround } from '../items/sentence-around.ts';
import type { Finding } from '../matching/finding.ts';
import { caseFor, historyFor } from '../verdicts/blind-check.ts';
import type { Case, CaseItem } from '../verdicts/case.ts';
import { judgeFinding } from '../verdicts/judge-finding.ts';
import type { Repair } from '../verdicts/repairs.ts';
import { hiddenSources, isLeftBehind, payloadWithout, withoutHidden } from './access.ts';
import type { AttachedSource, HistoryEntry, ItemFinding, StorySummary, StoryView, Viewer } from './desk.ts';
import { casesFor, type DeskContext, findSource, loadCase, loadDeskBook, sourceDocument, storyStream } from './desk-context.ts';
import type { MatchTask } from './matcher.ts';
import { queriesFor, queryEventsFor } from './queries-for.ts';
import { sourceForMatching } from './source-for-matching.ts';
import { summarise } from './story-summary.ts';

/** One story with all that its page shows; orders the findings that are still missing. */
export async function viewStory(context: DeskContext, id: string, viewer: Viewer): Promise<Omit<StoryView, 'earlier'>> {
  const { state, versions } = await loadCase(context, id, viewer);
  const sources = await attachedSources(context, state, viewer);
  const text = await draftText(context, state);
  const { findings, progress } = context.matcher.look(matchTask(context, viewer, state, text, itemsOf(state), sources));
  return {
    case: caseFor(queriesFor(state, viewer), viewer?.id ?? null),
    text,
    versions,
    sources,
    findings: judged(context, state, findings),
    matching: progress,
    voices: await context.voicesOf(id, sources),
    people: (await loadDeskBook(context)).state.people,
  };
}

/** The same once every finding is there: what a report is made from. */
export async function viewFinishedStory(context: DeskContext, id: string, viewer: Viewer): Promise<Omit<StoryView, 'earlier'>> {
  const { state } = await loadCase(context, id, viewer);
  const text = await draftText(context, state);
  await context.matcher.finish(
    matchTask(context, viewer, state, text, itemsOf(state), await attachedSources(context, state, viewer)),
  );
  return viewStory(context, id, viewer);
}

/** What the machine sees in one item now; null where no source is attached. */
export async function findingOf(context: DeskContext, id: string, entry: CaseItem, viewer: Viewer): Promise<Finding | null> {
  const { state } = await loadCase(context, id, viewer);
  const text = await draftText(context, state);
  const findings = await context.matcher.finish(
    matchTask(context, viewer, state, text, [entry.item], await attachedSources(context, state, viewer)),
  );
  return findings.get(entry.item.id) ?? null;
}

/** The smallest lawful edits of one quote that doesn't pass, each tried against the same sources. */
export async function repairsOf(context: DeskContext, view: StoryView, item: string): Promise<readonly Repair[]> {
  const entry = view.case.items.find((one) => one.item.id === item);
  const found = view.findings.get(item);
  if (!entry || found?.finding.kind !== 'quote' || found.policy.outcome === 'pass') return [];
  const task = matchTask(context, null, view.case, view.text, [entry.item], view.sources);
  return context.matcher.repair(task, context.tables.policy(view.case.story.policy));
}

export async function listStories(context: DeskContext, viewer: Viewer): Promise<StorySummary[]> {
  const now = context.clock().toISOString();
  const seen = await casesFor(context, viewer);
  const book = (await loadDeskBook(context)).state;
  const hidden = hiddenSources(viewer, book);
  const summaries = seen.map((one) => ({
    ...summarise(caseFor(queriesFor(withoutHidden(one, hidden), viewer), viewer?.id ?? null), viewer, now),
    leftBehind: isLeftBehind(one.access, book.people),
  }));
  return summaries.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
}

export async function storyHistory(context: DeskContext, id: string, viewer: Viewer): Promise<HistoryEntry[]> {
  await loadCase(context, id, viewer);
  const hidden = hiddenSources(viewer, (await loadDeskBook(context)).state);
  const events = historyFor(queryEventsFor(await context.store.history(storyStream(id)), viewer), viewer?.id ?? null);
  return events.map(({ seq, at, actor, action, object, payload }) => ({
    ...{ seq, at, actor, action, object },
    payload: payloadWithout(payload, hidden),
  }));
}

async function attachedSources(context: DeskContext, state: Case, viewer: Viewer): Promise<AttachedSource[]> {
  const book = (await loadDeskBook(context)).state;
  return Promise.all(
    state.sources.map(async (id) => {
      const source = findSource(book, id, viewer);
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
  viewer: Viewer,
  state: Case,
  text: string,
  items: readonly Item[],
  sources: readonly AttachedSource[],
): MatchTask {
  const matched = items.map((item) => ({ item, around: sentenceAround(text, item, context.tables.items.abbreviations) }));
  return {
    story: state.story.id,
    viewer: viewer?.id ?? '',
    items: matched,
    sources: sources.map(sourceForMatching),
    date: state.story.published,
  };
}

function judged(context: DeskContext, state: Case, findings: ReadonlyMap<string, Finding>): Map<string, ItemFinding> {
  const policy = context.tables.policy(state.story.policy);
  return new Map([...findings].map(([id, finding]) => [id, { finding, policy: judgeFinding(finding, policy) }]));
}
