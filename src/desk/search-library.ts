import type { Document } from '../documents/document.ts';
import type { Source } from '../documents/source.ts';

/** Where words stand in a library. */
export interface LibraryIndex {
  /** Ids of those of `sources` that have all the words (each as the beginning of a word), in their description or their text. */
  search(words: string, sources: readonly Source[]): Promise<ReadonlySet<string>>;
}

/** Between two texts the desk answers others. */
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * An index of the library's texts in memory, made at the first search and kept up as sources come and change. About a
 * second for 30 MB of text; a search looks through the distinct words of the library, some milliseconds.
 */
export function createLibraryIndex(read: (source: Source) => Promise<Document>): LibraryIndex {
  /** Word → hashes of the texts that have it. */
  const places = new Map<string, Set<string>>();
  const indexed = new Set<string>();
  return { search };

  async function search(words: string, sources: readonly Source[]): Promise<ReadonlySet<string>> {
    const wanted = wordsOf(words);
    await catchUp(sources);
    const texts = wanted.map((word) => textsWith(word));
    const isFound = (source: Source) => {
      const described = wordsOf(
        [source.title, source.author, source.publisher, source.notes, source.url ?? '', source.published ?? ''].join(' '),
      );
      return wanted.every((word, index) => texts[index]!.has(source.text) || described.some((other) => other.startsWith(word)));
    };
    return new Set(sources.filter(isFound).map(({ id }) => id));
  }

  async function catchUp(sources: readonly Source[]): Promise<void> {
    for (const source of sources) {
      if (indexed.has(source.text)) continue;
      const { text } = await read(source);
      for (const word of new Set(wordsOf(text))) {
        const texts = places.get(word);
        if (texts) texts.add(source.text);
        else places.set(word, new Set([source.text]));
      }
      indexed.add(source.text);
      await pause();
    }
  }

  function textsWith(beginning: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (const [word, texts] of places) if (word.startsWith(beginning)) for (const text of texts) found.add(text);
    return found;
  }
}

/** Lower case, without accents. */
export function wordsOf(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
