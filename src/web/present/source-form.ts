import type { ImportEntry } from '../../desk/sources-desk.ts';
import type { Source, SourceInput } from '../../documents/source.ts';
import { text } from '../form.ts';
import type { Kept } from '../middleware/answer-errors.ts';

/** Values of the form that describes a source, and what is wrong with them. */
export interface SourceForm {
  readonly values: Readonly<Record<keyof SourceInput | 'text', string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string | null;
  /** Words, files and pages that are only just brought in may do without a title of their own. */
  readonly isNew: boolean;
  /** Lines of the field for web addresses. */
  readonly addressRows: number;
  readonly confidential: boolean;
}

export function presentSourceForm(source: Source | null, kept: Kept | null): SourceForm {
  const value = (name: keyof SourceInput | 'text') => {
    if (kept) return text(kept.form, name);
    return name === 'text' ? '' : (source?.[name] ?? '');
  };
  return {
    values: {
      title: value('title'),
      author: value('author'),
      publisher: value('publisher'),
      published: value('published'),
      url: value('url'),
      standing: value('standing'),
      notes: value('notes'),
      text: value('text'),
    },
    errors: kept?.errors ?? {},
    message: kept?.message ?? null,
    isNew: source === null,
    addressRows: rowsFor(value('url')),
    confidential: kept !== null && text(kept.form, 'confidential') === 'yes',
  };
}

type Typed = NonNullable<ImportEntry['typed']>;

/** The form of what failed of an import, with all that was typed; titles of several came from the sources themselves. */
export function typedSourceForm(failed: readonly Typed[], message: string): SourceForm {
  const [{ input, confidential }] = failed as [Typed];
  const addresses = failed.map((one) => one.url ?? one.input.url).filter((url) => url !== null);
  const url = addresses.join('\n');
  const isOne = failed.length === 1;
  const { published, ...words } = input;
  const title = isOne ? words.title : '';
  const values = { ...words, title, standing: words.standing ?? '', published: published ?? '', url, text: '' };
  const errors = isOne && failed[0]!.url !== null ? { url: message } : {};
  return { values, errors, message: isOne ? message : null, isNew: true, addressRows: rowsFor(url), confidential };
}

/** Two lines invite more than one address. */
function rowsFor(addresses: string): number {
  return Math.min(Math.max(2, addresses.split('\n').length), 12);
}
