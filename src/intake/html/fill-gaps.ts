import type { HtmlBlock } from './html-blocks.ts';
import { isProse } from './is-prose.ts';

/** When what the article finder left out within the piece is put back. */
const FILL = Object.freeze({
  /** Share of the find's letters whose place on the page is known: with less the find was put together otherwise. */
  placed: 0.8,
  /** Letters: shorter items are labels and buttons. */
  itemLetters: 20,
  /** Share of letters in links from which on a line points elsewhere. */
  linked: 0.3,
});

/**
 * The find with the sentences, lists and tables of the page that stand between its first and last block: the finder drops
 * what has few commas or a class name that it does not like. Linear.
 */
export function fillGaps(found: readonly HtmlBlock[], page: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const places = placesOf(found, page);
  const placed = found.filter((_, index) => places[index] !== undefined);
  if (letters(placed) < FILL.placed * letters(found)) return found;
  let reached: number | undefined;
  return found.flatMap((block, index) => {
    const place = places[index];
    if (place === undefined) return [block];
    const left = reached === undefined ? [] : leftOut(page, reached + 1, place);
    reached = place;
    return [...left, block];
  });
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

/** Where each found block stands on the page, in order; undefined where it does not stand there as it is. */
function placesOf(found: readonly HtmlBlock[], page: readonly HtmlBlock[]): (number | undefined)[] {
  const byText = new Map<string, number[]>();
  for (const [index, block] of page.entries()) {
    const same = byText.get(tight(block));
    if (same) same.push(index);
    else byText.set(tight(block), [index]);
  }
  let from = 0;
  return found.map((block) => {
    const place = byText.get(tight(block))?.find((index) => index >= from);
    if (place !== undefined) from = place + 1;
    return place;
  });
}

/** A heading stands right over what is kept. */
function isPartOfPiece(block: HtmlBlock, keptBelow: HtmlBlock, below: HtmlBlock): boolean {
  if (block.part === 'boilerplate' || block.linkShare >= FILL.linked) return false;
  if (block.tag === 'heading') return keptBelow === below && isProse(below);
  if (block.tag === 'tr') return block.text.includes('\t');
  if (block.tag === 'li') return block.text.length >= FILL.itemLetters;
  return isProse(block);
}

function tight({ text }: HtmlBlock): string {
  return text.replace(/\s+/g, ' ').trim();
}

function letters(blocks: readonly HtmlBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
