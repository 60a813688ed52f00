import type { Report } from '../report.ts';

/** The whole report value, for other programs. */
export function json(report: Report): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`);
}
