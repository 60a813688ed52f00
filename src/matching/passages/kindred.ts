import { stem } from '../../text/stems.ts';

/** The stems that may stand for a stem in another wording: "wed" for "marri". Empty for most. */
export type Kindred = (stem: string) => ReadonlySet<string>;

const NONE: ReadonlySet<string> = new Set();

/** `groups` hold words that say the same; a word may stand in several. */
export function createKindred(groups: readonly (readonly string[])[]): Kindred {
  const kin = new Map<string, Set<string>>();
  for (const group of groups) {
    const stems = new Set(group.map(stem));
    for (const one of stems) {
      const others = kin.get(one) ?? new Set();
      for (const other of stems) if (other !== one) others.add(other);
      kin.set(one, others);
    }
  }
  return (one) => kin.get(one) ?? NONE;
}
