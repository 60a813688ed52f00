import { type Document, type Furniture, plainDocument } from '../../documents/document.ts';
import { canonicalText } from '../../text/canonical.ts';
import { decodeText } from '../decode-text.ts';
import { findArticle } from '../html/find-article.ts';
import { type HtmlBlock, htmlBlocks } from '../html/html-blocks.ts';
import { pageDoubts } from '../html/page-doubts.ts';
import { pageFacts } from '../html/page-facts.ts';
import { readByline } from '../html/read-byline.ts';
import { tidyHtml } from '../html/tidy-html.ts';
import { htmlCharset } from '../html-charset.ts';
import type { ReadHint } from '../read-hint.ts';

/** Letters: a longer line above the headline belongs to the piece. */
const LABEL_LINE = 100;

/** A saved or fetched page: the piece's text with its paragraphs, and what the page states about itself. */
export function readHtml(bytes: Uint8Array, hint: ReadHint): Document {
  const { text, warnings } = decodeText(bytes, htmlCharset(bytes, hint.mediaType));
  return htmlDocument(text, warnings);
}

export function htmlDocument(html: string, warnings: readonly string[] = []): Document {
  const page = tidyHtml(html.replaceAll('\0', '\uFFFD').toWellFormed());
  const whole = htmlBlocks(page.html);
  const facts = pageFacts(page, whole);
  const article = findArticle(page, whole, facts.body);
  const blocks = withoutHeadline(article.blocks, facts.title);
  const { text, furniture } = joinBlocks(blocks);
  return {
    ...plainDocument(canonicalText(text), 'html'),
    title: facts.title,
    author: readByline(facts.author) ?? readByline(article.byline),
    publisher: facts.publisher,
    published: facts.published,
    furniture,
    warnings: [...warnings, ...pageDoubts(text, article, facts, page)],
  };
}

/** The headline is the document's title, within the text it would count twice; short lines above it are the page's. */
function withoutHeadline(blocks: readonly HtmlBlock[], title: string | null): readonly HtmlBlock[] {
  const sentence = blocks.findIndex((block) => block.text.length > LABEL_LINE);
  const opening = sentence < 0 ? blocks : blocks.slice(0, sentence + 1);
  const headline = opening.findIndex((block) => block.tag === 'heading' && block.text.replace(/\s+/g, ' ') === title);
  return headline >= 0 ? blocks.slice(headline + 1) : blocks;
}

/** Paragraphs stand apart by an empty line, items of a list and rows of a table by a line end. */
function joinBlocks(blocks: readonly HtmlBlock[]): { text: string; furniture: Furniture[] } {
  const seen = new Set<string>();
  const furniture: Furniture[] = [];
  let text = '';
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    if (before) text += before.tag === block.tag && (block.tag === 'li' || block.tag === 'tr') ? '\n' : '\n\n';
    const start = text.length;
    text += block.text;
    if (block.tag === 'caption' && seen.has(block.text)) furniture.push({ start, end: text.length, reason: 'caption' });
    seen.add(block.text);
  });
  return { text, furniture };
}
