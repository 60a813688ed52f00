import { type Attribution, attribution, type QuoteToken, REACH } from './attribution.ts';
import { namedBeside } from './named-beside.ts';
import { cueAt, isGerund, type Scene } from './scene.ts';

export function accordingBefore(scene: Scene, { index: quote, after }: QuoteToken): Attribution | null {
  for (let k = quote - 1; k > after && quote - k < REACH; k--) {
    const found = accordingAt(scene, k, quote);
    if (found) return found;
    if (cueAt(scene, k)) return null;
  }
  return null;
}

export function accordingAfter(scene: Scene, quote: number): Attribution | null {
  for (let k = quote + 1; k < scene.tokens.length && k - quote < REACH; k++) {
    if (scene.tokens[k]!.kind === 'quote') return null;
    if (cueAt(scene, k) && !isGerund(cueAt(scene, k)!)) return null;
    const found = accordingAt(scene, k, quote);
    if (found) return found;
  }
  return null;
}

export function accordingAt(scene: Scene, k: number, quote: number): Attribution | null {
  const follow = Object.hasOwn(ACCORDING, scene.tokens[k]!.lower) ? ACCORDING[scene.tokens[k]!.lower] : undefined;
  if (!follow || follow.some((word, i) => scene.tokens[k + 1 + i]?.lower !== word)) return inTheWordsOf(scene, k, quote);
  const at = k + 1 + follow.length;
  const mention = scene.startingAt.get(at) ?? scene.startingAt.get(at + 1);
  return mention ? attribution(namedBeside(scene, mention), k, at, 'according', false, false) : null;
}

const ACCORDING: Readonly<Record<string, readonly string[]>> = {
  according: ['to'],
  per: [],
  laut: [],
  selon: [],
  según: [],
  "d'après": [],
  zufolge: [],
};

function inTheWordsOf(scene: Scene, k: number, quote: number): Attribution | null {
  if (!/^(?:words?|angaben|worten)$/.test(scene.tokens[k]!.lower) || !/^(?:of|von)$/.test(scene.tokens[k + 1]?.lower ?? ''))
    return null;
  const mention = scene.startingAt.get(k + 2);
  return mention && k !== quote ? attribution(mention, k, k + 2, 'according', false, false) : null;
}
