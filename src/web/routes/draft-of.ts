import type { DraftText } from '../../desk/read-draft-file.ts';
import { type Form, text } from '../form.ts';
import type { Web } from '../web.ts';

/** The pasted words, or those of the file where nothing was pasted. */
export async function draftOf(web: Web, form: Form): Promise<string | DraftText> {
  const pasted = text(form, 'text');
  if (pasted.trim() !== '' || form.file === null || form.file.bytes.length === 0) return pasted;
  return web.desk.stories.read(form.file, text(form, 'wording') === 'original' ? 'original' : 'accepted');
}
