import type { PastCheck } from '../../desk/past-check.ts';
import type { Web } from '../web.ts';

/** A check's verdict in words: ours from the catalogue, another desk's as it gave it. */
export function verdictWords(web: Web, { verdict, origin }: PastCheck): string {
  if (!verdict) return web.say('archive no-verdict');
  return origin.kind === 'story' ? web.say(`rating ${verdict}`) : verdict;
}

/** Where it can be read: the item in its story, or the page on which another desk published it; null for nowhere. */
export function placeOf(check: PastCheck): { readonly href: string; readonly outside: boolean } | null {
  const { origin } = check;
  if (origin.kind === 'story') return { href: `/stories/${origin.story}/items/${origin.item}#item`, outside: false };
  const address = check.url ?? check.id.replace(/^import:/, '');
  return isWebAddress(address) ? { href: address, outside: true } : null;
}

/** Anything else in a link could run something. */
function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}

/** The day of the check, else of what was said; null where neither is a date. */
export function dayOf({ checked, date }: PastCheck): string | null {
  const at = new Date(checked ?? date ?? '');
  return Number.isNaN(at.getTime()) ? null : at.toISOString().slice(0, 10);
}
