import type { MarginNote } from '../documents/document.ts';
import { originalWording } from '../documents/original-wording.ts';
import type { DraftFile, DraftWording } from '../documents/proposed-source.ts';
import { VerbatimError } from '../errors.ts';
import { readDocument } from '../intake/read-document.ts';
import type { Viewer } from './desk.ts';
import { type DeskContext, loadCase } from './desk-context.ts';
import type { SourceText } from './sources-desk.ts';

/** The words of a draft that came as a file, in the wording that is checked, and what came with them. */
export interface DraftText {
  readonly words: string;
  readonly came: CameAs;
}

/** `notes` stand at places of `text`, the accepted wording. */
export interface CameAs {
  readonly text: string;
  readonly notes: readonly MarginNote[];
  readonly file: DraftFile;
}

export function draftWords(draft: string | DraftText): { readonly words: string; readonly came: CameAs | null } {
  return typeof draft === 'string' ? { words: draft, came: null } : draft;
}

/** Keeps the file, and both wordings where it has tracked changes. */
export async function readDraftFile(context: DeskContext, file: SourceText, wording: DraftWording): Promise<DraftText> {
  const { bytes, name, mediaType } = file;
  const hint = { links: true, ...(name && { name }), ...(mediaType && { mediaType }) };
  const document = await readDocument(bytes, hint, { timeoutMs: context.intake.readMs });
  const changes = document.notes.filter(({ kind }) => kind === 'insertion' || kind === 'deletion').length;
  const original = changes > 0 ? originalWording(document) : document.text;
  const [words, other] = wording === 'original' ? [original, document.text] : [document.text, original];
  const otherWording = changes > 0 ? await context.store.putBlob(new TextEncoder().encode(other)) : null;
  const kept: DraftFile = { name, original: await context.store.putBlob(bytes), changes, wording, otherWording };
  return { words, came: { text: document.text, notes: document.notes, file: kept } };
}

export async function otherWording(context: DeskContext, id: string, viewer: Viewer): Promise<string> {
  const { state } = await loadCase(context, id, viewer);
  if (!state.draftFile?.otherWording)
    throw new VerbatimError('not-found', 'This draft came without tracked changes: it has one wording.');
  return context.shelf.text(state.draftFile.otherWording);
}
