import { isConsentNotice } from './consent-notice.ts';
import type { FoundArticle } from './find-article.ts';
import type { PageFacts } from './page-facts.ts';
import type { TidyPage } from './tidy-html.ts';

const DOUBT = Object.freeze({
  /** Letters: a page with less has its words behind a script, a consent box or a paywall. */
  thin: 200,
  /** Letters: a longer text of a page that holds something back may well be whole. */
  teaser: 1_500,
});

/** What the reader of a page's text must know before quoting from it, and what to do then. */
export function pageDoubts(text: string, article: FoundArticle, facts: PageFacts, page: TidyPage): string[] {
  const isThin = text.trim().length < DOUBT.thin;
  if (isConsentNotice(article.blocks))
    return [
      'The page is a consent notice, not the article. Answer it in a browser, save the page that follows, and upload that; or paste the text.',
    ];
  if (isThin && asksForScript(text, page))
    return [
      'The page holds very little text, since a script builds it. Open it in a browser, save it there once its words show, and upload that; or paste the text.',
    ];
  if (isBeginning(text, article, facts))
    return [
      'The page shows only the beginning of the article; the rest needs a subscription or a sign-in. Save the whole page from a browser that has it, or paste the text.',
    ];
  if (isThin)
    return ['The page holds very little text: it may need a script, a consent or a subscription. Paste the text instead.'];
  return article.isWholePage ? ['No article was found on the page, so all its words were taken.'] : [];
}

function asksForScript(text: string, page: TidyPage): boolean {
  return page.asksForScript || /javascript/i.test(text);
}

function isBeginning(text: string, article: FoundArticle, facts: PageFacts): boolean {
  if (article.endsAtPaywall) return true;
  const isBroken = /(?:…|\.\.\.)["”’»]?\s*$/.test(text);
  return text.length < DOUBT.teaser && (facts.isHeldBack || (isBroken && !article.isWholePage));
}
