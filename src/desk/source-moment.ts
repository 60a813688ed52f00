import type { Source } from '../documents/source.ts';
import type { SourceContent } from '../documents/source-content.ts';
import { VerbatimError } from '../errors.ts';
import type { SourceMoment } from './sources-desk.ts';

/** What a source says now, what fetching it again found, or what it said before. */
export function contentAt(source: Source, which: SourceMoment): SourceContent {
  const content = which === 'now' ? source : which === 'found' ? source.check?.found : source.versions[which];
  if (!content) throw new VerbatimError('not-found', 'This source has no such version.');
  return content;
}
