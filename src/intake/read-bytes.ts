import type { Document } from '../documents/document.ts';
import { VerbatimError } from '../errors.ts';
import { detectFormat } from './detect-format.ts';
import { withDraftLinks } from './draft-links.ts';
import { INTAKE_LIMITS } from './limits.ts';
import type { ReadControl, ReadHint } from './read-hint.ts';
import { readCaptions } from './readers/read-captions.ts';
import { readDocx } from './readers/read-docx.ts';
import { readHtml } from './readers/read-html.ts';
import { readMime } from './readers/read-mime.ts';
import { readOdt } from './readers/read-odt.ts';
import { readPdf } from './readers/read-pdf.ts';
import { readRtf } from './readers/read-rtf.ts';
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
  const document = await read(bytes, hint, control);
  if (document.text.length > INTAKE_LIMITS.textLength) {
    throw new VerbatimError('too-large', 'The file holds more text than the desk takes. Upload the part that matters.');
  }
  return hint.links ? withDraftLinks(document, bytes, detectFormat(bytes, hint)) : document;
}

function read(bytes: Uint8Array, hint: ReadHint, control: ReadControl): Document | Promise<Document> {
  const format = detectFormat(bytes, hint);
  switch (format) {
    case 'text':
    case 'markdown':
      return readText(bytes, hint, format);
    case 'html':
      return readHtml(bytes, hint);
    case 'pdf':
      return readPdf(bytes, control);
    case 'docx':
      return readDocx(bytes);
    case 'odt':
      return readOdt(bytes);
    case 'rtf':
      return readRtf(bytes);
    case 'captions':
      return readCaptions(bytes, hint);
    case 'mime':
      return readMime(bytes);
    default:
      return format satisfies never;
  }
}
