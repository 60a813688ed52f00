import type { ImportOrder } from '../../desk/sources-desk.ts';
import { parseSourceInput, type SourceInput } from '../../documents/source.ts';
import { type Form, type FormFile, pick, text } from '../form.ts';
import { refusal } from '../refusal.ts';

/** Files, and web addresses, that one form may carry as sources. */
export const MOST_FILES = 100;

export function describedBy(form: Form) {
  return pick(form, 'title', 'author', 'publisher', 'published', 'url', 'standing', 'notes');
}

/** What to bring in: pasted words, files and web addresses. A single address beside words or files is where they are from. */
export function ordersOf(form: Form): ImportOrder[] {
  const confidential = text(form, 'confidential') === 'yes';
  const pasted = text(form, 'text');
  const arrived = [...(pasted.trim() === '' ? [] : [pastedWords(pasted)]), ...(form.files.get('file') ?? []).map(uploaded)];
  const addresses = addressesIn(form, 'url');
  const [own = null] = arrived.length > 0 && addresses.length === 1 ? addresses : [];
  const given = [...arrived.map((one) => ({ arrived: one })), ...(own === null ? addresses.map((url) => ({ url })) : [])];
  if (given.length === 0) throw refusal('invalid', 'source-empty', undefined, 'text');
  const input = { ...describedInput(form, pasted.trim() !== ''), url: own };
  return given.map((order, index) => ({ input: index === 0 ? input : { ...input, title: '' }, ...order, confidential }));
}

/** One source has the title of the form; of several only pasted words do, which come first and have no other. */
function describedInput(form: Form, isPasted: boolean): SourceInput {
  const described = { ...describedBy(form), url: '' };
  if (isPasted) return parseSourceInput(described);
  const title = described.title.trim();
  return { ...parseSourceInput({ ...described, title: title || '-' }), title };
}

const BLANK: SourceInput = { title: '', author: '', publisher: '', published: null, url: null, standing: null, notes: '' };

/** Sources that are given together with a new story. */
export function firstSources(form: Form): ImportOrder[] {
  const files = form.files.get('sources') ?? [];
  return [
    ...addressesIn(form, 'addresses').map((url) => ({ input: BLANK, url })),
    ...files.map((file) => ({ input: BLANK, arrived: uploaded(file) })),
  ];
}

/** Web addresses, one a line, each once. */
function addressesIn(form: Form, field: string): string[] {
  const lines = text(form, field)
    .split('\n')
    .map((line) => line.trim());
  const addresses = [...new Set(lines.filter((line) => line !== ''))];
  if (addresses.some((address) => !/^https?:\/\/./i.test(address)))
    throw refusal('invalid', 'address-unreadable', undefined, field);
  if (addresses.length > MOST_FILES) throw refusal('too-large', 'too-many-addresses', undefined, field);
  return addresses;
}

/** A better copy: words or a file. */
export function arrivedIn(form: Form) {
  const pasted = text(form, 'text');
  if (pasted.trim() !== '') return pastedWords(pasted);
  if (form.file) return uploaded(form.file);
  throw refusal('invalid', 'source-empty', undefined, 'text');
}

function pastedWords(words: string) {
  const bytes = new TextEncoder().encode(words);
  return { text: { bytes, name: null, mediaType: 'text/plain; charset=utf-8' }, origin: 'pasted', retrieval: null } as const;
}

export function uploaded(file: FormFile) {
  return { text: file, origin: 'uploaded', retrieval: null } as const;
}
