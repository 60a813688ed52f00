import { VerbatimError } from '../errors.ts';
import { beginningOf } from '../text/shorten.ts';
import { isUnderBlindCheck } from '../verdicts/blind-check.ts';
import type { Case, CaseItem } from '../verdicts/case.ts';
import { type PublishedCheckInput, parsePublishedCheck } from '../verdicts/published-check.ts';
import type { By } from './desk.ts';
import { type DeskContext, findItem, loadCase, record, requireMay, storyStream } from './desk-context.ts';

/**
 * Says of an item that it is somebody else's published claim, with where the desk's check of it appears; null takes it back.
 * It has a version of its own: the signature stands, since nothing of the verdict changes.
 */
export async function publishCheck(
  context: DeskContext,
  story: string,
  id: string,
  input: PublishedCheckInput | null,
  by: By,
): Promise<void> {
  requireMay(by, 'rule');
  const { state } = await loadCase(context, story, by.actor);
  const entry = findItem(state, id);
  const check = input && parsePublishedCheck(input);
  if (check) {
    refuseBeforeBoth(state, entry);
    refuseUnknownRating(context, check);
    refuseSharedPage(state, id, check);
  }
  await record(context, storyStream(story), by, `published/${id}`, [
    { action: 'check-published', object: `published/${id}`, payload: { item: id, check } },
  ]);
}

/** What readers are told says what the first checker thinks. */
function refuseBeforeBoth({ story }: Case, entry: CaseItem): void {
  if (!isUnderBlindCheck(story, entry)) return;
  throw new VerbatimError(
    'conflict',
    'Two people check this item, neither with sight of the other, and the rating for readers would tell the second what the first thinks. Save it once both have ruled.',
  );
}

function refuseUnknownRating({ tables }: DeskContext, { publicRating }: PublishedCheckInput): void {
  if (tables.publication.ratings.some(({ id }) => id === publicRating)) return;
  const names = tables.publication.ratings.map(({ id }) => id).join(', ');
  throw new VerbatimError('invalid', `There is no public rating "${publicRating}". The house has ${names}.`, undefined, {
    publicRating: 'Choose a rating.',
  });
}

/** In UTF-16 code units: enough to know an item by. */
const GLIMPSE = 60;

/** Search engines show one check a page. */
function refuseSharedPage({ items }: Case, id: string, { url }: PublishedCheckInput): void {
  const pageOf = (address: string) => address.split('#')[0];
  const other = items.find((entry) => entry.item.id !== id && entry.published && pageOf(entry.published.url) === pageOf(url));
  if (!other) return;
  throw new VerbatimError(
    'invalid',
    `That page is named for another item already (“${beginningOf(other.item.text, GLIMPSE)}”). Each published check has a page of its own.`,
    undefined,
    { url: 'Name a page of its own.' },
  );
}
