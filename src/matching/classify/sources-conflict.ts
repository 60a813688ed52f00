import type { Document } from '../../documents/document.ts';
import type { Passage } from '../passage.ts';
import type { QuoteMatch } from '../quote-match.ts';
import { speechWords } from './speech-words.ts';

/** Score from which another source's passage is a record of the same words. */
const SAME_WORDS = 0.8;

/** Another source has the same statement in other words: which of them is right is for a person. */
export function sourcesConflict(match: QuoteMatch, sources: (id: string) => Document | undefined): boolean {
  const [passage] = match.parts;
  if (!passage || match.status !== 'found' || match.parts.length > 1) return false;
  return otherRecords(passage, match.candidates, sources).length > 0;
}

/** Those of the candidates in which another source has this passage's statement in other words. */
export function otherRecords(
  passage: Passage,
  candidates: readonly Passage[],
  sources: (id: string) => Document | undefined,
): readonly Passage[] {
  const words = keysOf(passage, sources);
  return candidates.filter((other) => {
    if (other.source === passage.source || other.score < SAME_WORDS) return false;
    const theirs = keysOf(other, sources);
    return words !== null && theirs !== null && words !== theirs && !words.includes(theirs) && !theirs.includes(words);
  });
}

function keysOf(passage: Passage, sources: (id: string) => Document | undefined): string | null {
  const document = sources(passage.source);
  if (!document) return null;
  return ` ${speechWords(document.text, passage)
    .map((word) => word.key)
    .join(' ')} `;
}
