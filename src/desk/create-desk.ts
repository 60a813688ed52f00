import type { PasswordHasher } from '../accounts/password-hasher.ts';
import type { SecurityEvent } from '../accounts/security-event.ts';
import type { Store } from '../store/store.ts';
import { accountContext } from './accounts/account-context.ts';
import { oneTimeLinks } from './accounts/one-time-links.ts';
import { ownAccount } from './accounts/own-account.ts';
import { signIn } from './accounts/sign-in.ts';
import { answerChanges } from './answer-change.ts';
import { answerProposed } from './answer-proposed.ts';
import { assignWork } from './assign-work.ts';
import { changeStory } from './change-story.ts';
import { createVoiceCounter } from './count-voices.ts';
import type { Desk, DeskChange } from './desk.ts';
import { type DeskContext, loadCase } from './desk-context.ts';
import { createDocumentShelf } from './document-shelf.ts';
import { editItems } from './edit-items.ts';
import { exportReports } from './export-report.ts';
import { createFormatWriter } from './format-writer.ts';
import { importSources } from './import-sources.ts';
import { INTAKE_DEFAULTS, type IntakeSettings } from './intake-settings.ts';
import { keepArchive } from './keep-archive.ts';
import { keepPeople } from './keep-people.ts';
import { keepQueries } from './keep-queries.ts';
import { keepSources } from './keep-sources.ts';
import { createMatcher } from './matcher.ts';
import { openDemo } from './open-demo.ts';
import { openStory } from './open-story.ts';
import type { Picture } from './picture.ts';
import { proveDrafts } from './prove-draft.ts';
import { publishCheck } from './publish-check.ts';
import { otherWording, readDraftFile } from './read-draft-file.ts';
import { readFinally } from './read-finally.ts';
import { reviseDraft } from './revise-draft.ts';
import { ruleItems } from './rule-item.ts';
import { setSourceAccess, setStoryAccess } from './set-access.ts';
import { storyAsOf } from './story-moment.ts';
import type { Tables } from './tables.ts';
import { undoAct } from './undo-act.ts';
import { findingOf, listStories, repairsOf, storyHistory, viewStory } from './view-story.ts';

export interface DeskOptions {
  readonly store: Store<Picture>;
  readonly tables: Tables;
  readonly clock: () => Date;
  readonly passwords: PasswordHasher;
  /** Where sign-ins and refusals are told. */
  readonly log?: (event: SecurityEvent) => void;
  /** What the house set about imports; the rest stays as INTAKE_DEFAULTS has it. */
  readonly intake?: Partial<IntakeSettings>;
}

export function createDesk({ store, tables, clock, passwords, log = () => {}, intake }: DeskOptions): Desk {
  const listeners = new Set<(change: DeskChange) => void>();
  const announce = (change: DeskChange) => {
    for (const listener of listeners) listener(change);
  };
  const matcher = createMatcher(tables.matching, clock, (story) => announce({ kind: 'story', story }));
  const context: DeskContext = {
    ...{ store, tables, clock, matcher },
    shelf: createDocumentShelf(store),
    intake: { ...INTAKE_DEFAULTS, ...intake },
    voicesOf: createVoiceCounter(),
  };
  const kept = keepSources(context);
  const proposals = answerProposed(context);
  const {
    addNow,
    close: stopImports,
    ...imports
  } = importSources(context, kept.attach, proposals.takeProposed, (id) => announce({ kind: 'import', import: id }));
  const accounts = accountContext(context, passwords, log);
  const writer = createFormatWriter();
  const archive = keepArchive(context, (story) => announce({ kind: 'story', story }));
  const unsubscribe = store.subscribe((stream) => announce(changeOf(stream)));

  return {
    people: keepPeople(context, accounts),
    accounts: { ...oneTimeLinks(accounts), ...signIn(accounts), ...ownAccount(accounts) },
    stories: {
      list: (viewer) => listStories(context, viewer),
      look: async (id, viewer) => void (await loadCase(context, id, viewer)),
      stopComparing: async (id, viewer) => {
        await loadCase(context, id, viewer);
        matcher.stop(id, viewer?.id ?? '');
      },
      goOnComparing: async (id, viewer) => {
        await loadCase(context, id, viewer);
        matcher.goOn(id, viewer?.id ?? '');
      },
      view: async (id, viewer) => {
        const view = await viewStory(context, id, viewer);
        return { ...view, earlier: await archive.recall(view.case, viewer) };
      },
      read: (file, wording) => readDraftFile(context, file, wording),
      asOf: (id, object, version, viewer) => storyAsOf(context, id, object, version, viewer),
      otherWording: (id, viewer) => otherWording(context, id, viewer),
      ...proposals,
      open: (input, text, by) => openStory(context, input, text, by),
      openDemo: (by) => openDemo(context, by),
      change: (id, input, by) => changeStory(context, id, input, by),
      revise: (id, text, by) => reviseDraft(context, id, text, by),
      setAccess: (id, access, by) => setStoryAccess(context, id, access, by),
      history: (id, viewer) => storyHistory(context, id, viewer),
    },
    items: {
      ...editItems(context),
      ...ruleItems(context, (story, entry, viewer) => findingOf(context, story, entry, viewer)),
      publish: (story, item, input, by) => publishCheck(context, story, item, input, by),
      repairs: (view, item) => repairsOf(context, view, item),
    },
    sources: { ...kept, add: addNow, setAccess: (id, seenBy, by) => setSourceAccess(context, id, seenBy, by) },
    imports,
    work: {
      ...assignWork(context),
      ...keepQueries(context),
      ...answerChanges(context),
      ...readFinally(context),
      ...proveDrafts(context),
      undo: (story, seq, by) => undoAct(context, story, seq, by),
    },
    reports: exportReports(context, writer),
    archive,
    publication: tables.publication,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      unsubscribe();
      await Promise.all([stopImports(), matcher.close(), archive.close(), writer.close()]);
      await store.close();
    },
  };
}

function changeOf(stream: string): DeskChange {
  return stream.startsWith('story/') ? { kind: 'story', story: stream.slice('story/'.length) } : { kind: 'desk' };
}
