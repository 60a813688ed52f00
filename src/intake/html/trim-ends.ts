import { bodyBox, isWithin, proseByBox } from './body-box.ts';
import type { HtmlBlock, PageBox } from './html-blocks.ts';
import { isProse } from './is-prose.ts';
import { isDateLine, isPointerLabel } from './page-labels.ts';
import { isPaywallLine } from './paywall-lines.ts';

/** Share of the piece's sentences that a box which names itself may hold and still be left out whole. */
const BOX_SHARE = Object.freeze({
  /** "Related": a section of the piece may have such a box in it. */
  pointers: 0.2,
  /** "Subscribe to continue": what stands over it is short. */
  paywall: 0.5,
});
/** Share of letters in links from which on a line is the headline of another piece. */
const LINKED = 0.85;

/** The piece without what the page puts around its body, and without boxes that name themselves. Order is kept. */
export function trimEnds(blocks: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const body = bodyBox(blocks);
  if (!body) return blocks;
  return withoutSurroundings(withoutNamedBoxes(blocks, body), body);
}

/** Before the first and after the last sentence of the body's box only sentences, quotes and what stands in that box belong. */
function withoutSurroundings(blocks: readonly HtmlBlock[], body: PageBox): readonly HtmlBlock[] {
  const isBody = (block: HtmlBlock) => isProse(block) && isWithin(block.box, body);
  const first = blocks.findIndex(isBody);
  const last = blocks.findLastIndex(isBody);
  const belongs = (block: HtmlBlock) => isWithin(block.box, body) || isProse(block) || block.isQuoted || block.tag === 'caption';
  return [
    ...blocks.slice(0, first).filter((block) => belongs(block) && !isDateLine(block.text)),
    ...blocks.slice(first, last + 1),
    ...tail(blocks.slice(last + 1), belongs),
  ];
}

/** What follows ends where other pieces begin. */
function tail(blocks: readonly HtmlBlock[], belongs: (block: HtmlBlock) => boolean): readonly HtmlBlock[] {
  const end = blocks.findIndex(({ text }) => isPointerLabel(text));
  const own = end < 0 ? blocks : blocks.slice(0, end);
  return own.filter((block, index) => belongs(headed(block, own[index + 1])) && !isTeaser(block, own[index - 1]));
}

/** A heading goes with what stands under it. */
function headed(block: HtmlBlock, below: HtmlBlock | undefined): HtmlBlock {
  return block.tag === 'heading' && below ? below : block;
}

/** The lines under the linked headline of another piece. */
function isTeaser(block: HtmlBlock, before: HtmlBlock | undefined): boolean {
  return block.linkShare >= LINKED || (before !== undefined && before.linkShare >= LINKED && isProse(block));
}

function withoutNamedBoxes(blocks: readonly HtmlBlock[], body: PageBox): readonly HtmlBlock[] {
  const prose = proseByBox(blocks);
  const named = new Set<PageBox>();
  for (const { text, box } of blocks) {
    const most = shareNamedBy(text) * (prose.get(body) ?? 0);
    const outermost = most > 0 ? outermostBox(box, (at) => !isWithin(body, at) && (prose.get(at) ?? 0) <= most) : null;
    if (outermost) named.add(outermost);
  }
  return named.size === 0 ? blocks : blocks.filter(({ box }) => outermostBox(box, (at) => named.has(at)) === null);
}

function shareNamedBy(line: string): number {
  if (isPaywallLine(line)) return BOX_SHARE.paywall;
  return isPointerLabel(line) ? BOX_SHARE.pointers : 0;
}

/** The outermost of the boxes around that pass, starting with `box`; null where none does. */
function outermostBox(box: PageBox | null, passes: (box: PageBox) => boolean): PageBox | null {
  let outermost: PageBox | null = null;
  for (let at = box; at; at = at.parent) if (passes(at)) outermost = at;
  return outermost;
}
