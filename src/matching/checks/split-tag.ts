import { stem } from '../../text/stems.ts';
import type { Term } from '../../text/terms.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** A lower-case hashtag is split only into words of at least this many letters, two or three of them. */
const SHORTEST_PART = 3;
const LONGEST_TAG = 30;

/** Takes #climatechange apart into words that the archive knows; any other term stays as it is. */
export function splitTag(term: Term, text: string, vocabulary: Vocabulary): readonly Term[] {
  const written = text.slice(term.start, term.end).toLowerCase();
  const before = text.charAt(term.start - 1);
  const known = (vocabulary.find(term.stem) ?? -1) >= 0;
  if (known || (before !== '#' && before !== '@') || written.length > LONGEST_TAG) return [term];
  const parts = splitWords(written, vocabulary, 3);
  return parts ? parts.map((part) => ({ ...term, stem: part })) : [term];
}

function splitWords(written: string, vocabulary: Vocabulary, most: number): string[] | null {
  const whole = stem(written);
  if (vocabulary.find(whole) !== undefined) return [whole];
  if (most < 2) return null;
  for (let at = written.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
    const head = stem(written.slice(0, at));
    if (vocabulary.find(head) === undefined) continue;
    const rest = splitWords(written.slice(at), vocabulary, most - 1);
    if (rest) return [head, ...rest];
  }
  return null;
}
