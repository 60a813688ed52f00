import type { Report } from '../report.ts';
import { csv } from './csv.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';

export interface ReportFormat {
  readonly mediaType: string;
  readonly extension: string;
  readonly write: (report: Report) => Uint8Array;
}

/** Every way to write a report, by the name that people ask for it by. */
export const FORMATS: Readonly<Record<string, ReportFormat>> = Object.freeze({
  html: { mediaType: 'text/html; charset=utf-8', extension: 'html', write: html },
  json: { mediaType: 'application/json; charset=utf-8', extension: 'json', write: json },
  csv: { mediaType: 'text/csv; charset=utf-8', extension: 'csv', write: csv },
  md: { mediaType: 'text/markdown; charset=utf-8', extension: 'md', write: markdown },
});
