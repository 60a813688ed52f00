import type { HtmlBlock } from './html-blocks.ts';
import { isLedPointer, isPageLabel } from './page-labels.ts';
import { isPaywallLine } from './paywall-lines.ts';
import { trimEnds } from './trim-ends.ts';

/** Longest run of letters for which a block that is one link counts as a pointer elsewhere, not as a sentence. */
const POINTER_LENGTH = 160;
const LINKED = 0.85;
/** Share of letters in links of "Related: …". */
const LED_LINKED = 0.5;
/** Share of the letters, links aside, that must remain for boxes to be left out. */
const MISLEADING = 0.5;
/** Letters: longer is no button. */
const BUTTON_LENGTH = 60;

/** The piece's blocks without labels, and without lists of links to other pieces. Order is kept. */
export function leaveOutChrome(blocks: readonly HtmlBlock[]): HtmlBlock[] {
  const said = withoutRepeats(withoutBoxes(trimEnds(blocks))).filter((block) => !isLabel(block));
  const kept = said.filter((_, index) => !isLinkList(said, index));
  while (kept.at(-1)?.tag === 'heading') kept.pop();
  return kept;
}

/** Boxes by their class or role (sign-up, share, related); kept where they are so much of the find that the name misleads. */
function withoutBoxes(blocks: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const piece = blocks.filter((block) => block.part !== 'boilerplate');
  return lettersOf(piece) >= MISLEADING * lettersOf(blocks) ? piece : blocks;
}

function lettersOf(blocks: readonly HtmlBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length * (1 - block.linkShare), 0);
}

/** A line of one letter, or of signs alone, is an ornament or an icon. */
function isLabel({ text, tag }: HtmlBlock): boolean {
  const line = text.replace(/\s+/g, ' ').trim();
  return (
    isPageLabel(line) || isPaywallLine(line) || (tag !== 'tr' && tag !== 'li' && !/[\p{L}\p{N}].*[\p{L}\p{N}]|\p{Lo}/u.test(line))
  );
}

/** Counters and buttons that stand twice. Names over the turns of an interview stand twice too. */
function withoutRepeats(blocks: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const counts = new Map<string, number>();
  for (const { text } of blocks) counts.set(text, (counts.get(text) ?? 0) + 1);
  const isRepeat = (block: HtmlBlock) => isButton(block) && counts.get(block.text)! > 1;
  const speakers = new Set(
    blocks.filter((block, index) => isRepeat(block) && speaks(block, blocks[index + 1])).map(({ text }) => text),
  );
  return blocks.filter((block) => !isRepeat(block) || (speakers.size > 1 && speakers.has(block.text)));
}

/** Right over words of its own; one speaker alone may be a button. */
function speaks(block: HtmlBlock, below: HtmlBlock | undefined): boolean {
  return (
    /\p{L}/u.test(block.text) &&
    !isPageLabel(block.text) &&
    below !== undefined &&
    !isButton(below) &&
    /[.!?…。！？]\P{L}*$/u.test(below.text)
  );
}

function isButton({ text, tag, linkShare }: HtmlBlock): boolean {
  return tag !== 'tr' && text.length <= BUTTON_LENGTH && (linkShare >= LINKED || !/\p{L}/u.test(text));
}

/** Two or more pointers in a row, or one at the very start or end, or one that says what it is. A single linked line among paragraphs may be part of the piece. */
function isLinkList(blocks: readonly HtmlBlock[], index: number): boolean {
  const [before, block, after] = [blocks[index - 1], blocks[index]!, blocks[index + 1]];
  if (block.linkShare >= LED_LINKED && isLedPointer(block.text)) return true;
  if (!isPointer(block) || isAnnounced(blocks, index)) return false;
  return (!before && block.tag !== 'heading') || !after || isPointer(before) || isPointer(after);
}

/** After a line that ends in a colon the links are what it speaks of. */
function isAnnounced(blocks: readonly HtmlBlock[], index: number): boolean {
  let before = index - 1;
  while (isPointer(blocks[before])) before--;
  return /[:：]$/u.test(blocks[before]?.text ?? '');
}

function isPointer(block: HtmlBlock | undefined): boolean {
  return (
    block !== undefined &&
    block.tag !== 'pre' &&
    !block.isQuoted &&
    block.linkShare >= LINKED &&
    block.text.length <= POINTER_LENGTH
  );
}
