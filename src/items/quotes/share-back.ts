import type { AttributedPart } from './attributed.ts';
import type { Reading } from './reading.ts';
import { isListedBefore } from './share-attribution.ts';
import type { Earlier, Spot } from './spot.ts';

/** What the cue of `part` governs beside it: the quotations before it in the sentence, `earlier`, that have none of their own. */
export function shareBack(reading: Reading, spot: Spot, part: AttributedPart, earlier: readonly Earlier[]): void {
  if (!part.cue) return;
  if (spot.earlier && part.form === 'mixed' && isListedBefore(spot.earlier, spot.index, spot.scene))
    share(reading, spot.earlier, { ...part, continues: null });
  const { found } = spot;
  if (!found?.mention || (found.by !== 'after' && found.by !== 'according')) return;
  // "Under “a plan” that is “too dear”, “everybody loses”, says Lee": what no other cue governs is hers too.
  for (const other of earlier) {
    const before = reading.parts.get(other.part.marked)!;
    if (before.form === 'mixed' && before.cue === null) share(reading, other, { ...before, voice: part.voice, cue: part.cue });
  }
}

function share(reading: Reading, { part: { marked } }: Earlier, part: AttributedPart): void {
  reading.parts.set(marked, { ...part, marked });
}
