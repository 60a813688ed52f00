import type { Document } from '../documents/document.ts';
import { plainDocument } from '../documents/document.ts';
import { findFurniture } from '../documents/find-furniture.ts';
import { VerbatimError } from '../errors.ts';
import { findItems } from '../items/find-items.ts';
import type { Item } from '../items/item.ts';
import { withoutDoubles } from '../items/without-doubles.ts';
import { canonicalText } from '../text/canonical.ts';
import type { Tables } from './tables.ts';

/** Longest draft, in characters: twenty long books. */
export const DRAFT_LIMIT = 12_000_000;

export interface ReadDraft {
  readonly document: Document;
  readonly items: readonly Item[];
}

export function requireWords(text: string): void {
  if (text.trim() !== '') return;
  throw new VerbatimError('invalid', 'The draft is empty. Paste its text or choose a file.', undefined, {
    text: 'The draft is empty. Paste its text or choose a file.',
  });
}

/** Pasted or uploaded words → the document with its furniture and everything in it that must be checked. */
export function readDraft(text: string, published: string | null, tables: Tables): ReadDraft {
  const canonical = canonicalText(text);
  requireWords(canonical.text);
  if (canonical.text.length > DRAFT_LIMIT) {
    throw new VerbatimError(
      'too-large',
      `The draft has ${canonical.text.length} characters; ${DRAFT_LIMIT} is the most. Split it into several stories.`,
    );
  }
  const document: Document = { ...plainDocument(canonical), furniture: findFurniture(canonical.text), published };
  return { document, items: withoutDoubles(findItems(document, tables.items)) };
}
