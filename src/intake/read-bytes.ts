import type { Document } from '../documents/document.ts';
import { VerbatimError } from '../errors.ts';
import { detectFormat } from './detect-format.ts';
import { INTAKE_LIMITS } from './limits.ts';
import type { ReadControl, ReadHint } from './read-hint.ts';
import { readCaptions } from './readers/read-captions.ts';
import { readDocx } from './readers/read-docx.ts';
import { readHtml } from './readers/read-html.ts';
import { readMime } from './readers/read-mime.ts';
import { readPdf } from './readers/read-pdf.ts';
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
  if (format === 'captions') return readCaptions(bytes, hint);
  if (format === 'mime') return readMime(bytes);
  if (format === 'docx') return readDocx(bytes);
  if (format === 'pdf') return readPdf(bytes, control);
  if (format === 'html') return readHtml(bytes, hint);
  if (format === 'markdown') return readText(bytes, hint, 'markdown');
  return readText(bytes, hint);
}
