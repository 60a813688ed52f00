import type { By } from '../desk/desk.ts';
import type { StagedMedia } from '../desk/sources-desk.ts';
import type { Person } from '../verdicts/person.ts';
import { type RefusalKey, refusal } from './refusal.ts';

export interface FormFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mediaType: string | null;
  /** Where the page takes files in piece by piece: what became of it; `bytes` are empty then. */
  readonly staged?: StagedMedia;
}

/** What a form sent, decoded and with every field single unless the page may repeat it. */
export interface Form {
  readonly fields: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly file: FormFile | null;
  /** All files, by their field. */
  readonly files: ReadonlyMap<string, readonly FormFile[]>;
  /** Field → why its text can't be kept as it came. */
  readonly faults: ReadonlyMap<string, RefusalKey>;
}

/** A field's text, "" when it is missing. Line ends are LF, as in the text that the page was made from. */
export function text(form: Form, name: string): string {
  return form.fields.get(name) ?? '';
}

export function list(form: Form, name: string): readonly string[] {
  return form.lists.get(name) ?? [];
}

/** These fields as an object for a noun's parser. */
export function pick<Name extends string>(form: Form, ...names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, text(form, name)])) as Record<Name, string>;
}

/** A whole number, or null where the field is blank. */
export function whole(form: Form, name: string): number | null {
  const value = text(form, name);
  if (value === '') return null;
  if (!/^\d{1,9}$/.test(value)) throw refusal('invalid', 'number-unreadable');
  return Number(value);
}

/** Who sends the form, its own key and the version that it was made from. */
export function by(form: Form, person: Person): By {
  const key = text(form, 'key');
  if (!/^[\w-]{8,80}$/.test(key)) throw refusal('invalid', 'key-lost');
  return { actor: person, key, version: whole(form, 'version') };
}
