import { isQuestion } from './find-chairs.ts';
import { isNoise, type SpokenLine } from './spoken-line.ts';

export const DISPUTE = Object.freeze({
  /** A denial is short; in a longer sentence the same words argue. */
  words: 9,
  /** It is about the last sentences that were said before it. */
  sentences: 2,
});

/** The places of the lines that somebody else denies at once: "Wrong.", "That's not true." `denies` tells such words. */
export function findDisputed(lines: readonly SpokenLine[], denies: (text: string) => boolean): Set<number> {
  const disputed = new Set<number>();
  for (const [i, { speaker, text }] of lines.entries()) {
    if (!speaker || text.split(/\s+/, DISPUTE.words + 1).length > DISPUTE.words || !denies(text)) continue;
    for (const place of saidBefore(lines, i)) disputed.add(place);
  }
  return disputed;
}

// The last sentences of the other's turn, whatever noise came between; "No." to a question is an answer, no denial.
function saidBefore(lines: readonly SpokenLine[], denial: number): number[] {
  let at = denial - 1;
  while (at >= 0 && isNoise(lines[at]!.text)) at--;
  const other = lines[at]?.speaker;
  if (!other || other === lines[denial]!.speaker || isQuestion(lines[at]!.text)) return [];
  const places: number[] = [];
  for (; at >= 0 && lines[at]!.speaker === other && places.length < DISPUTE.sentences; at--) places.push(at);
  return places;
}
