import type { Document } from '../documents/document.ts';
import { findTurns } from '../documents/find-turns.ts';
import { VerbatimError } from '../errors.ts';
import { detectFormat, type Format, nameDoubt } from './detect-format.ts';
import { INTAKE_LIMITS } from './limits.ts';
import type { ReadControl, ReadHint } from './read-hint.ts';
import { readText } from './readers/read-text.ts';

/**
 * Bytes to a document, in this process: no limit on time or memory holds here, so files from outside go through
 * `readDocument`. Throws a VerbatimError that says what was wrong and what to do.
 */
export async function readBytes(bytes: Uint8Array, hint: ReadHint = {}, control: ReadControl = {}): Promise<Document> {
  if (bytes.length === 0) throw new VerbatimError('invalid', 'The file is empty.');
  if (bytes.length > INTAKE_LIMITS.fileBytes) {
    throw new VerbatimError(
      'too-large',
      `The file is larger than ${INTAKE_LIMITS.fileBytes / 1e6} MB. Upload the part that matters.`,
    );
  }
  const format = detectFormat(bytes, hint);
  const document = withTurns(withDoubt(await read(format, bytes, hint, control), nameDoubt(format, hint)));
  if (document.text.length > INTAKE_LIMITS.textLength) {
    throw new VerbatimError('too-large', 'The file holds more text than the desk takes. Upload the part that matters.');
  }
  if (!hint.links) return document;
  const { withDraftLinks } = await import('./draft-links.ts');
  return withDraftLinks(document, bytes, format);
}

function withDoubt(document: Document, doubt: string | null): Document {
  return doubt === null ? document : { ...document, warnings: [doubt, ...document.warnings] };
}

/** Whatever a transcript is printed in; captions bring their turns along, and the headers of quoted mails look like speakers. */
function withTurns(document: Document): Document {
  return document.kind === 'captions' || document.kind === 'email' ? document : { ...document, turns: findTurns(document.text) };
}

/** A reader brings its parsers along (an HTML tree, a PDF engine): each is loaded when a file needs it, for text needs none. */
async function read(format: Format, bytes: Uint8Array, hint: ReadHint, control: ReadControl): Promise<Document> {
  switch (format) {
    case 'text':
    case 'markdown':
      return readText(bytes, hint, format);
    case 'html':
      return (await import('./readers/read-html.ts')).readHtml(bytes, hint);
    case 'pdf':
      return (await import('./readers/read-pdf.ts')).readPdf(bytes, control);
    case 'docx':
      return (await import('./readers/read-docx.ts')).readDocx(bytes);
    case 'odt':
      return (await import('./readers/read-odt.ts')).readOdt(bytes);
    case 'rtf':
      return (await import('./readers/read-rtf.ts')).readRtf(bytes);
    case 'captions':
      return (await import('./readers/read-captions.ts')).readCaptions(bytes, hint);
    case 'mime':
      return (await import('./readers/read-mime.ts')).readMime(bytes);
    default:
      return format satisfies never;
  }
}
