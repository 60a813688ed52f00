import { requireWords } from '../../desk/read-draft.ts';
import type { DraftText } from '../../desk/read-draft-file.ts';
import { type Form, text } from '../form.ts';
import type { Web } from '../web.ts';

/** The pasted words, or those of the file where nothing was pasted. */
export async function draftOf(web: Web, form: Form): Promise<string | DraftText> {
  const pasted = text(form, 'text');
  const file = pasted.trim() === '' && form.file && form.file.bytes.length > 0 ? form.file : null;
  if (file === null) {
    requireWords(pasted);
    return pasted;
  }
  return web.desk.stories.read(file, text(form, 'wording') === 'original' ? 'original' : 'accepted');
}
