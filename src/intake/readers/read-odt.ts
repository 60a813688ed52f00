import type { Document } from '../../documents/document.ts';
import { VerbatimError } from '../../errors.ts';
import { unzipParts } from '../unzip-parts.ts';
import { assembleWord } from '../word/assemble-word.ts';
import { readOdtContent } from '../word/read-odt-content.ts';
import { coreFacts } from './read-docx.ts';

/** An OpenDocument text: accepted wording, with tracked changes, comments and footnotes at their words. */
export function readOdt(bytes: Uint8Array): Document {
  const parts = unzipParts(bytes, (name) => ['content.xml', 'meta.xml', 'META-INF/manifest.xml'].includes(name));
  const content = parts.get('content.xml');
  if (parts.get('META-INF/manifest.xml')?.includes('encryption-data')) {
    throw new VerbatimError('invalid', 'This file is protected by a password. Save a copy without it, or paste the text instead.');
  }
  if (content === undefined)
    throw new VerbatimError('invalid', 'This ODT file holds no text. Save it again, or paste the text instead.');
  const facts = coreFacts(parts.get('meta.xml') ?? '');
  return assembleWord(
    { ...readOdtContent(content), title: facts.title ?? null, author: facts.creator ?? null, warnings: [] },
    'odt',
  );
}
