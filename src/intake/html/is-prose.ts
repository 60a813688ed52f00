import type { HtmlBlock } from './html-blocks.ts';

const PROSE = Object.freeze({
  /** Letters: a shorter paragraph may be a label. */
  letters: 80,
  /** Letters of an alphabet that an ideograph or kana counts for. */
  ideograph: 3,
  /** Share of letters in links from which on a paragraph points elsewhere. */
  linked: 0.3,
});

/** A paragraph of its own words that ends as sentences do. */
export function isProse({ tag, text, linkShare }: HtmlBlock): boolean {
  const isSentence = /[.!?…。！？]["”’»)\]]*$/u.test(text);
  return tag === 'p' && linkShare < PROSE.linked && isSentence && proseLetters(text) >= PROSE.letters;
}

export function proseLetters(text: string): number {
  return text.length + (PROSE.ideograph - 1) * (text.match(/\p{Script=Han}|\p{Script=Hiragana}/gu)?.length ?? 0);
}
