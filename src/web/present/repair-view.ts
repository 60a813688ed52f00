import type { Repair } from '../../verdicts/repairs.ts';
import type { Web } from '../web.ts';
import { OUTCOME_TONE, type Tone } from './tones.ts';

/** One lawful repair of a quote, ready to print and to take over. */
export interface RepairView {
  readonly kind: string;
  readonly text: string;
  /** Whether the words stay a quotation. */
  readonly isQuote: boolean;
  readonly tone: Tone;
  readonly outcome: string;
}

export function presentRepair(web: Web, { kind, text, outcome }: Repair): RepairView {
  return {
    kind: web.say(`repair ${kind}`),
    text,
    // Without marks it is no quotation that the house's rules could pass, but a statement to be checked.
    ...(kind === 'drop-marks'
      ? { isQuote: false, tone: 'ask', outcome: web.say('repair then-a-claim') }
      : { isQuote: true, tone: OUTCOME_TONE[outcome], outcome: web.say(`policy ${outcome}`) }),
  };
}
