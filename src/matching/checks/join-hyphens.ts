import { stem } from '../../text/stems.ts';
import type { Term } from '../../text/terms.ts';

/** Each hyphenated word of a text as one, for those who write it without: "e-mail", "cease-fire". */
export function joinHyphens(text: string): Term[] {
  if (!HYPHEN.test(text)) return [];
  return [...text.matchAll(HYPHENATED)].map(({ 0: word, index: start }) => ({
    stem: stem(word.toLowerCase().replace(HYPHEN, '')),
    kind: 'word',
    start,
    end: start + word.length,
  }));
}

const HYPHEN = /[-\u2010\u2011]/;
// No more than one hyphen: "state-of-the-art" is written together by nobody.
const HYPHENATED = /(?<![\p{L}\p{N}\u2010\u2011-])\p{L}+[-\u2010\u2011]\p{L}{2,}(?![\p{L}\p{N}\u2010\u2011-])/gu;
