import type { SourceMoment } from '../../desk/sources-desk.ts';
import type { SourceCheck } from '../../documents/source-content.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import type { SourceView } from './reader.ts';
import { presentMoment, type TimeView } from './times.ts';

/** A source over time: what fetching it again found, and what it said before. */
export interface SourceHistory {
  readonly check: CheckView | null;
  readonly versions: readonly VersionRow[];
  /** Said where the words on the page are not the present ones. */
  readonly reading: { readonly words: string; readonly href: string; readonly changes: string } | null;
  readonly mayFetch: boolean;
  readonly mayReplace: boolean;
}

interface CheckView {
  readonly tone: 'ok' | 'ask' | 'bad';
  readonly words: string;
  readonly message: string;
  readonly by: string;
  readonly at: TimeView;
  readonly changes: string | null;
}

interface VersionRow {
  readonly label: string;
  readonly why: string;
  readonly note: string;
  readonly by: string;
  readonly at: TimeView;
  readonly href: string;
  readonly changes: string | null;
  readonly current: boolean;
}

export function presentSourceHistory(web: Web, person: Person, view: SourceView, which: SourceMoment): SourceHistory {
  const { source } = view;
  const href = `/sources/${source.id}`;
  const mayEdit = may(person, 'edit-story');
  return {
    check: source.check && presentCheck(web, view, source.check),
    versions: source.versions.length === 0 ? [] : presentVersions(web, view, which),
    reading:
      which === 'now'
        ? null
        : {
            words: web.say(which === 'found' ? 'moment reading-found' : 'moment reading-earlier'),
            href,
            changes: changesHref(href, which),
          },
    mayFetch: mayEdit && (source.retrieval ?? source.url) !== null,
    mayReplace: mayEdit && which === 'now',
  };
}

function changesHref(href: string, which: SourceMoment): string {
  return which === 'found' ? `${href}/changes?old=now&new=found` : `${href}/changes?old=${which}&new=now`;
}

const CHECK_TONES = { same: 'ok', changed: 'ask', gone: 'bad', unreachable: 'ask' } as const;

function presentCheck(web: Web, { source, people }: SourceView, check: SourceCheck): CheckView {
  return {
    tone: CHECK_TONES[check.outcome],
    words: web.say(`check ${check.outcome}-means`),
    message: check.message,
    by: nameOf(web, people, check.by),
    at: presentMoment(web, check.at),
    changes: check.found ? `/sources/${source.id}/changes` : null,
  };
}

/** The present words first, then the earlier ones, the newest first; each with what changed since it. */
function presentVersions(web: Web, { source, people }: SourceView, which: SourceMoment): VersionRow[] {
  const all = [...source.versions, source];
  const rows = all.map(({ renewed }, index): VersionRow => {
    const isNow = index === source.versions.length;
    return {
      label: web.say(isNow ? 'version now' : 'version number', { number: index + 1 }),
      why: web.say(`version ${renewed?.why ?? 'added'}`),
      note: renewed?.note ?? '',
      by: nameOf(web, people, renewed?.by ?? source.addedBy),
      at: presentMoment(web, renewed?.at ?? source.addedAt),
      href: `/sources/${source.id}${isNow ? '' : `?version=${index}`}`,
      changes: index === 0 ? null : `/sources/${source.id}/changes?old=${index - 1}&new=${isNow ? 'now' : index}`,
      current: isNow ? which === 'now' : which === index,
    };
  });
  return rows.reverse();
}

function nameOf(web: Web, people: SourceView['people'], id: string): string {
  return people.find((person) => person.id === id)?.name ?? web.say('person unknown');
}
