import { stringify } from 'csv-stringify/sync';
import type { Report, ReportItem, ReportQuery } from '../report.ts';

/** One row an item. Cells that a spreadsheet would run as a formula are made harmless by a leading apostrophe. */
export function csv(report: Report): Uint8Array {
  const rows = report.items.map((item) => row(report, item));
  // The byte order mark makes spreadsheets read UTF-8 as UTF-8.
  return new TextEncoder().encode(
    `\uFEFF${stringify(rows, { header: true, columns: COLUMNS, escape_formulas: true, record_delimiter: 'windows' })}`,
  );
}

const COLUMNS = [
  'story',
  'draft',
  'number',
  'id',
  'kind',
  'words',
  'speaker',
  'place',
  'state',
  'finding',
  'policy',
  'changes',
  'facts',
  'ruling',
  'rating',
  'note',
  'correction',
  'kept by',
  'queries',
  'evidence',
  'ruled by',
  'ruled at',
  'signed by',
  'signed at',
] as const;

function row(report: Report, item: ReportItem): Record<(typeof COLUMNS)[number], string | number> {
  const { verdict, finding, signOff } = item;
  return {
    story: report.story.title,
    draft: report.draft.number,
    number: item.number,
    id: item.item.id,
    kind: item.kind,
    words: item.words,
    speaker: item.speaker ?? '',
    place: item.where,
    state: item.stateLabel,
    finding: finding?.labels.join('; ') ?? '',
    policy: finding?.policy.label ?? '',
    changes: finding?.changes.join('; ') ?? '',
    facts: finding?.facts.map((fact) => `${fact.words}: ${fact.because}`).join('; ') ?? '',
    ruling: verdict?.rulingLabel ?? '',
    rating: verdict?.ratingLabel ?? '',
    note: verdict?.note ?? '',
    correction: verdict?.correction ?? '',
    'kept by': verdict?.keptBy ?? '',
    queries: item.queries.map(queryCell).join('\n'),
    evidence: verdict?.evidence.map((passage) => `${passage.sourceTitle}, ${passage.where}: ${passage.words}`).join('\n') ?? '',
    'ruled by': verdict?.by ?? '',
    'ruled at': verdict?.at ?? '',
    'signed by': signOff?.by ?? '',
    'signed at': signOff?.at ?? '',
  };
}

function queryCell({ to, text, state, answers }: ReportQuery): string {
  return [`${to} (${state}): ${text}`, ...answers.map((answer) => `${answer.by}: ${answer.text}`)].join(' / ');
}
