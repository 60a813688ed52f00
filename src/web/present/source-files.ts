import { locate } from '../../documents/locator.ts';
import type { Source } from '../../documents/source.ts';
import { textFragment } from '../../documents/text-fragment.ts';
import type { Span } from '../../text/span.ts';
import type { ReaderAsk } from './reader.ts';

/** Where a source's files are, at the passage where there is one. */
export interface SourceFiles {
  readonly original: string;
  readonly snapshot: string | null;
  readonly pdf: string | null;
  /** The live page, scrolled to the passage. */
  readonly live: string | null;
  /** The original page of a PDF, for drawing beside the words. */
  readonly page: { readonly bytes: string; readonly number: number; readonly words: string } | null;
}

export function presentFiles(source: Source, { which, content, document }: ReaderAsk, passage: Span | null): SourceFiles {
  const href = `/sources/${source.id}`;
  const query = which === 'now' ? '' : `?version=${which}`;
  const page = passage && locate(document, passage).page;
  return {
    original: `${href}/original${query}`,
    snapshot: content.documentKind === 'html' ? `${href}/snapshot${query}` : null,
    pdf: content.documentKind === 'pdf' ? `${href}/pdf${query}${page ? `#page=${page}` : ''}` : null,
    page:
      content.documentKind === 'pdf'
        ? {
            bytes: `${href}/original${query}`,
            number: page ?? 1,
            words: passage ? document.text.slice(passage.start, passage.end) : '',
          }
        : null,
    live:
      content.documentKind === 'html' && passage
        ? liveAddress(content.retrieval?.finalUrl ?? source.url, document.text, passage)
        : null,
  };
}

function liveAddress(url: string | null, text: string, passage: Span): string | null {
  const fragment = textFragment(text, [passage]);
  return url && fragment ? `${url.replace(/#.*$/, '')}#${fragment}` : null;
}
