import type { Document } from '../documents/document.ts';
import { parseSourceInput, type Source, type SourceInput, usualStanding } from '../documents/source.ts';
import { contentOf, type Retrieval, type SourceContent, UNTOUCHED } from '../documents/source-content.ts';
import { VerbatimError } from '../errors.ts';
import { type ReadOptions, readDocument } from '../intake/read-document.ts';
import type { By } from './desk.ts';
import type { DeskContext } from './desk-context.ts';
import type { SourceText } from './sources-desk.ts';

/** Bytes as they arrived, and by which way. */
export interface Arrived {
  readonly text: SourceText;
  readonly origin: SourceContent['origin'];
  readonly retrieval: Retrieval | null;
}

export interface ReadContent {
  readonly content: SourceContent;
  readonly document: Document;
}

/** Reads the bytes, and keeps the text and the original. `invalid` where there are no words in it. */
export async function readContent(context: DeskContext, arrived: Arrived, options: ReadOptions = {}): Promise<ReadContent> {
  const { bytes, name, mediaType } = arrived.text;
  if (bytes.length > context.intake.fileBytes) throw tooLarge(context.intake.fileBytes);
  const hint = { ...(name && { name }), ...(mediaType && { mediaType }) };
  const document = await readDocument(bytes, hint, { timeoutMs: context.intake.readMs, ...options });
  if (document.text.trim() === '') throw noWords(document);
  const [kept, original] = await Promise.all([context.shelf.keep(document), context.store.putBlob(bytes)]);
  const { origin, retrieval } = arrived;
  const facts = { origin, documentKind: document.kind, originalName: name, length: document.text.length, retrieval };
  return { content: { ...facts, ...kept, original }, document };
}

function tooLarge(limit: number): VerbatimError {
  return new VerbatimError('too-large', `The file is larger than ${limit / 1e6} MB. Upload the part that matters.`, undefined, {
    file: 'Too large.',
  });
}

/** A reader that found nothing says why; that is worth more than a general sentence. */
function noWords({ warnings }: Document): VerbatimError {
  const why = warnings[0] ?? 'The source has no text.';
  const what = 'Paste its words or choose another file.';
  return new VerbatimError('invalid', `${why} ${what}`, undefined, { text: why });
}

/** What the form left open is filled in from what the document states. */
export function newSource(
  context: DeskContext,
  input: SourceInput,
  { content, document }: ReadContent,
  id: string,
  by: By,
): Source {
  const url = input.url ?? content.retrieval?.finalUrl ?? null;
  return {
    id,
    ...parseSourceInput({ ...input, url, title: input.title || nameFor(content, document) }),
    standing: input.standing ?? usualStanding(document.kind),
    author: input.author || document.author || '',
    publisher: input.publisher || document.publisher || '',
    published: input.published ?? document.published?.slice(0, 10) ?? null,
    ...contentOf(content),
    ...UNTOUCHED,
    addedBy: by.actor.id,
    addedAt: context.clock().toISOString(),
    demo: false,
    seenBy: null,
  };
}

/** In UTF-16 code units: a title as long as a form takes it. */
const TITLE_LENGTH = 300;

function nameFor({ originalName, retrieval }: SourceContent, document: Document): string {
  const title = document.title?.trim() || originalName?.trim() || retrieval?.finalUrl || document.text.trim();
  return title.replace(/\s+/g, ' ').slice(0, TITLE_LENGTH).trim();
}
