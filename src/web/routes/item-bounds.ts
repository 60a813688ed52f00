import type { Span } from '../../text/span.ts';
import { type Form, text, whole } from '../form.ts';
import { refusal } from '../refusal.ts';

/** Where an item stands after its form: by its words, which a selection or the place it has now makes exact. */
export function boundsOf(form: Form, draft: string, now: Span): Span {
  const words = text(form, 'words').trim();
  const start = whole(form, 'start');
  const selected = start === null ? now : { start, end: start + words.length };
  const places = [now, selected].filter(({ start: at }) => draft.startsWith(words, at));
  const exact = places.find(({ start: at, end }) => draft.slice(at, end) === words) ?? places[0];
  if (words !== '' && exact) return { start: exact.start, end: exact.start + words.length };
  const found = nearest(draft, words, now.start);
  if (found === null) throw refusal('invalid', 'words-not-in-draft', undefined, 'words');
  return { start: found, end: found + words.length };
}

/** Where the second part begins, by its first words. */
export function splitAt(form: Form, draft: string, item: Span): number {
  const words = text(form, 'second').trim();
  const at = words === '' ? -1 : draft.slice(item.start, item.end).indexOf(words, 1);
  if (at < 0) throw refusal('invalid', 'second-part-unknown', undefined, 'second');
  return item.start + at;
}

/** The occurrence that begins closest to `from`; null for none. */
function nearest(text: string, words: string, from: number): number | null {
  if (words === '') return null;
  const after = text.indexOf(words, from);
  const before = text.lastIndexOf(words, from);
  if (after < 0) return before < 0 ? null : before;
  return before >= 0 && from - before < after - from ? before : after;
}
