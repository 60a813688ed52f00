import type { SourceInput } from '../../src/documents/source.ts';

export const plainSourceInput: SourceInput = {
  title: 'Transcript',
  author: '',
  publisher: '',
  published: '2026-03-10',
  url: null,
  standing: 'primary',
  notes: '',
};
