import type { HtmlBlock, PageBox } from './html-blocks.ts';
import { isProse } from './is-prose.ts';

/** Share of the letters in sentences that the body's box holds: the rest is a lead, a note or a teaser. */
const BODY_SHARE = 0.8;

/** The innermost box with nearly all the sentences; null where the blocks have no boxes. */
export function bodyBox(blocks: readonly HtmlBlock[]): PageBox | null {
  const letters = proseByBox(blocks);
  const wanted = BODY_SHARE * blocks.filter(isProse).reduce((sum, { text }) => sum + text.length, 0);
  let body: PageBox | null = null;
  for (const [box, count] of letters) {
    if (count >= wanted && (body === null || isWithin(box, body))) body = box;
  }
  return body;
}

/** Letters in sentences that each box holds, with all that is in it. */
export function proseByBox(blocks: readonly HtmlBlock[]): ReadonlyMap<PageBox, number> {
  const letters = new Map<PageBox, number>();
  for (const block of blocks) {
    if (!isProse(block)) continue;
    for (let box = block.box; box; box = box.parent) letters.set(box, (letters.get(box) ?? 0) + block.text.length);
  }
  return letters;
}

export function isWithin(box: PageBox | null, outer: PageBox): boolean {
  for (let at = box; at; at = at.parent) if (at === outer) return true;
  return false;
}
