import type { Desk, Viewer } from '../../src/desk/desk.ts';
import type { VerbatimError } from '../../src/errors.ts';
import { readBytes } from '../../src/intake/read-bytes.ts';

/** All that the exports of a story tell this viewer, as one text; what is refused tells its refusal. */
export async function everyExport(desk: Desk, story: string, viewer: Viewer): Promise<string> {
  const told = desk.reports.formats.map(async (format) => {
    const made = desk.reports.export(story, format, viewer).then(({ bytes, name }) => wordsOf(bytes, name));
    return format === 'dossier' || format === 'claimreview'
      ? made.catch((error: VerbatimError) => `${error.code}: ${error.message}`)
      : made;
  });
  return (await Promise.all(told)).join('\n');
}

async function wordsOf(bytes: Uint8Array, name: string): Promise<string> {
  if (/\.(pdf|docx)$/.test(name)) return (await readBytes(bytes, { name })).text.replace(/\s+/g, ' ');
  return new TextDecoder().decode(bytes);
}
