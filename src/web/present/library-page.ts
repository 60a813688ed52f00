import type { Excerpt } from '../../desk/find-excerpt.ts';
import type { ImportView, SourceSummary } from '../../desk/sources-desk.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { presentRow, type SourceRow } from './source-pages.ts';

/** What the library's address asks for. */
export interface LibraryQuery {
  readonly q: string;
  readonly kind: string;
  readonly standing: string;
  readonly origin: string;
  readonly state: string;
}

export interface LibraryPage {
  readonly sources: readonly (SourceRow & { readonly excerpt: ExcerptRow | null })[];
  /** Imports that a restart of the desk broke off. */
  readonly stopped: readonly { readonly words: string; readonly href: string }[];
  readonly words: string;
  readonly total: number;
  readonly mayEdit: boolean;
  readonly count: string;
  readonly filters: readonly LibraryFilter[];
  readonly more: { readonly words: string; readonly href: string } | null;
}

/** Where a source has what was searched for; opens there. */
interface ExcerptRow extends Pick<Excerpt, 'before' | 'words' | 'after'> {
  readonly href: string;
}

interface LibraryFilter {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
}

const STATES: Readonly<Record<string, (summary: SourceSummary) => boolean>> = {
  changed: ({ source }) => source.check?.outcome === 'changed',
  gone: ({ source }) => source.check?.outcome === 'gone',
  replaced: ({ source }) => source.versions.length > 0,
  evidence: ({ items }) => items > 0,
  unused: ({ stories }) => stories === 0,
};

/** Rows of one page: more are a click away. */
const PAGE = 100;

export function parseLibraryQuery(query: Readonly<Record<string, unknown>>): LibraryQuery {
  const word = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, 200) : '');
  return { q: word('q').trim(), kind: word('kind'), standing: word('standing'), origin: word('origin'), state: word('state') };
}

/** Those of `found` that one page shows, and how many come after it. */
export function libraryPart(
  found: readonly SourceSummary[],
  query: LibraryQuery,
  from: number,
): { readonly shown: readonly SourceSummary[]; readonly count: number; readonly rest: number } {
  const passing = found.filter((summary) => passes(summary, query)).reverse();
  return { shown: passing.slice(from, from + PAGE), count: passing.length, rest: passing.length - from - PAGE };
}

export function presentLibrary(
  web: Web,
  person: Person,
  library: {
    readonly all: readonly SourceSummary[];
    readonly part: ReturnType<typeof libraryPart>;
    readonly excerpts: ReadonlyMap<string, Excerpt>;
    readonly stopped: readonly ImportView[];
  },
  query: LibraryQuery,
  from: number,
): LibraryPage {
  const { shown, count, rest } = library.part;
  return {
    sources: shown.map((summary) => ({
      ...presentRow(web, summary.source, summary),
      excerpt: presentExcerpt(summary.source.id, library.excerpts),
    })),
    stopped: library.stopped.map(({ id, entries }) => ({
      words: web.say('import stopped-notice', {
        name: entries.find(({ state }) => state === 'stopped')?.name ?? '',
        count: entries.filter(({ state }) => state === 'stopped').length,
      }),
      href: `/imports/${id}`,
    })),
    words: query.q,
    total: library.all.length,
    mayEdit: may(person, 'edit-story'),
    count: web.say('library count', { shown: count, total: library.all.length }),
    filters: [
      filter(web, 'kind', query, [...new Set(library.all.map(({ source }) => source.documentKind))].sort(), 'document'),
      filter(web, 'standing', query, ['primary', 'secondary']),
      filter(web, 'origin', query, ['pasted', 'uploaded', 'fetched']),
      filter(web, 'state', query, Object.keys(STATES), 'library-state'),
    ],
    more:
      rest > 0
        ? {
            words: web.say('library more', { count: rest }),
            href: `/sources?${new URLSearchParams({ ...query, from: String(from + PAGE) })}`,
          }
        : null,
  };
}

function presentExcerpt(id: string, excerpts: ReadonlyMap<string, Excerpt>): ExcerptRow | null {
  const found = excerpts.get(id);
  return found ? { ...found, href: `/sources/${id}?start=${found.start}&end=${found.end}#passage` } : null;
}

function passes(summary: SourceSummary, { kind, standing, origin, state }: LibraryQuery): boolean {
  const { source } = summary;
  if (kind && source.documentKind !== kind) return false;
  if (standing && source.standing !== standing) return false;
  if (origin && source.origin !== origin) return false;
  const wanted = Object.hasOwn(STATES, state) ? STATES[state] : undefined;
  return wanted === undefined || wanted(summary);
}

function filter(
  web: Web,
  name: keyof LibraryQuery,
  query: LibraryQuery,
  values: readonly string[],
  group: string = name,
): LibraryFilter {
  const choices = values.map((value) => ({ value, label: web.say(`${group} ${value}`), chosen: query[name] === value }));
  return {
    name,
    label: web.say(`library ${name}`),
    choices: [{ value: '', label: web.say('library any'), chosen: query[name] === '' }, ...choices],
  };
}
