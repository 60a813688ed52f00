import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { INTAKE_LIMITS } from '../limits.ts';
import { cutComments } from './cut-comments.ts';
import { cutTeasers } from './cut-teasers.ts';
import { fillGaps } from './fill-gaps.ts';
import { type HtmlBlock, htmlBlocks } from './html-blocks.ts';
import { isProse, proseLetters } from './is-prose.ts';
import { leaveOutChrome } from './leave-out-chrome.ts';
import { isPaywallLine } from './paywall-lines.ts';
import { stateBody } from './state-body.ts';
import type { TidyPage } from './tidy-html.ts';

export interface FoundArticle {
  readonly blocks: readonly HtmlBlock[];
  readonly byline: string | null;
  /** No article was found: the whole page's words were taken. */
  readonly isWholePage: boolean;
  /** The page says at its end that the rest is for subscribers. */
  readonly endsAtPaywall: boolean;
}

/** What makes one reading of the page better than another. */
const ARTICLE = Object.freeze({
  /** Letters: below it the finder has caught a teaser or a notice, not a piece. */
  minLetters: 250,
  /** How many times more letters the plain reading must have to replace a find that is none. */
  plainGain: 2,
  /** Letters of sentences: a find with less may be the teaser above a long piece. */
  teaserLetters: 1_000,
  /** How many times more letters of sentences the plain reading must have to replace a teaser: comments have class names. */
  proseGain: 3,
  /** Share of the stated body's words that the find must hold, else the stated body is right. */
  bodyCover: 0.6,
  /** Share of the find that must remain once labels and link lists are out, else the page is no article but a list. */
  pieceShare: 0.4,
  /** Blocks of the page after the piece in which a paywall speaks of this piece. */
  paywallBlocks: 5,
});

/** The piece without the page around it. `whole` are the page's blocks; `statedBody` is the text of its JSON-LD, if any. */
export function findArticle(page: TidyPage, whole: readonly HtmlBlock[], statedBody: string | null): FoundArticle {
  const all = cutTeasers(cutComments(whole));
  const readable = readableBlocks(page);
  const found = without(readable?.blocks ?? [], whole, all);
  const best = better(fillGaps(found, all, page.headings), plainBlocks(all));
  const byline = readable?.byline ?? null;
  const stated = statedBlocks(all, statedBody) ?? builtBlocks(best, page);
  if (stated && cover(best, stated) < ARTICLE.bodyCover)
    return { blocks: leaveOutChrome(stated), byline, isWholePage: false, endsAtPaywall: false };
  const piece = leaveOutChrome(best);
  if (letters(piece) >= ARTICLE.pieceShare * letters(best) && piece.length > 0)
    return { blocks: piece, byline, isWholePage: false, endsAtPaywall: endsAtPaywall(piece, best, all) };
  return { blocks: whole, byline, isWholePage: true, endsAtPaywall: false };
}

/** Whether no sentence of the piece comes after the page's last word that the rest is held back. */
function endsAtPaywall(piece: readonly HtmlBlock[], best: readonly HtmlBlock[], page: readonly HtmlBlock[]): boolean {
  const last = piece.findLast(isProse) ?? piece.at(-1);
  const end = page.findLastIndex(({ text }) => text === last?.text);
  const after = page.slice(end + 1, end + 1 + ARTICLE.paywallBlocks);
  const within = best.slice(best.findLastIndex(({ text }) => text === last?.text) + 1);
  return [...within, ...after].some(({ text }) => isPaywallLine(text));
}

/** The piece in the data of the page's scripts, where the page has no sentences of its own. */
function builtBlocks(best: readonly HtmlBlock[], page: TidyPage): HtmlBlock[] | null {
  if (prose(best) >= ARTICLE.minLetters) return null;
  const body = stateBody(page.states);
  return body === null ? null : bodyBlocks(body);
}

/** Mozilla's Readability, only on a page small enough: its time grows with the square of what it is given. */
function readableBlocks(page: TidyPage): { blocks: HtmlBlock[]; byline: string | null } | null {
  if (page.elements > INTAKE_LIMITS.htmlElements || page.html.length > INTAKE_LIMITS.htmlBytes) return null;
  try {
    const { document } = parseHTML(`<!doctype html>${page.html}`);
    const article = new Readability(document as unknown as Document, {
      disableJSONLD: true,
      keepClasses: true,
      charThreshold: ARTICLE.minLetters,
    }).parse();
    return article?.content ? { blocks: htmlBlocks(article.content), byline: article.byline ?? null } : null;
  } catch {
    return null; // Readability stumbles over some broken pages; the plain reading stands in
  }
}

/** What the finder took from comments and teasers goes; what stands in the piece too, stays. */
function without(found: readonly HtmlBlock[], whole: readonly HtmlBlock[], piece: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const cut = new Set(whole.map(({ text }) => text));
  for (const { text } of piece) cut.delete(text);
  return found.filter(({ text }) => !cut.has(text));
}

function better(readable: readonly HtmlBlock[], plain: readonly HtmlBlock[]): readonly HtmlBlock[] {
  if (letters(readable) < ARTICLE.minLetters) return letters(plain) > ARTICLE.plainGain * letters(readable) ? plain : readable;
  const [found, whole] = [prose(readable), prose(plain)];
  return found < ARTICLE.teaserLetters && whole > ARTICLE.proseGain * found ? plain : readable;
}

/** Letters in paragraphs of their own words. */
function prose(blocks: readonly HtmlBlock[]): number {
  return blocks.filter(isProse).reduce((sum, { text }) => sum + proseLetters(text), 0);
}

/** Blocks outside navigation and other page parts; only those in main or article, if they hold most of it. */
function plainBlocks(all: readonly HtmlBlock[]): HtmlBlock[] {
  const words = all.filter((block) => block.part !== 'boilerplate' && (block.linkShare < 0.6 || block.text.length > 200));
  const main = words.filter((block) => block.part === 'main');
  return letters(main) > letters(words) / 2 ? main : words;
}

/** The body as the page itself marks or states it. */
function statedBlocks(all: readonly HtmlBlock[], statedBody: string | null): HtmlBlock[] | null {
  const marked = all.filter((block) => block.isBody && block.part !== 'boilerplate');
  if (letters(marked) >= ARTICLE.minLetters) return marked;
  if (!statedBody || statedBody.length < ARTICLE.minLetters) return null;
  const body = bodyBlocks(statedBody);
  return letters(body) >= ARTICLE.minLetters ? body : null;
}

function bodyBlocks(body: string): HtmlBlock[] {
  return /<(?:p|br|div)\b/i.test(body) ? htmlBlocks(body) : paragraphs(body);
}

function paragraphs(text: string): HtmlBlock[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ text: line, tag: 'p', linkShare: 0, part: 'main', isBody: true, isQuoted: false, box: null }));
}

/** Share of `wanted`'s words, with their counts, that `blocks` hold. */
function cover(blocks: readonly HtmlBlock[], wanted: readonly HtmlBlock[]): number {
  const counts = new Map<string, number>();
  for (const word of words(blocks)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const asked = words(wanted);
  let found = 0;
  for (const word of asked) {
    const left = counts.get(word) ?? 0;
    if (left > 0) found++;
    counts.set(word, left - 1);
  }
  return asked.length === 0 ? 1 : found / asked.length;
}

function words(blocks: readonly HtmlBlock[]): string[] {
  return blocks.flatMap((block) => block.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function letters(blocks: readonly HtmlBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
