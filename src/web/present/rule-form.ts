import type { ItemFinding } from '../../desk/desk.ts';
import type { Item } from '../../items/item.ts';
import { type CaseItem, itemState } from '../../verdicts/case.ts';
import { formatEvidencePlace, RULINGS, ratingsFor } from '../../verdicts/verdict.ts';
import { list, text } from '../form.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';
import type { FindingView } from './finding.ts';
import type { PassageView } from './passage-view.ts';

/** The verdict form, with what was typed, else with the verdict that it would replace. */
export interface RuleForm {
  readonly rulings: readonly RulingChoice[];
  readonly ratings: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly note: string;
  readonly correction: string;
  readonly keptBy: string;
  /** What may be named as evidence. */
  readonly passages: readonly PassageView[];
  /** The passages that count as evidence, as the form names them. */
  readonly evidence: ReadonlySet<string>;
  readonly evidenceWords: string;
  readonly errors: Readonly<Record<string, string>>;
  /** Something was typed or is proposed: all of the form is shown, not the rulings alone. */
  readonly begun: boolean;
  /** A verdict stands already: the form is folded away. */
  readonly folded: boolean;
}

interface RulingChoice {
  readonly value: string;
  readonly label: string;
  readonly hint: string;
  readonly keystroke: string;
  readonly chosen: boolean;
  /** The rating that usually goes with it; a script chooses it while none is chosen. */
  readonly usual: string;
}

const USUAL: Readonly<Record<string, { readonly quote: string; readonly claim: string }>> = {
  stands: { quote: 'accurate', claim: 'supported' },
  change: { quote: 'misquoted', claim: 'contradicted' },
  query: { quote: 'unproven', claim: 'unproven' },
};

interface Seen {
  readonly found: ItemFinding | null;
  readonly finding: FindingView | null;
}

export function presentRuleForm(web: Web, entry: CaseItem, { found, finding }: Seen, kept: Kept | null): RuleForm {
  const last = entry.verdicts.at(-1);
  const { kind } = entry.item;
  const before = itemState(entry) === 'changed' ? confirmed(kind) : last;
  const evidence = new Set(kept ? list(kept.form, 'evidence') : usualEvidence(found));
  const passages = finding ? passagesOf(finding) : [];
  const value = (name: TypedField) => (kept ? text(kept.form, name) : (before?.[name] ?? ''));
  return {
    rulings: RULINGS.map((ruling, index) => ({
      value: ruling,
      label: web.say(`ruling ${ruling}`),
      hint: web.say(`ruling ${ruling}-means`),
      keystroke: String(index + 1),
      chosen: value('ruling') === ruling,
      usual: USUAL[ruling]?.[kind] ?? '',
    })),
    ratings: ratingsFor(kind).map((rating) => ({
      value: rating,
      label: web.say(`rating ${rating}`),
      chosen: value('rating') === rating,
    })),
    note: value('note'),
    correction: value('correction'),
    keptBy: value('keptBy'),
    passages,
    evidence,
    evidenceWords: web.say('verdict evidence-chosen', {
      chosen: passages.filter(({ place }) => evidence.has(place)).length,
      total: passages.length,
    }),
    errors: kept?.errors ?? {},
    begun: kept !== null || before !== undefined,
    folded: last !== undefined && !kept && !entry.recheck && !entry.returned,
  };
}

type TypedField = 'ruling' | 'rating' | 'note' | 'correction' | 'keptBy';

/** The change was made: what is left is to agree. */
function confirmed(kind: Item['kind']): Partial<Record<TypedField, string>> {
  return { ruling: 'stands', rating: USUAL.stands?.[kind] ?? '' };
}

function passagesOf({ passages, records, candidates, silent }: FindingView): PassageView[] {
  return [...passages, ...records.map(({ passage }) => passage), ...candidates, ...silent];
}

/** All passages of a quote carry it; of a claim's ranked passages, those that speak to it. */
function usualEvidence(found: ItemFinding | null): string[] {
  if (!found) return [];
  if (found.finding.kind === 'quote') return found.finding.passages.map(formatEvidencePlace);
  return found.finding.passages.filter(({ relation }) => relation !== 'silent').map(formatEvidencePlace);
}
