import type { SourceText } from '../../desk/desk.ts';
import type { Source } from '../../documents/source.ts';
import { type Form, pick, text } from '../form.ts';
import { refusal } from '../refusal.ts';

export function describedBy(form: Form) {
  return pick(form, 'title', 'author', 'publisher', 'published', 'url', 'standing', 'notes');
}

/** The pasted words, or the file where nothing was pasted. */
export function sourceText(form: Form): { readonly words: SourceText; readonly origin: Source['origin'] } {
  const pasted = text(form, 'text');
  if (pasted.trim() !== '') {
    return {
      words: { bytes: new TextEncoder().encode(pasted), name: null, mediaType: 'text/plain; charset=utf-8' },
      origin: 'pasted',
    };
  }
  if (form.file && form.file.bytes.length > 0) return { words: form.file, origin: 'uploaded' };
  throw refusal('invalid', 'source-empty', undefined, 'text');
}
