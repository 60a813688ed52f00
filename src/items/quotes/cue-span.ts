import type { Span } from '../../text/span.ts';
import type { Scene } from './scene.ts';

/** The cue as a reader would mark it: "s'indigne", "d'après", "fait savoir" are one. */
export function cueSpan(scene: Scene, cue: { readonly first: number; readonly last: number }): Span {
  const { tokens, words } = scene;
  const first = /^(?:s'|d')$/.test(tokens[cue.first - 1]?.lower ?? '') ? cue.first - 1 : cue.first;
  const particles = words.language === 'fr' ? scene.cueForms.get(tokens[cue.first]!.lower)?.particles : null;
  const last = particles?.has(tokens[cue.last]?.lower ?? '') ? cue.last : cue.last - 1;
  return { start: tokens[first]!.start, end: tokens[last]!.end };
}
