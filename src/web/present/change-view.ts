import type { StoryView } from '../../desk/desk.ts';
import type { Item } from '../../items/item.ts';
import { describeChange } from '../../matching/describe-change.ts';
import type { Change, QuoteFinding } from '../../matching/finding.ts';
import type { Web } from '../web.ts';
import { attachedSource } from './passage-view.ts';
import { SEVERITY_TONE, type Tone } from './tones.ts';

/** One difference between a quote and its source, in words. */
export interface ChangeView {
  readonly sign: string;
  readonly words: string;
  readonly tone: Tone;
  readonly severity: string;
}

const CHANGE_SIGN: Readonly<Record<string, string>> = {
  'unmarked-omission': '−',
  'marked-elision': '…',
  'unmarked-addition': '+',
  bracketed: '[ ]',
  reordered: '⇄',
  spliced: '⊕',
};

export function presentChange(web: Web, view: StoryView, item: Item, finding: QuoteFinding, change: Change): ChangeView {
  const source = attachedSource(view, finding.passages[change.part]?.source ?? '');
  const { key, params } = describeChange(change, item.text, source?.document.text ?? '');
  return {
    sign: CHANGE_SIGN[change.kind] ?? '≠',
    words: web.say(key, params),
    tone: SEVERITY_TONE[change.severity],
    severity: web.say(`severity ${change.severity}`),
  };
}
