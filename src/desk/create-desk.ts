import type { Store } from '../store/store.ts';
import { changeStory } from './change-story.ts';
import type { Desk, DeskChange } from './desk.ts';
import type { DeskContext } from './desk-context.ts';
import { createDocumentShelf } from './document-shelf.ts';
import { editItems } from './edit-items.ts';
import { exportReports } from './export-report.ts';
import { keepPeople } from './keep-people.ts';
import { keepSources } from './keep-sources.ts';
import { createMatcher } from './matcher.ts';
import { openDemo } from './open-demo.ts';
import { openStory } from './open-story.ts';
import type { Picture } from './picture.ts';
import { readDraftFile } from './read-draft.ts';
import { reviseDraft } from './revise-draft.ts';
import { ruleItems } from './rule-item.ts';
import type { Tables } from './tables.ts';
import { findingOf, listStories, storyHistory, viewStory } from './view-story.ts';

export interface DeskOptions {
  readonly store: Store<Picture>;
  readonly tables: Tables;
  readonly clock: () => Date;
  /** The one-time code of this run's set-up link. */
  readonly setUpCode: string;
}

export function createDesk({ store, tables, clock, setUpCode }: DeskOptions): Desk {
  const listeners = new Set<(change: DeskChange) => void>();
  const announce = (change: DeskChange) => {
    for (const listener of listeners) listener(change);
  };
  const matcher = createMatcher(tables.matching, clock, (story) => announce({ kind: 'story', story }));
  const context: DeskContext = { store, tables, clock, matcher, shelf: createDocumentShelf(store) };
  const unsubscribe = store.subscribe((stream) => announce(changeOf(stream)));

  return {
    people: keepPeople(context, setUpCode),
    stories: {
      list: (viewer) => listStories(context, viewer),
      view: (id, viewer) => viewStory(context, id, viewer),
      read: readDraftFile,
      open: (input, text, by) => openStory(context, input, text, by),
      openDemo: (by) => openDemo(context, by),
      change: (id, input, by) => changeStory(context, id, input, by),
      revise: (id, text, by) => reviseDraft(context, id, text, by),
      history: (id, viewer) => storyHistory(context, id, viewer),
    },
    items: { ...editItems(context), ...ruleItems(context, (story, entry) => findingOf(context, story, entry)) },
    sources: keepSources(context),
    reports: exportReports(context),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      unsubscribe();
      await matcher.close();
      await store.close();
    },
  };
}

function changeOf(stream: string): DeskChange {
  return stream.startsWith('story/') ? { kind: 'story', story: stream.slice('story/'.length) } : { kind: 'desk' };
}
