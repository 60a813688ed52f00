import type { MarginNote } from './document.ts';

/** Longest words of a link and longest address, in UTF-16 code units. */
const LENGTH = 2_000;

const INLINE = new RegExp(
  String.raw`\[([^\[\]\n]{1,400})\]\(\s*<?(https?:\/\/[^\s<>()]{1,${LENGTH}}(?:\([^\s<>()]{0,200}\)[^\s<>()]{0,${LENGTH}})?)>?(?:\s+["'(][^\n]{0,300})?\)`,
  'g',
);
const REFERENCE = /\[([^[\]\n]{1,400})\]\[([^[\]\n]{0,100})\]/g;
const DEFINITION = /^ {0,3}\[([^\]\n]{1,100})\]:[ \t]+(.+(?:\n(?: {2,}|\t).+)*)$/gm;
/** To where a sentence or bracket around it would end. */
const BARE = new RegExp(String.raw`https?://[\p{L}\p{N}][^\s<>"“”„|]{2,${LENGTH}}`, 'giu');
const FOOTNOTE = /\[\^([^\]\s]{1,100})\](?!:)/g;

/** Links and footnotes of a draft as Markdown writes them, at the words that they stand at; an address by itself stands at itself. */
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
  const blank = (written: string) => ' '.repeat(written.length);
  const bare = [...text.replace(INLINE, blank).replace(DEFINITION, blank).matchAll(BARE)].map(addressAt);
  return [...inline, ...references, ...footnotes, ...bare].sort((a, b) => a.start - b.start);
}

/** Without the full stop, bracket or quotation mark that belongs to the sentence around it. */
function addressAt({ 0: found, index }: RegExpExecArray): MarginNote {
  const isOpened = found.includes('(');
  const address = found.replace(isOpened ? /[.,;:!?'’*_\]}]+$/ : /[.,;:!?'’*_)\]}]+$/, '');
  return { kind: 'link', author: null, text: address, start: index, end: index + address.length };
}

function isNoPicture(text: string) {
  return (match: RegExpExecArray) => text.charAt(match.index - 1) !== '!';
}

function linkAt(match: RegExpExecArray, address: string): MarginNote {
  const start = match.index + 1;
  return { kind: 'link', author: null, text: address, start, end: start + (match[1] as string).length };
}
