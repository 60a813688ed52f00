import type { StoryView } from '../../desk/desk.ts';
import type { Proof } from '../../desk/work-desk.ts';
import { type CaseItem, itemState } from '../../verdicts/case.ts';
import { may, type Person } from '../../verdicts/person.ts';
import { text } from '../form.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';
import { numberOf } from './item-number.ts';
import { type DiffPiece, diffPieces } from './passage-words.ts';
import { presentHead, type StoryHead } from './story-head.ts';
import { presentMoment, type TimeView } from './times.ts';
import type { Tone } from './tones.ts';

/** "Changed since checked" for the copy desk: what the text as it will be printed says otherwise than what was signed. */
export interface ProofPage {
  readonly head: StoryHead;
  readonly draft: string;
  readonly form: { readonly text: string; readonly errors: Readonly<Record<string, string>>; readonly message: string | null };
  readonly result: ProofResult | null;
}

interface ProofResult {
  readonly tone: Tone;
  readonly verdict: string;
  readonly made: TimeView;
  readonly sha256: string;
  readonly text: string;
  readonly mayRecord: boolean;
  readonly changes: readonly ChangeView[];
  readonly items: readonly ItemRow[];
  /** Items of the draft that nobody has signed off. */
  readonly unsigned: readonly ItemRow[];
}

interface ChangeView {
  readonly label: string;
  readonly pieces: readonly DiffPiece[];
}

interface ItemRow {
  readonly href: string;
  readonly label: string;
  readonly state: string;
  readonly stateWords: string;
  readonly words: string;
  readonly outcome: string;
  readonly now: string | null;
}

export function presentProof(web: Web, person: Person, view: StoryView, proof: Proof | null, kept: Kept | null): ProofPage {
  const head = presentHead(web, person, view, 'proof');
  return {
    head,
    draft: web.say('story draft-number', { number: view.case.drafts.length }),
    form: { text: kept ? text(kept.form, 'text') : '', errors: kept?.errors ?? {}, message: kept?.message ?? null },
    result: proof && presentResult(web, person, view, proof),
  };
}

function presentResult(web: Web, person: Person, view: StoryView, proof: Proof): ProofResult {
  const affected = new Map(proof.items.map((one) => [one.id, one]));
  const rows = view.case.items.map((entry, index) => ({ entry, row: presentItem(web, view, entry, index) }));
  const unsigned = rows.filter(({ entry }) => itemState(entry) !== 'signed-off').map(({ row }) => row);
  return {
    ...judged(web, proof, unsigned.length),
    made: presentMoment(web, web.now().toISOString()),
    sha256: proof.sha256,
    text: proof.text,
    mayRecord: may(person, 'rule'),
    changes: proof.changes.map(({ parts, typography }) => ({
      label: typography ? web.say('proof only-marks') : '',
      pieces: typography
        ? parts.map(({ op, text: words }) => ({ op: op === 'equal' ? 'same' : op, text: words }))
        : diffPieces(parts),
    })),
    items: rows.flatMap(({ entry, row }) => {
      const one = affected.get(entry.item.id);
      return one ? [{ ...row, outcome: web.say(`proof item-${one.outcome}`), now: one.outcome === 'words' ? one.now : null }] : [];
    }),
    unsigned,
  };
}

function judged(web: Web, proof: Proof, unsigned: number): { tone: Tone; verdict: string } {
  const items = proof.items.filter(({ outcome }) => outcome !== 'typography').length;
  if (proof.changes.length === 0 && unsigned === 0) return { tone: 'ok', verdict: web.say('proof as-signed') };
  if (proof.changes.length === 0) return { tone: 'ask', verdict: web.say('proof as-draft', { unsigned }) };
  if (proof.changedWords === 0 && items === 0) return { tone: 'ask', verdict: web.say('proof marks-differ', { unsigned }) };
  return { tone: 'bad', verdict: web.say('proof differs', { words: proof.changedWords, items, unsigned }) };
}

function presentItem(web: Web, view: StoryView, entry: CaseItem, index: number): ItemRow {
  const state = itemState(entry);
  return {
    href: `/stories/${view.case.story.id}/items/${entry.item.id}#item`,
    label: web.say('item title', { number: numberOf(entry.item.id, index), kind: web.say(`kind ${entry.item.kind}`) }),
    state,
    stateWords: web.say(`state ${state}`),
    words: entry.item.text,
    outcome: '',
    now: null,
  };
}
