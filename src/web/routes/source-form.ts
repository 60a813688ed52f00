import type { ImportOrder } from '../../desk/sources-desk.ts';
import { parseSourceInput, type SourceInput } from '../../documents/source.ts';
import { type Form, type FormFile, pick, text } from '../form.ts';
import { refusal } from '../refusal.ts';

/** Files that one form may carry as sources. */
export const MOST_FILES = 20;

export function describedBy(form: Form) {
  return pick(form, 'title', 'author', 'publisher', 'published', 'url', 'standing', 'notes');
}

/** What to bring in: the pasted words, else the chosen files, else the page at the web address. */
export function ordersOf(form: Form): ImportOrder[] {
  const confidential = text(form, 'confidential') === 'yes';
  return givenIn(form).map((order) => ({ ...order, confidential }));
}

function givenIn(form: Form): ImportOrder[] {
  const pasted = text(form, 'text');
  if (pasted.trim() !== '') return [{ input: parseSourceInput(describedBy(form)), arrived: pastedWords(pasted) }];
  const files = form.files.get('file') ?? [];
  const input = untitled(form);
  if (files.length > 0)
    return files.map((file) => ({ input: files.length > 1 ? { ...input, title: '' } : input, arrived: uploaded(file) }));
  const url = text(form, 'url').trim();
  if (url !== '') return [{ input: { ...input, url: null }, url }];
  throw refusal('invalid', 'source-empty', undefined, 'text');
}

const BLANK: SourceInput = { title: '', author: '', publisher: '', published: null, url: null, standing: null, notes: '' };

/** Sources that are given together with a new story: files, and web addresses one a line. */
export function firstSources(form: Form): ImportOrder[] {
  const lines = text(form, 'addresses')
    .split('\n')
    .map((line) => line.trim());
  const addresses = [...new Set(lines.filter((line) => line !== ''))].slice(0, MOST_FILES);
  const wrong = addresses.find((address) => !/^https?:\/\/./i.test(address));
  if (wrong !== undefined) throw refusal('invalid', 'address-unreadable', undefined, 'addresses');
  const files = form.files.get('sources') ?? [];
  return [...addresses.map((url) => ({ input: BLANK, url })), ...files.map((file) => ({ input: BLANK, arrived: uploaded(file) }))];
}

/** A better copy: words or a file. */
export function arrivedIn(form: Form) {
  const pasted = text(form, 'text');
  if (pasted.trim() !== '') return pastedWords(pasted);
  if (form.file) return uploaded(form.file);
  throw refusal('invalid', 'source-empty', undefined, 'text');
}

function untitled(form: Form): SourceInput {
  const described = describedBy(form);
  const title = described.title.trim();
  return { ...parseSourceInput({ ...described, title: title || '-' }), title };
}

function pastedWords(words: string) {
  const bytes = new TextEncoder().encode(words);
  return { text: { bytes, name: null, mediaType: 'text/plain; charset=utf-8' }, origin: 'pasted', retrieval: null } as const;
}

export function uploaded(file: FormFile) {
  return { text: file, origin: 'uploaded', retrieval: null } as const;
}
