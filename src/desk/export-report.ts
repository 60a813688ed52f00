import { VerbatimError } from '../errors.ts';
import { buildReport } from '../report/build-report.ts';
import { FORMATS } from '../report/formats/formats.ts';
import type { Report } from '../report/report.ts';
import type { ReportsDesk, Viewer } from './desk.ts';
import { type DeskContext, storyStream } from './desk-context.ts';
import { viewFinishedStory } from './view-story.ts';

export function exportReports(context: DeskContext): ReportsDesk {
  return { formats: Object.keys(FORMATS), make, export: write };

  /** Waits for the findings that are still being worked out. */
  async function make(story: string, viewer: Viewer): Promise<Report> {
    const view = await viewFinishedStory(context, story, viewer);
    const { checkpoint, verifierKey } = await context.store.evidence(storyStream(story));
    const policy = context.tables.policy(view.case.story.policy);
    const madeAt = context.clock().toISOString();
    return buildReport({ ...view, policyTitle: policy.name, madeAt, proof: { checkpoint, verifierKey }, say: context.tables.say });
  }

  async function write(story: string, name: string, viewer: Viewer): ReturnType<ReportsDesk['export']> {
    const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
    if (!format)
      throw new VerbatimError(
        'not-found',
        `There is no report format "${name}". Choose one of ${Object.keys(FORMATS).join(', ')}.`,
      );
    const report = await make(story, viewer);
    return {
      bytes: format.write(report),
      mediaType: format.mediaType,
      name: `${fileName(report.story.title)}.${format.extension}`,
    };
  }
}

/** Letters and digits of the title; never empty. */
function fileName(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return words.slice(0, 80) || 'report';
}
