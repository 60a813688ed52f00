import type { EarlierMatch, StoryView } from '../../desk/desk.ts';
import type { Item } from '../../items/item.ts';
import type { Web } from '../web.ts';
import { type DiffPiece, presentDiff } from './passage-words.ts';
import { dayOf, placeOf, verdictWords } from './past-check.ts';
import { presentDate } from './times.ts';

/** What the archive holds that is like an item. */
export interface CheckedBefore {
  readonly checks: readonly EarlierView[];
  /** Said while it is still being looked for. */
  readonly waiting: string | null;
  /** Said where there is nothing like it. */
  readonly quiet: string | null;
}

interface EarlierView {
  readonly verdict: string;
  readonly when: string | null;
  readonly facts: string;
  readonly title: string | null;
  readonly href: string | null;
  readonly outside: boolean;
  /** The draft's words against those that were checked. */
  readonly pieces: readonly DiffPiece[];
  readonly same: boolean;
}

export function presentCheckedBefore(web: Web, view: StoryView, item: Item): CheckedBefore {
  const found = view.earlier.get(item.id);
  if (!found) return { checks: [], waiting: web.say('before being-looked-for'), quiet: null };
  if (found.length === 0) return { checks: [], waiting: null, quiet: web.say('before nothing') };
  return { checks: found.map((match) => presentMatch(web, view, item, match)), waiting: null, quiet: null };
}

function presentMatch(web: Web, view: StoryView, item: Item, { check }: EarlierMatch): EarlierView {
  const pieces = presentDiff(view.text.slice(item.start, item.end), check.claim);
  const day = dayOf(check);
  const place = placeOf(check);
  const { origin } = check;
  const by = origin.kind === 'story' ? view.people.find(({ id }) => id === origin.by)?.name : check.publisher;
  return {
    verdict: verdictWords(web, check),
    when: day && web.say('before checked-on', { date: presentDate(web, day) }),
    facts: [by && web.say('before checked-by', { name: by }), check.speaker && web.say('before said-by', { name: check.speaker })]
      .filter(Boolean)
      .join(' · '),
    title: check.title || (place && web.say('before see-it')),
    href: place?.href ?? null,
    outside: place?.outside ?? false,
    pieces,
    same: pieces.every(({ op }) => op === 'same' || op === 'marks'),
  };
}
