import { groupLinked, isOneVoice, type TextPrint, textPrint } from '../documents/same-text.ts';
import type { AttachedSource } from './desk.ts';

/** Stories whose comparisons are kept, and prints of texts: a print is some kilobytes. */
const KEPT = Object.freeze({ stories: 300, prints: 3_000 });

/** What is known of one story's texts, by their hashes. */
interface Compared {
  /** Each of these with each. */
  readonly texts: Set<string>;
  /** Those that are copies of a text. */
  readonly copies: Map<string, Set<string>>;
  /** One comparison after the other: two pages at once compare nothing twice. */
  turn: Promise<unknown>;
}

/** Between two texts the desk answers others. */
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Ids of a story's sources by voice: copies of one text are one voice. What was compared once stays known, so a source that
 * comes in is compared with the others, and they are not with each other.
 */
export function createVoiceCounter(): (
  story: string,
  sources: readonly AttachedSource[],
) => Promise<readonly (readonly string[])[]> {
  const prints = new Map<string, TextPrint>();
  const stories = new Map<string, Compared>();

  return async (story, sources) => {
    const compared = stories.get(story) ?? { texts: new Set(), copies: new Map(), turn: Promise.resolve() };
    keep(stories, story, compared, KEPT.stories);
    const done = compared.turn.then(() => compareNew(compared, sources));
    compared.turn = done.catch(() => {}); // whoever asked is told; who asks next is compared anew
    await done;
    return groupsOf(compared, sources);
  };

  async function compareNew({ texts, copies }: Compared, sources: readonly AttachedSource[]): Promise<void> {
    const byText = new Map(sources.map((source) => [source.source.text, source]));
    const present = [...byText.values()].filter(({ source }) => texts.has(source.text));
    // Texts that left the story were not compared with those that came in since.
    for (const text of texts) if (!byText.has(text)) texts.delete(text);
    for (const one of byText.values()) {
      const { text } = one.source;
      if (texts.has(text)) continue;
      const own = printOf(one);
      const same = present.filter((other) => isOneVoice(own, printOf(other))).map(({ source }) => source.text);
      copies.set(text, new Set(same));
      for (const other of same) copies.get(other)!.add(text);
      texts.add(text);
      present.push(one);
      await pause();
    }
  }

  function printOf({ source, document }: AttachedSource): TextPrint {
    const print = prints.get(source.text) ?? textPrint(document);
    keep(prints, source.text, print, KEPT.prints);
    return print;
  }
}

function groupsOf({ copies }: Compared, sources: readonly AttachedSource[]): string[][] {
  const places = new Map<string, number[]>();
  const groups = groupLinked(sources.length, (index) => {
    const { text } = sources[index]!.source;
    const linked = [text, ...(copies.get(text) ?? [])].flatMap((other) => places.get(other) ?? []);
    places.set(text, [...(places.get(text) ?? []), index]);
    return linked;
  });
  return groups.map((group) => group.map((index) => sources[index]!.source.id));
}

/** The least lately used goes first. */
function keep<Value>(all: Map<string, Value>, key: string, value: Value, most: number): void {
  all.delete(key);
  all.set(key, value);
  if (all.size > most) all.delete(all.keys().next().value as string);
}
