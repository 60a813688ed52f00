import { z } from 'zod';
import type { Source } from '../documents/source.ts';
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
      return { ...before, sources: [...before.sources, event.payload.source] };
    case 'source-changed':
      return { ...before, sources: before.sources.map((s) => (s.id === event.payload.source.id ? event.payload.source : s)) };
    case 'checks-imported': {
      const { import: brought } = event.payload;
      if (before.imports.some(({ file }) => file === brought.file)) return before;
      return { ...before, imports: [...before.imports, brought] };
    }
    default:
      return event satisfies never;
  }
}
