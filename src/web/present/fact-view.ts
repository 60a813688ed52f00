import type { StoryView } from '../../desk/desk.ts';
import type { Item } from '../../items/item.ts';
import type { FactComparison } from '../../matching/finding.ts';
import type { Web } from '../web.ts';
import { attachedSource, passageHref } from './passage-view.ts';
import { FACT_TONE, type Tone } from './tones.ts';

/** One fact of a claim beside what a source says of it. */
export interface FactView {
  readonly tone: Tone;
  readonly outcome: string;
  readonly type: string;
  readonly draft: string;
  readonly source: string | null;
  readonly sourceHref: string | null;
  readonly because: string;
  readonly derived: boolean;
  /** The two words stand against each other. */
  readonly differs: boolean;
}

export function presentFact(web: Web, view: StoryView, item: Item, fact: FactComparison): FactView {
  return {
    tone: FACT_TONE[fact.outcome],
    outcome: web.say(`outcome ${fact.outcome}`),
    type: web.say(`fact-type ${fact.type}`),
    draft: item.text.slice(fact.item.start, fact.item.end),
    source: evidenceWords(view, fact),
    sourceHref: fact.evidence ? passageHref(fact.evidence.source, fact.evidence) : null,
    because: fact.because,
    derived: fact.derived,
    differs: fact.outcome === 'conflict',
  };
}

export function evidenceWords(view: StoryView, { evidence }: FactComparison): string | null {
  const attached = evidence && attachedSource(view, evidence.source);
  return attached ? attached.document.text.slice(evidence.start, evidence.end) : null;
}
