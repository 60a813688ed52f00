import { isoDate } from '../iso-date.ts';
import type { HtmlBlock } from './html-blocks.ts';
import { printedFacts } from './printed-facts.ts';
import { type LdArticle, readJsonLd } from './read-json-ld.ts';
import type { TidyPage } from './tidy-html.ts';

/** What a page states about itself. */
export interface PageFacts {
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly body: string | null;
  readonly isHeldBack: boolean;
}

const TITLE_METAS = ['og:title', 'twitter:title', 'citation_title', 'dc.title', 'headline', 'parsely-title'];
const AUTHOR_METAS = [
  'author',
  'article:author',
  'citation_author',
  'dc.creator',
  'byl',
  'parsely-author',
  'sailthru.author',
  'twitter:data1',
];
const PUBLISHER_METAS = ['og:site_name', 'publisher', 'dc.publisher', 'citation_journal_title', 'application-name'];
const DATE_METAS = [
  'article:published_time',
  'datepublished',
  'og:published_time',
  'parsely-pub-date',
  'sailthru.date',
  'citation_publication_date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'dc.date',
  'publishdate',
  'publish_date',
  'pubdate',
  'publication_date',
  'article_date_original',
  'date',
];

/** JSON-LD first, then meta elements, then what is printed under the headline, then the page's address. */
export function pageFacts(page: TidyPage, blocks: readonly HtmlBlock[]): PageFacts {
  const stated = readJsonLd(page.jsonLd);
  const named = stated.publisher ?? meta(page, PUBLISHER_METAS);
  const publisher = named && (hostIn(named) ?? named);
  const title = pageTitle(page, stated, publisher);
  const printed = printedFacts(blocks, title, page.headings);
  const isSite = (name: string) => isSiteName(name, page, publisher);
  const author = [stated.author, metaName(page, AUTHOR_METAS)].find((name) => name && !isSite(name)) ?? null;
  return {
    title,
    author: author && printed.author && !shareWord(author, printed.author) ? printed.author : (author ?? printed.author),
    publisher: publisher && publisher !== title ? publisher : null,
    published: stated.published ?? publishedMeta(page) ?? timeOf(page, printed.published) ?? addressDate(page),
    body: stated.body,
    isHeldBack: stated.isHeldBack || /^(?:locked|premium|paid)$/i.test(meta(page, ['article:content_tier']) ?? ''),
  };
}

/** The heading that readers see, where the page's title or its other titles confirm it. The site's own name is a last resort. */
function pageTitle(page: TidyPage, stated: LdArticle, publisher: string | null): string | null {
  const isSite = (title: string) => isSiteName(title, page, publisher);
  const stating = [stated.headline, ...metas(page, TITLE_METAS)].map((title) => title && withoutSiteAtEnd(title, isSite));
  const named = [...stating, withoutSite(page.title, isSite)].filter(isTitle);
  const parts = page.title.split(PARTS).map((part) => part.trim());
  const isNamed = (text: string) => parts.includes(text) || named.some((title) => resembles(title, text));
  const heading = page.headings.find((text) => !isSite(text) && isNamed(text));
  return heading ?? named.find((title) => !isSite(title)) ?? page.headings.find((text) => !isSite(text)) ?? named[0] ?? null;
}

/** A page that names its house as the author may print a person's name. */
function shareWord(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => new Set(text.toLowerCase().match(/\p{L}{2,}/gu) ?? []));
  return [...(first ?? [])].some((word) => second?.has(word));
}

function isTitle(title: string | null): title is string {
  return title !== null && title !== '';
}

function isSiteName(title: string, page: TidyPage, publisher: string | null): boolean {
  const host = hostIn(page.canonicalUrl ?? meta(page, ['og:url']) ?? '');
  const names = [publisher, ...metas(page, ['og:site_name', 'application-name']), host, ...(host?.split('.') ?? [])];
  return names.filter(isTitle).map(plain).includes(plain(title));
}

function hostIn(address: string): string | null {
  return /^https?:\/\/(?:www\.)?([^/:]+)/i.exec(address)?.[1] ?? null;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/^www\.|[^\p{L}\p{N}]/gu, '');
}

function resembles(title: string, heading: string): boolean {
  const [a, b] = [title, heading].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  if (!a || !b || b.size < 2) return false;
  return [...b].filter((word) => a.has(word)).length >= 0.7 * b.size;
}

const PARTS = /\s+[|–—»·:-]\s+/;

/** A stated title says more than its longest part: only the site's name goes. */
function withoutSiteAtEnd(title: string, isSite: (part: string) => boolean): string {
  const last = /\s+[|–—»·:-]\s+([^|–—»·:]+)$/.exec(title);
  return last && isSite(last[1]!) ? title.slice(0, last.index) : title;
}

/** "Headline | Paper" → "Headline": the longest part that is no site's name. */
function withoutSite(title: string, isSite: (part: string) => boolean): string | null {
  const parts = title
    .split(PARTS)
    .map((part) => part.trim())
    .sort((a, b) => Number(isSite(a)) - Number(isSite(b)) || b.length - a.length);
  return parts[0] || null;
}

function meta(page: TidyPage, names: readonly string[]): string | null {
  return metas(page, names)[0] ?? null;
}

/** The first content of each name, in the order of the names. */
function metas(page: TidyPage, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const found = page.metas.find((entry) => entry.name === name && entry.content !== '');
    return found ? [found.content.replace(/\s+/g, ' ')] : [];
  });
}

/** A profile's address is no name. */
function metaName(page: TidyPage, names: readonly string[]): string | null {
  for (const name of names) {
    const found = page.metas.filter((entry) => entry.name === name && entry.content && !/^https?:|^@|^\d/.test(entry.content));
    if (found.length > 0) return [...new Set(found.map((entry) => entry.content))].slice(0, 10).join(', ');
  }
  return null;
}

function publishedMeta(page: TidyPage): string | null {
  for (const name of DATE_METAS) {
    const date = page.metas.filter((entry) => entry.name === name).map((entry) => isoDate(entry.content))[0];
    if (date) return date;
  }
  return null;
}

/** The time element of the printed day, which may know the hour; the first one where no day is printed. */
function timeOf(page: TidyPage, printed: string | null): string | null {
  const times = page.times.map(isoDate).filter((time) => time !== null);
  return times.find((time) => printed === null || time.startsWith(printed)) ?? printed;
}

function addressDate(page: TidyPage): string | null {
  const address = page.canonicalUrl ?? meta(page, ['og:url']) ?? '';
  const [, year, month, day] = /\/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?:\/|-)/.exec(address) ?? [];
  return year ? `${year}-${month}-${day}` : null;
}
