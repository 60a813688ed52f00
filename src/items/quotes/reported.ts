import type { Span } from '../../text/span.ts';
import type { Mention } from './mention.ts';
import type { Scene } from './scene.ts';

/** Reported speech without marks: what was said, in one piece or two, who said it, and the cue's tokens. */
export interface Reported {
  readonly parts: readonly Span[];
  /** null where nobody in particular is meant: "the court heard". */
  readonly mention: Mention | null;
  readonly cue: Cue;
}

export interface Cue {
  readonly first: number;
  readonly last: number;
}

/** Fewer words than this report nothing that could be checked. */
export const SHORTEST = 3;

/** The sentence without its last sign; null where it holds too little. */
export function wholeSentence(scene: Scene): Span[] | null {
  return hasWords(scene, 0, scene.tokens.length) ? trimmed(scene, 0, scene.tokens.length) : null;
}

export function hasWords(scene: Scene, from: number, to: number): boolean {
  let words = 0;
  for (let k = from; k < to; k++) if (scene.tokens[k]!.kind !== 'sign') words++;
  return words >= SHORTEST;
}

/** The report in these ranges of tokens; null where none holds enough. */
export function reported(
  scene: Scene,
  ranges: readonly (readonly [number, number])[],
  mention: Mention | null,
  cue: Cue,
): Reported | null {
  const parts = ranges.flatMap(([from, to]) => trimmed(scene, from, to));
  const enough = ranges.some(([from, to]) => hasWords(scene, from, to));
  return enough ? { parts, mention, cue } : null;
}

function trimmed(scene: Scene, from: number, to: number): Span[] {
  let last = to;
  while (last > from && scene.tokens[last - 1]!.kind === 'sign') last--;
  return last > from ? [{ start: scene.tokens[from]!.start, end: scene.tokens[last - 1]!.end }] : [];
}
