import type { HtmlBlock } from './html-blocks.ts';

/** Short lines that pages put between the paragraphs and that no reader takes for the piece. */
const LABELS =
  /^(?:advertisement|advertising|sponsored(?: content)?|ad|story continues below(?: advertisement)?|article continues (?:after|below).*|continue reading(?: the main story)?|skip (?:past )?(?:advertisement|newsletter.*|to .*|promotion)|after newsletter promotion|(?:read|see|watch|listen)(?: more| also| next)?:?|related(?: (?:articles?|stories|topics?|content|links?|coverage))?:?|more (?:on this story|from .{1,40}|stories|to read|like this)|(?:most|top) (?:read|popular|viewed|stories)|you (?:may|might) also (?:like|be interested in).*|recommended(?: (?:for you|stories|reading))?|trending(?: now)?|(?:share|tweet|pin|e-?mail|print|save|comments?|like|reply|report|copy link)(?: (?:this|on|via|by|article|story|page|link|to).{0,40})?|follow (?:us|me|@?\w+)(?: on .{1,40})?|(?:sign up|subscribe)\b.{0,80}|newsletter|loading\W*|close|menu|search|tags?:.{0,200}|topics?:.{0,200}|filed under:?.{0,200}|show (?:more|comments)|leave a (?:comment|reply)|click here.{0,60}|image (?:source|credit|copyright)\b.{0,80}|(?:image|media) caption|(?:by|words by|written by|reporting by) [\p{Lu}][^.!?]{2,80}|\d+ comments?|\d+ min(?:ute)?s? read|(?:published|updated|last (?:updated|modified)|posted)\b.{0,60}|facebook|twitter|whatsapp|linkedin|reddit|pinterest|instagram|telegram|enlarge this image|toggle caption|hide caption|view (?:gallery|comments)|back to top|\d+ (?:of|\/) \d+|(?:copyright\b|©).{0,160}|all rights reserved\W*)$/iu;

/** Longest run of letters for which a block that is one link counts as a pointer elsewhere, not as a sentence. */
const POINTER_LENGTH = 160;
const LINKED = 0.85;
/** Share of the letters that must remain for boxes to be left out. */
const MISLEADING = 0.7;

/** The piece's blocks without labels, and without lists of links to other pieces. Order is kept. */
export function leaveOutChrome(blocks: readonly HtmlBlock[]): HtmlBlock[] {
  const said = withoutBoxes(blocks).filter((block) => !LABELS.test(block.text.replace(/\s+/g, ' ').trim()));
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
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}

/** Two or more pointers in a row, or one at the very start or end. A single linked line between paragraphs may be part of the piece. */
function isLinkList(blocks: readonly HtmlBlock[], index: number): boolean {
  if (!isPointer(blocks[index])) return false;
  return index === 0 || index === blocks.length - 1 || isPointer(blocks[index - 1]) || isPointer(blocks[index + 1]);
}

function isPointer(block: HtmlBlock | undefined): boolean {
  return block !== undefined && block.tag !== 'pre' && block.linkShare >= LINKED && block.text.length <= POINTER_LENGTH;
}
