import type { StoryView } from '../../desk/desk.ts';
import type { SourceSummary } from '../../desk/sources-desk.ts';
import type { Source } from '../../documents/source.ts';
import type { Person } from '../../verdicts/person.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';
import { type ProposedView, presentProposed } from './proposed-sources.ts';
import { presentSourceForm, type SourceForm } from './source-form.ts';
import { presentHead, type StoryHead } from './story-head.ts';
import { presentDate, presentTime, type TimeView } from './times.ts';
import type { Tone } from './tones.ts';

export interface SourceRow {
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
  /** What to know about it: changed, gone, replaced; shares its words with another. */
  readonly marks: readonly { readonly tone: Tone; readonly words: string; readonly href: string }[];
  readonly supports: string | null;
}

export interface StorySourcesPage {
  readonly head: StoryHead;
  readonly sources: readonly SourceRow[];
  readonly version: number;
  /** How many sources, how many independent voices. */
  readonly voices: string | null;
  readonly library: readonly { readonly id: string; readonly label: string }[];
  readonly form: SourceForm;
  /** Some of them have a web address that can be fetched again. */
  readonly fetchable: boolean;
  readonly proposed: readonly ProposedView[];
  /** The proposed source that the form answers. */
  readonly answers: ProposedView | null;
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
    sources: view.sources.map(({ source, document }) => ({
      ...presentRow(web, source, null),
      warnings: [...document.warnings, ...sameVoice(web, view, source.id)],
    })),
    version: view.versions.sources ?? 0,
    voices: view.sources.length < 2 ? null : web.say('source voices', { sources: view.sources.length, voices: view.voices.length }),
    library: library
      .filter(({ source }) => !attached.has(source.id))
      .map(({ source }) => ({ id: source.id, label: [source.title, source.author, source.published].filter(Boolean).join(' · ') })),
    form: presentSourceForm(null, kept),
    fetchable: view.sources.some(({ source }) => source.retrieval !== null || source.url !== null),
    proposed,
    answers: proposed.find(({ id, mayAnswer }) => id === answered && mayAnswer) ?? null,
  };
}

/** Titles of the other sources that share most of their words with this one. */
function sameVoice(web: Web, view: StoryView, id: string): string[] {
  const voice = view.voices.find((ids) => ids.includes(id)) ?? [];
  const others = view.sources
    .filter(({ source }) => source.id !== id && voice.includes(source.id))
    .map(({ source }) => source.title);
  return others.length === 0 ? [] : [web.say('source same-voice', { titles: others.join('; ') })];
}

export function presentRow(web: Web, source: Source, used: { readonly stories: number; readonly items: number } | null): SourceRow {
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
    used: used === null ? '' : web.say('source used-in', { count: used.stories }),
    supports: used && used.items > 0 ? web.say('source supports-count', { count: used.items }) : null,
    warnings: [],
    marks: marksOf(web, source),
  };
}

function marksOf(web: Web, { id, check, versions, media }: Source): SourceRow['marks'] {
  const href = `/sources/${id}`;
  return [
    ...(check?.outcome === 'changed' ? [{ tone: 'ask' as const, words: web.say('check changed'), href: `${href}/changes` }] : []),
    ...(check?.outcome === 'gone' ? [{ tone: 'bad' as const, words: web.say('check gone'), href: `${href}#check` }] : []),
    ...(versions.length > 0
      ? [
          {
            tone: 'open' as const,
            words: web.say('source versions-count', { count: versions.length + 1 }),
            href: `${href}#versions`,
          },
        ]
      : []),
    ...(media ? [{ tone: 'open' as const, words: web.say('media beside'), href }] : []),
  ];
}
