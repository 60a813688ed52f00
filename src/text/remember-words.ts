/** Longer words are worked out each time: a slice this short is a copy, a longer one would keep its whole text in memory. */
const LONGEST = 12;
/** Words remembered; a library has more, but its commonest ones come back at once. */
const MOST = 50_000;

/** `work` with a memory: the words of a text repeat, and so would what is asked of them. It must say the same of a word always. */
export function rememberWords<T extends object>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found) return found;
    const worked = work(word);
    if (word.length <= LONGEST) {
      if (known.size >= MOST) known.clear();
      known.set(word, worked);
    }
    return worked;
  };
}
