import { requireWords } from '../../desk/read-draft.ts';
import type { DraftText } from '../../desk/read-draft-file.ts';
import { type Form, text } from '../form.ts';
import { refusal } from '../refusal.ts';
import type { Web } from '../web.ts';

/** The words of the chosen file, else the pasted ones. `present` are those that the form came with: a file takes their place. */
export async function draftOf(web: Web, form: Form, present = ''): Promise<string | DraftText> {
  const pasted = text(form, 'text');
  const file = form.file && form.file.bytes.length > 0 ? form.file : null;
  if (file === null) {
    requireWords(pasted);
    return pasted;
  }
  if (pasted.trim() !== '' && pasted !== present) throw refusal('invalid', 'draft-twice', undefined, 'text');
  return web.desk.stories.read(file, text(form, 'wording') === 'original' ? 'original' : 'accepted');
}
