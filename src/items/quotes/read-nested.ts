import type { Attribution } from './attribution.ts';
import { classifyForm } from './classify-form.ts';
import { cueSpan } from './cue-span.ts';
import { findAttribution } from './find-attribution.ts';
import { voiceFor } from './name-mentions.ts';
import type { Quotation } from './quotation.ts';
import { readInside } from './read-scene.ts';
import type { Reading } from './reading.ts';
import type { MarkedSpan } from './scan-marks.ts';
import type { Scene } from './scene.ts';
import type { Voice } from './voice.ts';

/** Adds the speech within a quotation, by the words of the quotation around it. */
export function readNested(reading: Reading, quotation: Quotation): void {
  const inner = quotation.nested.filter((span) => span.depth === 1);
  let next = 0;
  for (const outer of quotation.parts) {
    const from = next;
    while (next < inner.length && inner[next]!.end <= outer.end) next++;
    if (next > from) readInner(reading, outer, inner.slice(from, next));
  }
}

function readInner(reading: Reading, outer: MarkedSpan, inner: readonly MarkedSpan[]): void {
  const scene = readInside(reading, outer, inner);
  for (const [index, token] of scene.tokens.entries())
    if (token.kind === 'quote') addNested(reading, scene, index, inner[token.quote]!, outer);
}

function addNested(reading: Reading, scene: Scene, index: number, marked: MarkedSpan, outer: MarkedSpan): void {
  const inside = reading.text.slice(marked.start, marked.end);
  const found = findAttribution(scene, { index, after: -1, ending: inside.slice(-1) });
  const form = classifyForm(scene, index, inside, found, false);
  if (form === 'scare' || !found?.cue || found.naming) return;
  const voice = isOwn(found) ? (reading.parts.get(outer)?.voice ?? null) : otherVoice(reading, scene, found);
  reading.parts.set(marked, { marked, form, voice, cue: cueSpan(scene, found.cue), continues: null });
}

// “Then I said ‘no’”
function isOwn({ mention }: Attribution): boolean {
  return /^(?:i|we|ich|wir|je|nous|yo)$/.test(mention?.words[0] ?? '');
}

function otherVoice(reading: Reading, scene: Scene, { mention }: Attribution): Voice | null {
  return mention && voiceFor(reading, scene, mention, null);
}
