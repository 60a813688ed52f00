import type { HtmlBlock } from './html-blocks.ts';
import { isProse } from './is-prose.ts';
import { isPointerLabel } from './page-labels.ts';

/** When what the article finder left out within the piece is put back. */
const FILL = Object.freeze({
  /** Share of the find's letters whose place on the page is known: with less the find was put together otherwise. */
  placed: 0.8,
  /** Letters: shorter items are labels and buttons. */
  itemLetters: 20,
  /** Share of letters in links from which on a line points elsewhere. */
  linked: 0.3,
  /** Sentences over the find's first block that are taken for its lead; more of them are other pieces. */
  lead: 2,
});

/**
 * The find with the sentences, lists, tables and quotes of the page that stand between its first and last block, the lead
 * under the headline and the quotes at the end: the finder drops what has few commas or a class name that it does not
 * like. Found blocks get their place among the page's boxes. Linear.
 */
export function fillGaps(
  found: readonly HtmlBlock[],
  page: readonly HtmlBlock[],
  headlines: readonly string[],
): readonly HtmlBlock[] {
  const places = placesOf(found, page);
  const placed = found.filter((_, index) => places[index] !== undefined);
  if (letters(placed) < FILL.placed * letters(found)) return found;
  const headline = headlinePlace(found, places, page, headlines);
  let reached: number | undefined;
  const filled = found.flatMap((block, index) => {
    const place = places[index];
    if (place === undefined) return [block];
    if (place < headline) return [];
    const left = reached === undefined ? lead(page, headline, place) : leftOut(page, reached + 1, place);
    reached = place;
    const { part, box, isQuoted } = page[place]!;
    return [...left, { ...block, part, box, isQuoted }];
  });
  return reached === undefined ? filled : [...filled, ...quotesFrom(page, reached + 1)];
}

/** Of the page's headlines the one over the find's first sentence; -1 if there is none. */
function headlinePlace(
  found: readonly HtmlBlock[],
  places: readonly (number | undefined)[],
  page: readonly HtmlBlock[],
  headlines: readonly string[],
): number {
  const first = places.find((place, index) => place !== undefined && isProse(found[index]!)) ?? 0;
  return page.findLastIndex(({ tag, text }, at) => at < first && tag === 'heading' && headlines.includes(tight(text)));
}

/** Sentences between the headline and the find's first block, where they are few. */
function lead(page: readonly HtmlBlock[], headline: number, end: number): readonly HtmlBlock[] {
  if (headline < 0) return [];
  const sentences = page.slice(headline + 1, end).filter((block) => block.part !== 'boilerplate' && isProse(block));
  return sentences.length <= FILL.lead ? sentences : [];
}

function quotesFrom(page: readonly HtmlBlock[], start: number): readonly HtmlBlock[] {
  const end = page.findIndex((block, index) => index >= start && !(block.isQuoted && block.part !== 'boilerplate'));
  return page.slice(start, end < 0 ? page.length : end);
}

/** What belongs to the piece of the page's blocks from `start`, before the one at `end`, which was found. */
function leftOut(page: readonly HtmlBlock[], start: number, end: number): HtmlBlock[] {
  const kept: HtmlBlock[] = [];
  let below = page[end]!;
  for (let at = end - 1; at >= start; at--) {
    const block = page[at]!;
    const isKept = isPartOfPiece(block, kept.at(-1) ?? page[end]!, below);
    if (isKept) kept.push(block);
    below = block;
  }
  return kept.reverse();
}

/**
 * Where each found block stands on the page, in order; undefined where it does not stand there. The finder makes
 * paragraphs of lines, so the first line of a block is enough.
 */
function placesOf(found: readonly HtmlBlock[], page: readonly HtmlBlock[]): (number | undefined)[] {
  const byLine = new Map<string, number[]>();
  for (const [index, block] of page.entries()) {
    for (const line of new Set([tight(block.text), ...block.text.split('\n').map(tight)])) {
      const same = byLine.get(line);
      if (same) same.push(index);
      else byLine.set(line, [index]);
    }
  }
  let from = 0;
  return found.map(({ text }) => {
    const places = byLine.get(tight(text)) ?? byLine.get(tight(text.split('\n')[0]!));
    const place = places?.find((index) => index >= from);
    if (place !== undefined) from = page[place]!.text.includes('\n') ? place : place + 1;
    return place;
  });
}

/** A heading stands right over what is kept. What announces other pieces is kept to tell where they begin; it goes later. */
function isPartOfPiece(block: HtmlBlock, keptBelow: HtmlBlock, below: HtmlBlock): boolean {
  if (isPointerLabel(block.text)) return true;
  if (block.part === 'boilerplate') return false;
  if (block.isQuoted) return block.text.length >= FILL.itemLetters;
  if (block.linkShare >= FILL.linked) return false;
  if (block.tag === 'heading') return keptBelow === below;
  if (block.tag === 'tr') return block.text.includes('\t');
  if (block.tag === 'li') return block.text.length >= FILL.itemLetters;
  return isProse(block);
}

function tight(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function letters(blocks: readonly HtmlBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
