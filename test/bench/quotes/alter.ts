import type { Random } from './random.ts';

type Alteration = (random: Random, words: readonly string[]) => readonly string[];

/** What people and machines do to quotes. */
export const alter = {
  /** Three to eight words give way to dots. */
  ellipsis: (random, words) => {
    const count = 3 + random.below(6);
    const at = 3 + random.below(words.length - count - 5);
    return [...words.slice(0, at), random.pick(['…', '...', '[…]']), ...words.slice(at + count)];
  },
  /** A word in brackets for one or two words, and a small letter for a capital. */
  brackets: (random, words) => {
    const at = 2 + random.below(words.length - 5);
    const first = words[0]!;
    const opened = `[${first.charAt(0).toUpperCase()}]${first.slice(1)}`;
    return [
      opened,
      ...words.slice(1, at),
      `[the ${random.pick(['mayor', 'captain', 'owner'])}]`,
      ...words.slice(at + 1 + random.below(2)),
    ];
  },
  /** One to three words changed, dropped or put in without a sign. */
  silent: (random, words) => {
    const found = [...words];
    for (let n = 1 + random.below(3); n > 0; n--) {
      const at = 1 + random.below(found.length - 2);
      const other = random.pick(['very', 'quite', 'certain', 'same', 'whole', 'own']);
      found.splice(at, random.below(2), ...(random.next() < 0.6 ? [other] : []));
    }
    return found;
  },
  letters:
    (share: number): Alteration =>
    (random, words) =>
      words.map((word) => Array.from(word, (letter) => (random.next() < share ? damaged(random, letter) : letter)).join('')),
} satisfies Record<string, Alteration | ((share: number) => Alteration)>;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** As scanners err: mostly another letter, sometimes none or two. */
function damaged(random: Random, letter: string): string {
  const draw = random.next();
  if (draw < 0.12) return '';
  return draw < 0.24 ? letter + random.pick([...LETTERS]) : random.pick([...LETTERS]);
}
