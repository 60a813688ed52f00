/** Which part of a page an element belongs to; `boilerplate` holds for all that is inside. */
export type PagePart = 'main' | 'boilerplate' | 'none';

/** Put on everything inside boilerplate, since the article finder takes the boxes apart and leaves their paragraphs. */
export const BOX_MARK = 'verbatim-box';

const BOILERPLATE = new Set(['nav', 'aside', 'footer', 'form']);
const BOILERPLATE_ROLES = /^(?:navigation|banner|contentinfo|complementary|search|dialog|alertdialog|menu|menubar|toolbar)$/i;
const BOILERPLATE_NAMES =
  /\b(?:verbatim-box|nav(?:bar|igation)?|menu|breadcrumbs?|cookie|consent|gdpr|sidebar|side-bar|footer|masthead|share|sharing|social|related|recommend(?:ed|ations)?|newsletters?|subscribe|sign-?up|promo|advert(?:isement)?|ads?|banner|comments?|disqus|popup|modal|paywall|skip-link|toc|pagination|tags|trending|most-?read|bio|author-(?:bio|box|card|description)|about-(?:the-)?author)\b/i;
const MAIN = new Set(['main', 'article']);

export function partOf(name: string, attributes: Readonly<Record<string, string>>, inherited: PagePart): PagePart {
  const role = attributes.role ?? '';
  if (inherited === 'boilerplate' || BOILERPLATE.has(name) || BOILERPLATE_ROLES.test(role)) return 'boilerplate';
  if (name === 'header' && inherited !== 'main') return 'boilerplate';
  if (MAIN.has(name) || role === 'main') return 'main';
  if (name === 'body' || name === 'html') return inherited;
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''}`.replaceAll('_', '-');
  return BOILERPLATE_NAMES.test(names) ? 'boilerplate' : inherited;
}
