import type { SourceSummary, StoryView } from '../../desk/desk.ts';
import type { Source } from '../../documents/source.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';
import { type ProposedView, presentProposed } from './proposed-sources.ts';
import { presentSourceForm, type SourceForm } from './source-form.ts';
import { presentHead, type StoryHead } from './story-head.ts';
import { presentDate, presentTime, type TimeView } from './times.ts';

interface SourceRow {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly facts: string;
  readonly standing: Source['standing'];
  readonly standingWords: string;
  readonly demo: boolean;
  readonly added: TimeView;
  readonly used: string;
  readonly warnings: readonly string[];
}

export interface StorySourcesPage {
  readonly head: StoryHead;
  readonly sources: readonly SourceRow[];
  readonly version: number;
  readonly library: readonly { readonly id: string; readonly label: string }[];
  readonly form: SourceForm;
  /** Some of them have a web address that can be fetched again. */
  readonly fetchable: boolean;
  readonly proposed: readonly ProposedView[];
  /** The proposed source that the form answers. */
  readonly answers: ProposedView | null;
}

export interface LibraryPage {
  readonly sources: readonly SourceRow[];
  readonly words: string;
  readonly total: number;
  readonly mayEdit: boolean;
  readonly count: string;
}

export function presentStorySources(
  web: Web,
  person: Person,
  view: StoryView,
  library: readonly SourceSummary[],
  kept: Kept | null,
  answered: string | null,
): StorySourcesPage {
  const proposed = presentProposed(web, person, view);
  const attached = new Set(view.case.sources);
  return {
    head: presentHead(web, person, view, 'sources'),
    sources: view.sources.map(({ source, document }) => ({ ...presentRow(web, source, null), warnings: document.warnings })),
    version: view.versions.sources ?? 0,
    library: library
      .filter(({ source }) => !attached.has(source.id))
      .map(({ source }) => ({ id: source.id, label: [source.title, source.author, source.published].filter(Boolean).join(' · ') })),
    form: presentSourceForm(null, kept),
    fetchable: view.sources.some(({ source }) => source.retrieval !== null || source.url !== null),
    proposed,
    answers: proposed.find(({ id, mayAnswer }) => id === answered && mayAnswer) ?? null,
  };
}

export function presentLibrary(web: Web, person: Person, all: readonly SourceSummary[], words: string): LibraryPage {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ source }) => {
    const described = [source.title, source.author, source.publisher, source.notes, source.url ?? '', source.published ?? ''].join(
      ' ',
    );
    return wanted.every((word) => described.toLowerCase().includes(word));
  });
  return {
    sources: found.map(({ source, stories }) => presentRow(web, source, stories)),
    words,
    total: all.length,
    mayEdit: may(person, 'edit-story'),
    count: web.say('library count', { shown: found.length, total: all.length }),
  };
}

function presentRow(web: Web, source: Source, stories: number | null): SourceRow {
  const published = source.published && presentDate(web, source.published);
  const length = web.say('source length', { count: source.length });
  return {
    id: source.id,
    href: `/sources/${source.id}`,
    title: source.title,
    facts: [source.author, source.publisher, published, length].filter(Boolean).join(' · '),
    standing: source.standing,
    standingWords: web.say(`standing ${source.standing}`),
    demo: source.demo,
    added: presentTime(web, source.addedAt),
    used: stories === null ? '' : web.say('source used-in', { count: stories }),
    warnings: [],
  };
}
