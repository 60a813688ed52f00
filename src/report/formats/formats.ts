import type { Report } from '../report.ts';
import { annotations } from './annotations.ts';
import { claimReview, claimReviewObstacle } from './claim-review.ts';
import { csv } from './csv.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { FontShelf } from './pdf/font-shelf.ts';

export interface ReportFormat {
  readonly mediaType: string;
  readonly extension: string;
  /** Laid out by a library that takes seconds for a long report: not to be waited for where others wait too. */
  readonly heavy: boolean;
  /** Why there is nothing to write; null, or no question, where there is. */
  readonly obstacle?: (report: Report) => string | null;
  readonly write: (report: Report, fonts: FontShelf) => Uint8Array | Promise<Uint8Array>;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Every way to write a report, by the name that people ask for it by. */
export const FORMATS: Readonly<Record<string, ReportFormat>> = Object.freeze({
  html: { mediaType: 'text/html; charset=utf-8', extension: 'html', heavy: false, write: html },
  pdf: {
    mediaType: 'application/pdf',
    extension: 'pdf',
    heavy: true,
    write: async (report, fonts) => (await import('./pdf/pdf.ts')).pdf(report, fonts),
  },
  docx: {
    mediaType: WORD,
    extension: 'docx',
    heavy: true,
    write: async (report) => (await import('./docx.ts')).docx(report),
  },
  md: { mediaType: 'text/markdown; charset=utf-8', extension: 'md', heavy: false, write: markdown },
  csv: { mediaType: 'text/csv; charset=utf-8', extension: 'csv', heavy: false, write: csv },
  json: { mediaType: 'application/json; charset=utf-8', extension: 'json', heavy: false, write: json },
  claimreview: {
    mediaType: 'application/ld+json; charset=utf-8',
    extension: 'claimreview.jsonld',
    heavy: false,
    obstacle: claimReviewObstacle,
    write: claimReview,
  },
  annotations: {
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    extension: 'annotations.jsonld',
    heavy: false,
    write: annotations,
  },
});
