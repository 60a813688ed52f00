import type { Document } from '../../documents/document.ts';
import type { SourceContent } from '../../documents/source-content.ts';
import type { Web } from '../web.ts';
import { presentDate, presentMoment } from './times.ts';

/** Where a source's words come from: how they arrived, and what the file or page states about itself. */
export interface Provenance {
  readonly rows: readonly ProvenanceRow[];
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

interface ProvenanceRow {
  readonly label: string;
  readonly value: string;
  /** Set where the value is an address that may be followed. */
  readonly href: string | null;
  readonly isHash: boolean;
}

export function presentProvenance(web: Web, content: SourceContent, document: Document): Provenance {
  const { retrieval } = content;
  const row = (key: string, value: string | null | undefined, more: Partial<ProvenanceRow> = {}): ProvenanceRow[] =>
    value ? [{ label: web.say(`provenance ${key}`), value, href: null, isHash: false, ...more }] : [];
  const stated = [
    ...row('title', document.title),
    ...row('author', document.author),
    ...row('publisher', document.publisher),
    ...row('published', document.published && presentDate(web, document.published.slice(0, 10))),
    ...(document.stated ?? []).map(({ name, value }) => ({ label: name, value, href: null, isHash: false })),
  ];
  return {
    rows: [
      ...row('file', content.originalName),
      ...row('retrieved', retrieval && presentMoment(web, retrieval.at).words),
      ...row('asked', retrieval?.url, { href: retrieval?.url ?? null }),
      ...(retrieval?.redirects ?? []).slice(1).flatMap((address) => row('through', address)),
      ...row('final', retrieval && retrieval.finalUrl !== retrieval.url ? retrieval.finalUrl : null, {
        href: retrieval?.finalUrl ?? null,
      }),
      ...stated,
      ...row('original', content.original, { isHash: true }),
      ...row('text', content.text, { isHash: true }),
    ],
    headers: Object.entries(retrieval?.headers ?? {}).map(([name, value]) => ({ name, value })),
  };
}
