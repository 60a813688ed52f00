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
    confidential: kept !== null && text(kept.form, 'confidential') === 'yes',
  };
}

type Typed = NonNullable<ImportEntry['typed']>;

/** The form of an import that failed later, with all that was typed. */
export function typedSourceForm({ input, url, confidential }: Typed, message: string): SourceForm {
  const { published, ...words } = input;
  const values = { ...words, standing: words.standing ?? '', published: published ?? '', url: url ?? input.url ?? '', text: '' };
  return { values, errors: url === null ? {} : { url: message }, message, isNew: true, confidential };
}
