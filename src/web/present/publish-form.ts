import type { StoryView } from '../../desk/desk.ts';
import type { CaseItem } from '../../verdicts/case.ts';
import { CLAIMANT_KINDS } from '../../verdicts/published-check.ts';
import { text } from '../form.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';

/** Where it is said that an item is somebody else's published claim, and how the check of it is published. */
export interface PublishForm {
  readonly open: boolean;
  readonly marked: boolean;
  readonly claim: string;
  readonly claimant: string;
  readonly kinds: readonly Choice[];
  readonly appearance: string;
  readonly appeared: string;
  readonly ratings: readonly Choice[];
  readonly explanation: string;
  readonly checkUrl: string;
  readonly version: string;
  readonly message: string | null;
  readonly errors: Readonly<Record<string, string>>;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export function presentPublishForm(web: Web, view: StoryView, { item, published }: CaseItem, kept: Kept | null): PublishForm {
  const speaker = item.kind === 'quote' ? (item.speaker?.name ?? '') : '';
  const value = (field: string, now: string) => (kept ? text(kept.form, field) : now);
  const kind = value('claimantKind', published?.claimantKind ?? 'person');
  const rating = value('publicRating', published?.publicRating ?? '');
  return {
    open: kept !== null || published !== null,
    marked: kept ? text(kept.form, 'thirdParty') === 'yes' : published !== null,
    claim: value('claim', published?.claim ?? ''),
    claimant: value('claimant', published?.claimant ?? speaker),
    kinds: CLAIMANT_KINDS.map((one) => ({ value: one, label: web.say(`claimantKind ${one}`), chosen: one === kind })),
    appearance: value('appearance', published?.appearance ?? ''),
    appeared: value('appeared', published?.appeared ?? ''),
    ratings: web.desk.publication.ratings.map(({ id, name, means }) => ({
      value: id,
      label: `${name}: ${means}`,
      chosen: id === rating,
    })),
    explanation: value('explanation', published?.explanation ?? ''),
    checkUrl: value('checkUrl', published?.url ?? ''),
    version: kept ? text(kept.form, 'version') : String(view.versions[`published/${item.id}`] ?? 0),
    message: kept?.message ?? null,
    errors: kept ? { ...kept.errors, ...(kept.errors.url && { checkUrl: kept.errors.url }) } : {},
  };
}
