import { z } from 'zod';
import type { Source } from '../documents/source.ts';
import {
  contentOf,
  type Renewal,
  type SourceCheck,
  type SourceContent,
  type SourceMedia,
  UNTOUCHED,
} from '../documents/source-content.ts';
import { parseOrRefuse } from '../errors.ts';
import type { RecordedAct } from './case-event.ts';
import type { CheckImport } from './check-import.ts';
import type { DeskBook } from './desk-book.ts';
import type { Person } from './person.ts';

const person = z
  .looseObject({ id: z.string(), name: z.string(), role: z.string(), disabled: z.boolean().default(false) })
  .transform((value) => value as unknown as Person);
/** Sources of old records name nobody: they were open to everyone. */
const source = z
  .looseObject({ id: z.string(), title: z.string(), text: z.string(), seenBy: z.array(z.string()).nullable().default(null) })
  .transform((value) => value as unknown as Source);

const content = z.custom<SourceContent>(
  (value) => z.looseObject({ text: z.string(), original: z.string() }).safeParse(value).success,
);
const check = z.custom<SourceCheck>((value) => z.looseObject({ outcome: z.string(), at: z.string() }).safeParse(value).success);
const renewed = z.custom<Renewal>((value) => z.looseObject({ why: z.string(), at: z.string() }).safeParse(value).success);
const media = z.custom<SourceMedia>((value) => z.looseObject({ file: z.string(), mediaType: z.string() }).safeParse(value).success);
const checkImport = z.custom<CheckImport>(
  (value) => z.looseObject({ id: z.string(), name: z.string(), file: z.string() }).safeParse(value).success,
);

const deskEventSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('person-added'), payload: z.object({ person }) }),
  z.object({ action: z.literal('person-changed'), payload: z.object({ person }) }),
  // What changed stays out of the record: it says that it did, and who did it.
  z.object({ action: z.literal('credential-changed'), payload: z.object({ person: z.string(), what: z.string() }) }),
  z.object({ action: z.literal('source-added'), payload: z.object({ source }) }),
  z.object({ action: z.literal('source-changed'), payload: z.object({ source }) }),
  z.object({ action: z.literal('source-checked'), payload: z.object({ source: z.string(), check }) }),
  z.object({ action: z.literal('source-renewed'), payload: z.object({ source: z.string(), content, renewed }) }),
  z.object({ action: z.literal('source-media'), payload: z.object({ source: z.string(), media: media.nullable() }) }),
  z.object({ action: z.literal('checks-imported'), payload: z.object({ import: checkImport }) }),
]);

export const EMPTY_DESK_BOOK: DeskBook = { kind: 'desk', people: [], sources: [], imports: [] };

/** The desk book after one more act. Throws `invalid` for an act that this version does not know. */
export function foldDeskBook(before: DeskBook, act: RecordedAct): DeskBook {
  const event = parseOrRefuse(deskEventSchema, act, 'Recorded act');
  switch (event.action) {
    case 'person-added':
      return { ...before, people: [...before.people, event.payload.person] };
    case 'person-changed':
      return { ...before, people: before.people.map((p) => (p.id === event.payload.person.id ? event.payload.person : p)) };
    case 'credential-changed':
      return before;
    case 'source-added':
      return { ...before, sources: [...before.sources, whole(event.payload.source)] };
    case 'source-changed':
      return withSource(before, event.payload.source.id, () => whole(event.payload.source));
    case 'source-checked':
      return withSource(before, event.payload.source, (known) => ({ ...known, check: event.payload.check }));
    case 'source-renewed':
      return withSource(before, event.payload.source, (known) => renew(known, event.payload.content, event.payload.renewed));
    case 'source-media':
      return withSource(before, event.payload.source, (known) => ({ ...known, media: event.payload.media }));
    case 'checks-imported': {
      const { import: brought } = event.payload;
      if (before.imports.some(({ file }) => file === brought.file)) return before;
      return { ...before, imports: [...before.imports, brought] };
    }
    default:
      return event satisfies never;
  }
}

/** A source as older records hold it lacks what came later. */
function whole(source: Source): Source {
  return { ...UNTOUCHED, ...source, retrieval: source.retrieval ?? null };
}

function withSource(before: DeskBook, id: string, change: (source: Source) => Source): DeskBook {
  return { ...before, sources: before.sources.map((source) => (source.id === id ? change(source) : source)) };
}

/** The words that it had are kept; what fetching again had found is settled. */
function renew(source: Source, content: SourceContent, renewed: Renewal): Source {
  const version = { ...contentOf(source), renewed: source.renewed };
  return { ...source, ...contentOf(content), renewed, versions: [...source.versions, version], check: null };
}
