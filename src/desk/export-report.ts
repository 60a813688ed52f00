import { VerbatimError } from '../errors.ts';
import { buildReport } from '../report/build-report.ts';
import { FORMATS } from '../report/formats/formats.ts';
import type { Report } from '../report/report.ts';
import type { ReportsDesk, Viewer } from './desk.ts';
import { type DeskContext, storyStream } from './desk-context.ts';
import { fileName } from './file-name.ts';
import type { FormatWriter } from './format-writer.ts';
import { viewFinishedStory } from './view-story.ts';
import { writeDossier } from './write-dossier.ts';

/** The report's own formats, and the dossier: the report with all that proves it. */
const NAMES: readonly string[] = [...Object.keys(FORMATS), 'dossier'];

export function exportReports(context: DeskContext, writer: FormatWriter): ReportsDesk {
  return { formats: NAMES, make, obstacle, export: write };

  /** Waits for the findings that are still being worked out. */
  async function make(story: string, viewer: Viewer): Promise<Report> {
    const view = await viewFinishedStory(context, story, viewer);
    const { checkpoint, verifierKey } = await context.store.evidence(storyStream(story));
    const policy = context.tables.policy(view.case.story.policy);
    const madeAt = context.clock().toISOString();
    const { say, publication, messages } = context.tables;
    return buildReport({
      ...view,
      policyTitle: policy.name,
      madeAt,
      proof: { checkpoint, verifierKey },
      say,
      publication,
      language: messages.locale,
    });
  }

  async function write(story: string, name: string, viewer: Viewer): ReturnType<ReportsDesk['export']> {
    if (!NAMES.includes(name))
      throw new VerbatimError('not-found', `There is no report format "${name}". Choose one of ${NAMES.join(', ')}.`);
    const report = await make(story, viewer);
    const refused = obstacle(name, report);
    if (refused) throw new VerbatimError('invalid', refused);
    const title = fileName(report.story.title);
    const format = FORMATS[name];
    if (format) {
      const bytes = await writer.write(name, report);
      return { bytes, mediaType: format.mediaType, name: `${title}.${format.extension}` };
    }
    const view = await viewFinishedStory(context, story, viewer);
    const bytes = await writeDossier(context, view, report, viewer, () => writeAll(report));
    return { bytes, mediaType: 'application/zip', name: `${title}-dossier.zip` };
  }

  async function writeAll(report: Report): Promise<Record<string, Uint8Array>> {
    const files: Record<string, Uint8Array> = {};
    for (const [name, { extension }] of Object.entries(FORMATS))
      if (!obstacle(name, report)) files[`report.${extension}`] = await writer.write(name, report);
    return files;
  }
}

function obstacle(name: string, report: Report): string | null {
  return FORMATS[name]?.obstacle?.(report) ?? null;
}
