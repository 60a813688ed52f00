import { VerbatimError } from '../errors.ts';
import type { Recall, RecallQuery } from '../matching/checks/recall-checks.ts';
import type { Case, CaseItem } from '../verdicts/case.ts';
import type { CheckImport } from '../verdicts/check-import.ts';
import type { ArchiveDesk, By, EarlierMatch, Viewer } from './desk.ts';
import { casesFor, DESK_STREAM, type DeskContext, idFromKey, loadDeskBook, record, requireMay } from './desk-context.ts';
import { gatherChecks } from './gather-checks.ts';
import { importedChecks, ownCheckId, type PastCheck } from './past-check.ts';
import { createRecaller } from './recaller.ts';
import type { SourceText } from './sources-desk.ts';

/** The archive of past checks, with what the stories' pages show of it. */
export interface ArchiveKeeper extends ArchiveDesk {
  /** Item id → what was checked before that is like it, as far as it is worked out. */
  recall(state: Case, viewer: Viewer): Promise<ReadonlyMap<string, readonly EarlierMatch[]>>;
  close(): Promise<void>;
}

/** What an item shows of the archive. */
const SHOWN = Object.freeze({
  /** At most so many. */
  matches: 3,
  /** And only those that score at least this share of the best. */
  near: 0.75,
});
/** Faults of an import that are kept with it. */
const KEPT_FAULTS = 50;

/** `announce` tells that a story's matches are worked out. */
export function keepArchive(context: DeskContext, announce: (story: string) => void): ArchiveKeeper {
  const recaller = createRecaller(announce);
  const shelf = gatherChecks(context.store, recaller.change);
  return { list, imports, importChecks, recall, close };

  async function list(viewer: Viewer): Promise<readonly PastCheck[]> {
    const sees = await seenBy(viewer);
    return [...(await shelf.all()).values()].filter(sees);
  }

  async function imports(): Promise<readonly CheckImport[]> {
    return (await loadDeskBook(context)).state.imports;
  }

  async function importChecks(file: SourceText, by: By): Promise<string> {
    requireMay(by, 'edit-story');
    const known = await shelf.all();
    const id = idFromKey(by.key);
    const { checks, faults } = importedChecks(id, file.bytes);
    if (checks.length === 0) throw nothingIn(faults);
    const hash = await context.store.putBlob(file.bytes);
    const same = (await imports()).find((one) => one.file === hash);
    if (same) return same.id;
    const ids = new Set(checks.map((check) => check.id));
    const replaced = [...ids].filter((one) => known.has(one)).length;
    const brought: CheckImport = {
      id,
      name: file.name ?? '',
      file: hash,
      by: by.actor.id,
      at: context.clock().toISOString(),
      added: ids.size - replaced,
      replaced,
      faulty: faults.length,
      faults: faults.slice(0, KEPT_FAULTS),
    };
    const object = `import/${id}`;
    await record(context, DESK_STREAM, { ...by, version: null }, object, [
      { action: 'checks-imported', object, payload: { import: brought } },
    ]);
    return id;
  }

  async function recall(state: Case, viewer: Viewer): Promise<ReadonlyMap<string, readonly EarlierMatch[]>> {
    const checks = await shelf.all();
    if (checks.size === 0) return new Map(state.items.map(({ item }) => [item.id, []]));
    const answers = recaller.look(
      state.story.id,
      state.items.map((entry) => queryOf(state, entry)),
    );
    const sees = await seenBy(viewer);
    return new Map(
      state.items.flatMap(({ item }, at) => {
        const answer = answers[at];
        return answer ? [[item.id, matchesOf(answer, checks).filter(({ check }) => sees(check))] as const] : [];
      }),
    );
  }

  async function close(): Promise<void> {
    shelf.close();
    await recaller.close();
  }

  /** Who sees which check: what was ruled in a story is for those who see the story. */
  async function seenBy(viewer: Viewer): Promise<(check: PastCheck) => boolean> {
    const seen = new Set((await casesFor(context, viewer)).map((one) => one.story.id));
    return ({ origin }) => origin.kind === 'import' || seen.has(origin.story);
  }
}

function queryOf({ story }: Case, { item }: CaseItem): RecallQuery {
  const speaker = item.kind === 'quote' ? (item.speaker?.name ?? null) : null;
  return { text: item.text, speaker, date: story.published, except: ownCheckId(story.id, item.id) };
}

function matchesOf({ matches, none }: Recall, checks: ReadonlyMap<string, PastCheck>): EarlierMatch[] {
  const best = matches[0]?.score ?? 0;
  if (none) return [];
  return matches
    .filter(({ score }) => score >= SHOWN.near * best)
    .flatMap(({ id, score }) => {
      const check = checks.get(id);
      return check ? [{ check, score }] : [];
    })
    .slice(0, SHOWN.matches);
}

function nothingIn(faults: CheckImport['faults']): VerbatimError {
  const [first] = faults;
  const why = first ? ` Line ${first.line}: ${first.message}` : '';
  return new VerbatimError('invalid', `There is no past check in this file.${why}`, undefined, {
    file: 'Choose a file of JSON lines with an "id" and a "claim", or of ClaimReview data.',
  });
}
