import { sha256 } from '../text/canonical.ts';
import type { AttachedSource } from './desk.ts';
import type { MatchSource } from './matcher.ts';

/** A source as matching reads it: what the desk wrote down about it goes before what its document says. */
export function sourceForMatching({ source, document }: AttachedSource): MatchSource {
  const author = source.author || document.author;
  const published = source.published ?? document.published;
  const title = source.title || document.title;
  return {
    id: source.id,
    document: { ...document, author, published, title },
    primary: source.standing === 'primary',
    fingerprint: sha256(JSON.stringify([source.text, source.description, author, published, title, source.standing])),
  };
}
