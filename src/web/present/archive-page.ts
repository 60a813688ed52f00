import type { PastCheck } from '../../desk/past-check.ts';
import type { CheckImport } from '../../verdicts/check-import.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';
import { type ArchiveQuery, isNarrowed, searchArchive } from './archive-query.ts';
import { dayOf, placeOf, verdictWords } from './past-check.ts';
import { presentDate, presentTime, type TimeView } from './times.ts';

export interface ArchivePage {
  readonly total: number;
  readonly mayImport: boolean;
  readonly query: ArchiveQuery;
  readonly narrowed: boolean;
  readonly verdicts: readonly Choice[];
  readonly origins: readonly Choice[];
  readonly count: string;
  readonly rows: readonly ArchiveRow[];
  readonly pages: string | null;
  readonly previous: string | null;
  readonly next: string | null;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

interface ArchiveRow {
  readonly claim: string;
  readonly href: string | null;
  readonly outside: boolean;
  readonly verdict: string;
  readonly title: string;
  readonly facts: string;
}

/** Checks on a page. */
const PAGE = 50;
/** Other desks write verdicts freely: no more than so many are offered as a choice. */
const MOST_VERDICTS = 60;

export function presentArchive(
  web: Web,
  person: Person,
  { checks, imports }: { readonly checks: readonly PastCheck[]; readonly imports: readonly CheckImport[] },
  query: ArchiveQuery,
): ArchivePage {
  const found = searchArchive(web, checks, query);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(query.page, pages);
  return {
    total: checks.length,
    mayImport: may(person, 'edit-story'),
    query,
    narrowed: isNarrowed(query),
    verdicts: verdictChoices(web, checks, query.verdict),
    origins: [
      { value: 'story', label: web.say('archive ruled-here'), chosen: query.origin === 'story' },
      ...imports.map(({ id, name }) => ({ value: id, label: importName(web, name), chosen: query.origin === id })),
    ],
    count: web.say('archive count', { shown: found.length, total: checks.length }),
    rows: found.slice((page - 1) * PAGE, page * PAGE).map((check) => presentRow(web, check, imports)),
    pages: pages > 1 ? web.say('archive page', { page, pages }) : null,
    previous: page > 1 ? pageHref(query, page - 1) : null,
    next: page < pages ? pageHref(query, page + 1) : null,
  };
}

function verdictChoices(web: Web, checks: readonly PastCheck[], chosen: string): Choice[] {
  const counts = new Map<string, number>();
  for (const check of checks) counts.set(verdictWords(web, check), (counts.get(verdictWords(web, check)) ?? 0) + 1);
  const common = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_VERDICTS);
  const labels = common.map(([label]) => label).sort((a, b) => a.localeCompare(b, web.locale));
  return labels.map((label) => ({ value: label, label, chosen: label === chosen }));
}

function presentRow(web: Web, check: PastCheck, imports: readonly CheckImport[]): ArchiveRow {
  const day = dayOf(check);
  const place = placeOf(check);
  const { origin } = check;
  const from =
    origin.kind === 'story'
      ? web.say('archive ruled-here')
      : (check.publisher ?? importName(web, imports.find(({ id }) => id === origin.import)?.name ?? ''));
  return {
    claim: check.claim,
    href: place?.href ?? null,
    outside: place?.outside ?? false,
    verdict: verdictWords(web, check),
    title: check.title ?? '',
    facts: [day && presentDate(web, day), check.speaker && web.say('before said-by', { name: check.speaker }), from]
      .filter(Boolean)
      .join(' · '),
  };
}

function importName(web: Web, name: string): string {
  return name === '' ? web.say('archive import-unnamed') : name;
}

function pageHref({ words, page: _, ...query }: ArchiveQuery, page: number): string {
  const fields = Object.entries({ q: words, ...query }).filter(([, value]) => value !== '');
  return `/archive?${new URLSearchParams([...fields, ['page', String(page)]])}`;
}

/** The form that brings past checks in, what came of the last one, and what was brought in before. */
export interface CheckImportPage {
  readonly mayImport: boolean;
  readonly message: string | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly done: ImportView | null;
  readonly imports: readonly ImportView[];
}

interface ImportView {
  readonly href: string;
  readonly name: string;
  readonly by: string;
  readonly at: TimeView;
  readonly words: string;
  /** How many entries could not be read; null for none. */
  readonly faulty: string | null;
  readonly faults: readonly string[];
  readonly more: string | null;
}

export function presentImports(
  web: Web,
  person: Person,
  { imports, people, done }: { imports: readonly CheckImport[]; people: readonly Person[]; done: string | null },
  kept: Kept | null,
): CheckImportPage {
  const views = imports.map((one) => presentImport(web, one, people)).reverse();
  return {
    mayImport: may(person, 'edit-story'),
    message: kept?.message ?? null,
    errors: kept?.errors ?? {},
    done: views.find(({ href }) => href === importHref(done ?? '')) ?? null,
    imports: views,
  };
}

export function importHref(id: string): string {
  return `/archive/imports/${id}`;
}

function presentImport(web: Web, one: CheckImport, people: readonly Person[]): ImportView {
  const more = one.faulty - one.faults.length;
  return {
    href: importHref(one.id),
    name: importName(web, one.name),
    by: people.find(({ id }) => id === one.by)?.name ?? one.by,
    at: presentTime(web, one.at),
    words: web.say('archive imported', { added: one.added, replaced: one.replaced }),
    faulty: one.faulty === 0 ? null : web.say('archive faulty', { count: one.faulty }),
    faults: one.faults.map(({ line, message }) => web.say('archive fault', { line, message })),
    more: more > 0 ? web.say('archive more-faults', { count: more }) : null,
  };
}
