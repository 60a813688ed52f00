import { parseScript } from './parse-script.ts';

const STATE = Object.freeze({
  /** Letters: a shorter string is a label, an address or a key. */
  sentence: 40,
  /** Letters of sentences that make a body. */
  body: 250,
  /** Values looked at: the data of a page with a long thread has 20,000. */
  values: 100_000,
});

interface Said {
  readonly text: string;
  /** The list that it stands in. */
  readonly list: unknown;
}

/**
 * The piece in the data that a page's script would show (Next.js and its like): of all keys the one whose strings say the
 * most, in their order. Null if no key says enough. Linear.
 */
export function stateBody(scripts: readonly string[]): string | null {
  const byKey = scripts.flatMap(parseScript).flatMap((root) => [...stringsByKey(root).values()]);
  const longest = byKey.reduce<readonly Said[]>((best, next) => (sentences(next) > sentences(best) ? next : best), []);
  return sentences(longest) >= STATE.body ? joined(longest) : null;
}

/** Strings by the keys that lead to them; places in lists don't count. */
function stringsByKey(root: unknown): ReadonlyMap<string, readonly Said[]> {
  const byKey = new Map<string, Said[]>();
  const stack: { readonly value: unknown; readonly key: string; readonly list: unknown }[] = [{ value: root, key: '', list: null }];
  for (let seen = 0; stack.length > 0 && seen < STATE.values; seen++) {
    const { value, key, list } = stack.pop()!;
    if (typeof value === 'string') addTo(byKey, key, { text: value, list });
    else if (Array.isArray(value))
      for (const item of value.slice(0, STATE.values).reverse()) stack.push({ value: item, key, list: value });
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value).reverse()) stack.push({ value: inner, key: `${key}.${name}`, list });
  }
  return byKey;
}

function addTo(byKey: Map<string, Said[]>, key: string, said: Said): void {
  const same = byKey.get(key);
  if (same) same.push(said);
  else byKey.set(key, [said]);
}

function sentences(said: readonly Said[]): number {
  return said.reduce((sum, { text }) => sum + (text.length >= STATE.sentence && /\s/.test(text) ? text.length : 0), 0);
}

/** Pieces of one paragraph run on; paragraphs stand on lines of their own. */
function joined(said: readonly Said[]): string {
  return said.reduce((text, next, index) => {
    const before = said[index - 1];
    if (!before) return next.text;
    const runsOn = before.list === next.list && (/\s$/.test(before.text) || /^[\s\p{Ll},.;:!?)’”]/u.test(next.text));
    return `${text}${runsOn ? '' : '\n'}${next.text}`;
  }, '');
}
