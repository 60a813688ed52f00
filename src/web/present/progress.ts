import { ITEM_STATES, type ItemState, OPEN_STATES } from '../../verdicts/case.ts';
import type { Web } from '../web.ts';

/** How far a story is: a bar of parts that add up to `width`, and the same in words. */
export interface ProgressView {
  readonly total: number;
  readonly open: number;
  readonly signed: number;
  readonly words: string;
  readonly parts: readonly { readonly tone: string; readonly x: number; readonly width: number }[];
}

type Counts = Readonly<Record<ItemState, number>>;

/** Parts of the bar, in the order in which work gets done. */
const PARTS: ReadonlyArray<readonly [tone: string, states: readonly ItemState[]]> = [
  ['sign', ['signed-off']],
  ['ok', ['ruled', 'stet', 'cut']],
  ['bad', ['change-required']],
  ['ask', ['queried']],
];

export function presentProgress(web: Web, counts: Counts): ProgressView {
  const total = ITEM_STATES.reduce((sum, state) => sum + counts[state], 0);
  const open = OPEN_STATES.reduce((sum, state) => sum + counts[state], 0);
  const signed = counts['signed-off'];
  let x = 0;
  const parts = PARTS.map(([tone, states]) => {
    const share = total === 0 ? 0 : (100 * states.reduce((sum, state) => sum + counts[state], 0)) / total;
    const part = { tone, x: round(x), width: round(share) };
    x += share;
    return part;
  });
  const words = web.say('progress signed-of-total', {
    signed,
    total,
    open,
    change: counts['change-required'],
    queried: counts.queried,
  });
  return { total, open, signed, words, parts: parts.filter((part) => part.width > 0) };
}

function round(share: number): number {
  return Math.round(share * 100) / 100;
}
