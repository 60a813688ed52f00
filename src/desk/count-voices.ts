import { groupVoices } from '../documents/same-text.ts';
import type { AttachedSource } from './desk.ts';

/** Groupings kept: one a story that somebody looks at. */
const KEPT = 300;

/** Ids of the attached sources by voice: copies of one text are one voice. Worked out once for the same texts. */
export function createVoiceCounter(): (sources: readonly AttachedSource[]) => readonly (readonly string[])[] {
  const known = new Map<string, readonly (readonly number[])[]>();
  return (sources) => {
    const key = sources.map(({ source }) => source.text).join();
    const groups = known.get(key) ?? groupVoices(sources.map(({ document }) => document));
    known.delete(key);
    known.set(key, groups);
    if (known.size > KEPT) known.delete(known.keys().next().value as string);
    return groups.map((group) => group.map((index) => sources[index]!.source.id));
  };
}
