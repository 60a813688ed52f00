import { isoDate } from '../iso-date.ts';
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

/** JSON-LD first, then meta elements, then the page's own heading and address. */
export function pageFacts(page: TidyPage): PageFacts {
  const stated = readJsonLd(page.jsonLd);
  const publisher = stated.publisher ?? meta(page, PUBLISHER_METAS);
  return {
    title: pageTitle(page, stated, publisher),
    author: stated.author ?? metaName(page, AUTHOR_METAS),
    publisher,
    published: stated.published ?? publishedMeta(page),
    body: stated.body,
    isHeldBack: stated.isHeldBack || /^(?:locked|premium|paid)$/i.test(meta(page, ['article:content_tier']) ?? ''),
  };
}

/** The heading that readers see, where the page's title or its other titles confirm it. The site's own name is a last resort. */
function pageTitle(page: TidyPage, stated: LdArticle, publisher: string | null): string | null {
  const isSite = (title: string) => isSiteName(title, page, publisher);
  const named = [stated.headline, ...metas(page, TITLE_METAS), withoutSite(page.title, isSite)].filter(isTitle);
  const heading = page.headings.find((text) => !isSite(text) && named.some((title) => resembles(title, text)));
  return heading ?? named.find((title) => !isSite(title)) ?? page.headings.find((text) => !isSite(text)) ?? named[0] ?? null;
}

function isTitle(title: string | null): title is string {
  return title !== null && title !== '';
}

function isSiteName(title: string, page: TidyPage, publisher: string | null): boolean {
  const names = [publisher, ...metas(page, ['og:site_name', 'application-name']), hostOf(page)].filter(isTitle).map(plain);
  return names.includes(plain(title));
}

function hostOf(page: TidyPage): string | null {
  const address = page.canonicalUrl ?? meta(page, ['og:url']) ?? '';
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

/** "Headline | Paper" → "Headline": the longest part that is no site's name. */
function withoutSite(title: string, isSite: (part: string) => boolean): string | null {
  const parts = title
    .split(/\s+[|–—»·-]\s+/)
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
  const address = page.canonicalUrl ?? meta(page, ['og:url']) ?? '';
  const [, year, month, day] = /\/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?:\/|-)/.exec(address) ?? [];
  return page.times.map(isoDate).find(Boolean) ?? (year ? `${year}-${month}-${day}` : null);
}
