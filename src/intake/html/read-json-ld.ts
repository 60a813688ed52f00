import { isoDate } from '../iso-date.ts';
import { parseScript } from './parse-script.ts';

/** What a page's JSON-LD says of its article. */
export interface LdArticle {
  readonly headline: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly body: string | null;
  /** The page says that it shows only a part to those who have not paid. */
  readonly isHeldBack: boolean;
}

const ARTICLE_TYPES = /(?:Article|BlogPosting|Report|Posting|AnalysisNewsArticle|WebPage)$/;
const NOTHING: LdArticle = { headline: null, author: null, publisher: null, published: null, body: null, isHeldBack: false };
/** Nodes looked at, and how deep: real graphs have under 100. */
const MOST_NODES = 5_000;

type LdNode = Readonly<Record<string, unknown>>;

/** The article of the page's JSON-LD; articles come before web pages. Broken JSON is passed over. */
export function readJsonLd(scripts: readonly string[]): LdArticle {
  const nodes = scripts.flatMap(parseScript).flatMap((value) => graphNodes(value));
  const articles = nodes.filter((node) => ARTICLE_TYPES.test(typeOf(node)));
  const article = articles.find((node) => !/WebPage$/.test(typeOf(node))) ?? articles[0];
  if (!article) return NOTHING;
  const byId = new Map(nodes.map((node) => [text(node['@id']), node]));
  return {
    headline: text(article.headline) ?? (/WebPage$/.test(typeOf(article)) ? null : text(article.name)),
    author: names(article.author ?? article.creator, byId),
    publisher: names(article.publisher, byId),
    published: isoDate(text(article.datePublished) ?? text(article.dateCreated) ?? ''),
    body: text(article.articleBody),
    isHeldBack: /^false$/i.test(String(article.isAccessibleForFree)),
  };
}

function graphNodes(root: unknown): LdNode[] {
  const found: LdNode[] = [];
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && at < MOST_NODES; at++) {
    const value = queue[at];
    if (Array.isArray(value)) queue.push(...value.slice(0, MOST_NODES));
    else if (isNode(value)) {
      found.push(value);
      queue.push(...Object.values(value).filter((inner) => typeof inner === 'object'));
    }
  }
  return found;
}

function isNode(value: unknown): value is LdNode {
  return typeof value === 'object' && value !== null;
}

function typeOf(node: LdNode): string {
  const type = node['@type'];
  return Array.isArray(type) ? String(type.find((name) => ARTICLE_TYPES.test(String(name))) ?? '') : String(type ?? '');
}

function names(value: unknown, byId: ReadonlyMap<string | null, LdNode>): string | null {
  const all = Array.isArray(value) ? value : [value];
  const found = all.map((one) => nameOf(one, byId)).filter((name): name is string => name !== null);
  return found.length > 0 ? [...new Set(found)].slice(0, 20).join(', ') : null;
}

function nameOf(value: unknown, byId: ReadonlyMap<string | null, LdNode>): string | null {
  if (!isNode(value)) return text(value);
  return names(value.name, byId) ?? (value.name === undefined ? text(byId.get(text(value['@id']))?.name) : null);
}

function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return (
    value
      .replace(/&amp;/g, '&')
      .replace(/&quot;/g, '"')
      .replace(/&#0?39;|&apos;/g, "'")
      .trim() || null
  );
}
