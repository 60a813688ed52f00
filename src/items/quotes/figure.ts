import type { Gender, Mention } from './mention.ts';

/** Someone or something that the draft names, by any of the names it uses. */
export interface Figure {
  readonly order: number;
  kind: Mention['kind'];
  /** The fullest name seen so far. */
  words: readonly string[];
  readonly roles: Set<string>;
  gender: Gender;
  /** "he" or "she" meant this figure before; weaker than a title or given name. */
  likelyGender: Gender;
  age: string | null;
  /** Sentence numbers; -1 for never. */
  firstSeen: number;
  lastSeen: number;
  lastSubject: number;
  lastSpoke: number;
}

export function isPerson(figure: Figure): boolean {
  return figure.kind === 'person' || figure.kind === 'name';
}

export function genderFits(figure: Figure, gender: Gender): boolean {
  return gender === null || figure.gender === null || figure.gender === gender;
}
