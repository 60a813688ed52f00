import { z } from 'zod';
import { parseOrRefuse } from '../errors.ts';

/** A `--date` option; null where it is left out. */
export function parseDate(value: string | undefined): string | null {
  return value === undefined ? null : parseOrRefuse(z.iso.date('Write --date as YYYY-MM-DD.'), value, '--date');
}
