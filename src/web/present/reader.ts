import type { Desk } from '../../desk/desk.ts';
import type { SourceMoment } from '../../desk/sources-desk.ts';
import type { Document } from '../../documents/document.ts';
import { locate } from '../../documents/locator.ts';
import type { SourceContent } from '../../documents/source-content.ts';
import { beginningOf } from '../../text/shorten.ts';
import type { Span } from '../../text/span.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';
import { type Galley, PART_LENGTH, partOf, presentGalley } from './galley.ts';
import { presentLocator } from './locator.ts';
import { type Provenance, presentProvenance } from './provenance.ts';
import { presentRecording, type Recording } from './recording.ts';
import { presentFiles, type SourceFiles } from './source-files.ts';
import { presentSourceForm, type SourceForm } from './source-form.ts';
import { presentSourceHistory, type SourceHistory } from './source-history.ts';
import { withTurns } from './spoken-galley.ts';
import { presentDate, presentTime, type TimeView } from './times.ts';

/** A source for reading, with one passage lit where one is asked for. */
export interface ReaderPage {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly url: string | null;
  readonly notes: string;
  readonly added: TimeView;
  readonly demo: boolean;
  readonly warnings: readonly string[];
  readonly stories: readonly { readonly href: string; readonly title: string }[];
  /** Items whose verdict names it as evidence. */
  readonly supports: readonly { readonly href: string; readonly words: string; readonly story: string }[];
  readonly galley: Galley;
  readonly passage: { readonly start: number; readonly end: number; readonly where: string } | null;
  readonly partHref: string;
  readonly version: number;
  readonly form: SourceForm | null;
  readonly provenance: Provenance;
  readonly history: SourceHistory;
  readonly files: SourceFiles;
  readonly recording: Recording | null;
  /** Captions and transcripts may have a recording beside them. */
  readonly mayRecord: boolean;
}

export interface ReaderAsk {
  readonly passage: Span | null;
  readonly part: number | null;
  readonly kept: Kept | null;
  /** Which of its words are read: the present ones, those found anew, or earlier ones. */
  readonly which: SourceMoment;
  readonly content: SourceContent;
  readonly document: Document;
}

export type SourceView = Awaited<ReturnType<Desk['sources']['view']>>;

/** Items listed beside a source. */
const MOST_ITEMS = 50;

export function presentReader(web: Web, person: Person, view: SourceView, asked: ReaderAsk): ReaderPage {
  const { source } = view;
  const { document, content } = asked;
  const passage = asked.passage && within(document, asked.passage);
  const part = asked.part ?? (passage ? partOf(document.text, passage.start) : 1);
  const marks = passage
    ? [{ ...passage, id: 'passage', number: 1, index: 0, state: 'to-check', kind: 'quote', current: true } as const]
    : [];
  return {
    id: source.id,
    href: `/sources/${source.id}`,
    title: source.title,
    facts: [
      web.say(`standing ${source.standing}`),
      ...[source.author, source.publisher].filter(Boolean),
      ...(source.published ? [presentDate(web, source.published)] : []),
      web.say(`origin ${content.origin}`),
      web.say('source length', { count: content.length }),
      ...(source.seenBy ? [web.say('source confidential')] : []),
    ],
    url: source.url,
    notes: source.notes,
    added: presentTime(web, source.addedAt),
    demo: source.demo,
    warnings: document.warnings,
    stories: view.stories.map(({ id, title }) => ({ href: `/stories/${id}`, title })),
    supports: view.supports.slice(0, MOST_ITEMS).map(({ story, item, words }) => ({
      href: `/stories/${story.id}/items/${item}#item`,
      words: beginningOf(words, 120),
      story: story.title,
    })),
    galley: withTurns(presentGalley(document.text, marks, document.furniture, part), document, {
      href: asked.which === 'now' ? `/sources/${source.id}?` : `/sources/${source.id}?version=${asked.which}&`,
      isRecorded: source.media !== null,
    }),
    passage: passage && { ...passage, where: presentLocator(web, locate(document, passage)) },
    partHref: `/sources/${source.id}?${asked.which === 'now' ? '' : `version=${asked.which}&`}part=`,
    version: view.version,
    form: may(person, 'edit-story') ? presentSourceForm(source, asked.kept) : null,
    provenance: presentProvenance(web, content, document),
    history: presentSourceHistory(web, person, view, asked.which),
    files: presentFiles(source, asked, passage),
    recording: presentRecording(source, passage && locate(document, passage).seconds),
    mayRecord: asked.which === 'now' && may(person, 'edit-story') && (document.turns.length > 0 || source.media !== null),
  };
}

function within({ text }: Document, { start, end }: Span): Span | null {
  return start < end && end <= text.length && end - start <= PART_LENGTH ? { start, end } : null;
}
