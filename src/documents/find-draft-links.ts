import type { MarginNote } from './document.ts';

/** Longest words of a link and longest address, in UTF-16 code units. */
const LENGTH = 2_000;

const INLINE = new RegExp(
  String.raw`\[([^\[\]\n]{1,400})\]\(\s*<?(https?:\/\/[^\s<>()]{1,${LENGTH}}(?:\([^\s<>()]{0,200}\)[^\s<>()]{0,${LENGTH}})?)>?(?:\s+["'(][^\n]{0,300})?\)`,
  'g',
);
const REFERENCE = /\[([^[\]\n]{1,400})\]\[([^[\]\n]{0,100})\]/g;
const DEFINITION = /^ {0,3}\[([^\]\n]{1,100})\]:[ \t]+(.+(?:\n(?: {2,}|\t).+)*)$/gm;
const FOOTNOTE = /\[\^([^\]\s]{1,100})\](?!:)/g;

/** Links and footnotes of a Markdown draft, at the words that they stand at. Bare addresses are left to the reader's eye. */
export function findDraftLinks(text: string): MarginNote[] {
  const definitions = new Map<string, string>();
  for (const [, name = '', body = ''] of text.matchAll(DEFINITION))
    definitions.set(name.toLowerCase(), body.replace(/\s+/g, ' ').trim());
  const inline = [...text.matchAll(INLINE)].filter(isNoPicture(text)).map((match) => linkAt(match, match[2] as string));
  const references = [...text.matchAll(REFERENCE)].filter(isNoPicture(text)).flatMap((match) => {
    const address = /^<?(https?:\/\/[^\s<>]+)>?/.exec(definitions.get((match[2] || match[1] || '').toLowerCase()) ?? '')?.[1];
    return address ? [linkAt(match, address)] : [];
  });
  const footnotes = [...text.matchAll(FOOTNOTE)].flatMap((match): MarginNote[] => {
    const words = definitions.get(`^${match[1]}`.toLowerCase());
    return words ? [{ kind: 'footnote', author: null, text: words, start: match.index, end: match.index + match[0].length }] : [];
  });
  return [...inline, ...references, ...footnotes].sort((a, b) => a.start - b.start);
}

function isNoPicture(text: string) {
  return (match: RegExpExecArray) => text.charAt(match.index - 1) !== '!';
}

function linkAt(match: RegExpExecArray, address: string): MarginNote {
  const start = match.index + 1;
  return { kind: 'link', author: null, text: address, start, end: start + (match[1] as string).length };
}
