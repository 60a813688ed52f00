import { strToU8, type Zippable, zipSync } from 'fflate';
import { VerbatimError } from '../errors.ts';
import type { Report } from '../report/report.ts';
import { EVIDENCE_FILES } from '../store/evidence-archive.ts';
import type { Evidence } from '../store/store.ts';
import { historyFor } from '../verdicts/blind-check.ts';
import { hiddenSources, payloadWithout } from './access.ts';
import type { StoryView, Viewer } from './desk.ts';
import { type DeskContext, loadDeskBook, storyStream } from './desk-context.ts';
import { fileName } from './file-name.ts';

/** Octets of all originals together; a dossier is made in memory. */
const MOST_ORIGINALS = 400_000_000;

/**
 * Everything that was known when it was made, in one zip file: the report in every format, the draft, the words and the
 * original of every source, and the story's record with its checkpoint. `verbatim verify` reads it. `forbidden` to whoever
 * does not see all of the record: its lines can't be shortened without breaking the proof.
 */
export async function writeDossier(
  context: DeskContext,
  view: Pick<StoryView, 'text' | 'sources' | 'case'>,
  report: Report,
  viewer: Viewer,
  writeReports: () => Promise<Zippable>,
): Promise<Uint8Array> {
  const story = view.case.story.id;
  await refuseWithheld(context, story, viewer);
  const evidence = await context.store.evidence(storyStream(story));
  return zipSync(
    {
      'READ-ME.txt': strToU8(context.tables.say('dossier read-me', { title: report.story.title, madeAt: report.madeAt })),
      ...(await writeReports()),
      'draft.txt': strToU8(view.text),
      sources: await sourceFiles(context, view),
      evidence: evidenceFiles(evidence),
    },
    { mtime: new Date(report.madeAt) },
  );
}

async function refuseWithheld(context: DeskContext, story: string, viewer: Viewer): Promise<void> {
  const hidden = hiddenSources(viewer, (await loadDeskBook(context)).state);
  const all = await context.store.history(storyStream(story));
  const seen = historyFor(all, viewer?.id ?? null);
  if (seen.length === all.length && all.every(({ payload }) => payloadWithout(payload, hidden) === payload)) return;
  throw new VerbatimError(
    'forbidden',
    'A dossier holds the whole record, and some of it is kept from you: a confidential source, or a blind check that goes on. Somebody who sees all of it can save it; the other formats leave it out.',
  );
}

async function sourceFiles(context: DeskContext, { sources }: Pick<StoryView, 'sources'>): Promise<Zippable> {
  const files: Zippable = {};
  let octets = 0;
  for (const [at, { source, document }] of sources.entries()) {
    const name = `${at + 1}-${fileName(source.title)}`;
    files[`${name}.txt`] = strToU8(document.text);
    const original = await context.store.getBlob(source.original);
    octets += original.length;
    if (octets > MOST_ORIGINALS)
      throw new VerbatimError(
        'too-large',
        'The sources are too large for one dossier. Save the report, and the originals one by one.',
      );
    files[`${name}.original${extensionOf(source.originalName)}`] = original;
  }
  return files;
}

function extensionOf(name: string | null): string {
  return /\.[a-z0-9]{1,8}$/i.exec(name ?? '')?.[0].toLowerCase() ?? '.txt';
}

function evidenceFiles({ journal, checkpoint, verifierKey }: Evidence): Zippable {
  return {
    [EVIDENCE_FILES.journal]: journal,
    [EVIDENCE_FILES.checkpoint]: strToU8(checkpoint),
    [EVIDENCE_FILES.verifierKey]: strToU8(verifierKey),
  };
}
