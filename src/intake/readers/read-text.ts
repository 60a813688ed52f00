import { type Document, type DocumentKind, plainDocument } from '../../documents/document.ts';
import { VerbatimError } from '../../errors.ts';
import { canonicalText } from '../../text/canonical.ts';
import { charsetOf, type ReadHint } from '../read-hint.ts';
import { utf8Text } from '../utf8-text.ts';

/** Plain text and Markdown: every character kept, Markdown's marks too. */
export async function readText(bytes: Uint8Array, hint: ReadHint, kind: DocumentKind = 'text'): Promise<Document> {
  const { text, warnings } = await decoded(bytes, hint);
  if (text.includes('\0')) throw noText();
  const canonical = canonicalText(text);
  return {
    ...plainDocument(canonical, kind),
    title: kind === 'markdown' ? markdownTitle(canonical.text) : null,
    warnings: canonical.text.trim() === '' ? [...warnings, 'The file holds no text.'] : warnings,
  };
}

async function decoded(bytes: Uint8Array, hint: ReadHint): Promise<{ text: string; warnings: readonly string[] }> {
  const text = utf8Text(bytes);
  if (text !== null) return { text, warnings: [] };
  return (await import('../decode-text.ts')).decodeText(bytes, charsetOf(hint.mediaType));
}

function noText(): VerbatimError {
  return new VerbatimError(
    'invalid',
    'This is no text, nor a kind of file that the desk reads. Save it as PDF, DOCX or plain text, or paste its words.',
  );
}

function markdownTitle(text: string): string | null {
  const title = /^# +(.+?) *#*$/m.exec(text)?.[1] ?? /^(\S.*)\n=+ *$/m.exec(text)?.[1];
  return title?.replace(/[*_`]/g, '').trim() || null;
}
