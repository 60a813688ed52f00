import type { Mention } from './mention.ts';
import type { Scene } from './scene.ts';

/** "…“, hieß es.": the cue that names nobody. */
export function isSaidByNobody(scene: Scene, cue: { readonly first: number }): boolean {
  return /^h(?:ei|ie)ß/.test(scene.tokens[cue.first]!.lower);
}

const FROM = /^(?:aus|in|im|vom|von|bei|beim|seitens)$/;

/** "Aus dem Ministerium heißt es, …", "…“, hieß es im Bericht": where it was said stands for who says it. */
export function saidIn(scene: Scene, cue: { readonly first: number }): Mention | null {
  const before = scene.mentions.find(
    (mention) => mention.last === cue.first && FROM.test(scene.tokens[mention.first - 1]?.lower ?? ''),
  );
  if (before) return before;
  const es = scene.tokens[cue.first + 1]?.lower === 'es' ? cue.first + 2 : cue.first + 1;
  return FROM.test(scene.tokens[es]?.lower ?? '') ? (scene.startingAt.get(es + 1) ?? null) : null;
}
