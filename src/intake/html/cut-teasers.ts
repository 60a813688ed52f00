import type { HtmlBlock } from './html-blocks.ts';
import { isProse, proseLetters } from './is-prose.ts';

/** A list of other pieces: headlines that lead to them, each with a line or two. */
const TEASERS = Object.freeze({
  /** Items in a row: fewer may be linked headings of the piece. */
  items: 3,
  /** Share of a headline's letters in links. */
  linked: 0.85,
  /** Letters of a headline, of a date or name under it, and of its text, at most and at least. */
  headline: 160,
  /** Words of a headline at least, or letters where words are not set apart: shorter links are names and buttons. */
  words: 4,
  unspaced: 30,
  line: 60,
  shortest: 30,
  longest: 300,
  /** Dates, names and buttons that may stand on either side of an item's text. */
  lines: 2,
});

const SENTENCE_END = /[.!?…。！？]$/u;

/** The blocks without lists of teasers, but for lists that are the page's main matter: a piece may list links. Linear. */
export function cutTeasers(page: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const listed = new Set<number>();
  for (let at = 0; at < page.length; ) {
    const ends = itemEnds(page, at);
    if (ends.length >= TEASERS.items) for (let index = at; index < ends.at(-1)!; index++) listed.add(index);
    at = ends.at(-1) ?? at + 1;
  }
  const rest = page.filter((_, index) => !listed.has(index));
  return letters(page.filter((_, index) => listed.has(index))) < letters(rest) ? rest : page;
}

/** Where the items of the list that starts at a block end. A headline that comes again is a speaker or a subject. */
function itemEnds(page: readonly HtmlBlock[], start: number): number[] {
  const ends: number[] = [];
  const headlines = new Set<string>();
  for (let at = start; isHeadline(page[at]); at = afterLines(page, ends.at(-1)!)) {
    const text = textPlace(page, at + 1);
    if (!isText(page[text])) break;
    if (headlines.has(page[at]!.text)) return [ends.at(-1)!];
    headlines.add(page[at]!.text);
    ends.push(text + 1);
  }
  return ends;
}

/** A date or a name is no sentence and stands over the text. */
function textPlace(page: readonly HtmlBlock[], start: number): number {
  let at = start;
  while (at < start + TEASERS.lines && isLine(page[at]) && !SENTENCE_END.test(page[at]!.text)) at++;
  return at;
}

function afterLines(page: readonly HtmlBlock[], start: number): number {
  let at = start;
  while (at < start + TEASERS.lines && isLine(page[at])) at++;
  return at;
}

/** Names and hours lead elsewhere too: of speakers, of entries in a live report. */
function isHeadline(block: HtmlBlock | undefined): boolean {
  if (block === undefined || block.linkShare < TEASERS.linked || block.isQuoted) return false;
  const isLong = block.text.split(/\s+/).length >= TEASERS.words || proseLetters(block.text) >= TEASERS.unspaced;
  return isLong && block.text.length <= TEASERS.headline && !/\d{1,2}[:.h]\d{2}/.test(block.text);
}

function isLine(block: HtmlBlock | undefined): boolean {
  return (
    block !== undefined && !isHeadline(block) && block.text.length <= TEASERS.line && !isProse(block) && block.tag !== 'heading'
  );
}

function isText(block: HtmlBlock | undefined): boolean {
  if (block === undefined || block.tag === 'heading' || block.linkShare >= TEASERS.linked / 2) return false;
  return block.text.length >= TEASERS.shortest && block.text.length <= TEASERS.longest;
}

function letters(blocks: readonly HtmlBlock[]): number {
  return blocks.filter(isProse).reduce((sum, { text }) => sum + text.length, 0);
}
