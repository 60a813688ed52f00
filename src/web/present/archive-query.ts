import type { PastCheck } from '../../desk/past-check.ts';
import type { Web } from '../web.ts';
import { dayOf, verdictWords } from './past-check.ts';

/** What of the archive is looked for; "" for anything. */
export interface ArchiveQuery {
  readonly words: string;
  readonly verdict: string;
  readonly speaker: string;
  /** ISO dates, both included. */
  readonly from: string;
  readonly to: string;
  /** `story` for what was ruled here, else an import's id. */
  readonly origin: string;
  /** From 1. */
  readonly page: number;
}

const LONGEST = 200;

export function parseArchiveQuery(asked: Readonly<Record<string, unknown>>): ArchiveQuery {
  const field = (name: string) => (typeof asked[name] === 'string' ? asked[name].trim().slice(0, LONGEST) : '');
  const page = Number(field('page'));
  return {
    words: field('q'),
    verdict: field('verdict'),
    speaker: field('speaker'),
    from: field('from'),
    to: field('to'),
    origin: field('origin'),
    page: Number.isInteger(page) && page > 0 && page < 1e6 ? page : 1,
  };
}

export function isNarrowed({ page: _, ...query }: ArchiveQuery): boolean {
  return Object.values(query).some((value) => value !== '');
}

/** The latest checks first; those without a date last. */
export function searchArchive(web: Web, checks: readonly PastCheck[], query: ArchiveQuery): PastCheck[] {
  const wanted = query.words.toLowerCase().split(/\s+/).filter(Boolean);
  const speaker = query.speaker.toLowerCase();
  return checks
    .filter((check) => {
      const { origin } = check;
      if (query.origin !== '' && query.origin !== (origin.kind === 'story' ? 'story' : origin.import)) return false;
      if (query.verdict !== '' && query.verdict !== verdictWords(web, check)) return false;
      if (!(check.speaker ?? '').toLowerCase().includes(speaker)) return false;
      const described = [check.claim, check.title, check.speaker, check.publisher].join(' ').toLowerCase();
      return isWithin(dayOf(check), query) && wanted.every((word) => described.includes(word));
    })
    .sort((a, b) => (dayOf(b) ?? '').localeCompare(dayOf(a) ?? ''));
}

function isWithin(day: string | null, { from, to }: ArchiveQuery): boolean {
  if (from === '' && to === '') return true;
  return day !== null && (from === '' || day >= from) && (to === '' || day <= to);
}
