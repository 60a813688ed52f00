/**
 * Edit distance of words by bit-parallel columns (Hyyrö 2003, after Myers 1999): one machine word per letter of the
 * other word. Set a pattern once, then compare it with many.
 */
export interface WordDistance {
  setPattern(letters: Uint16Array, from: number, to: number): void;
  /** Insertions, deletions and substitutions between the pattern and `letters[from, to)`. */
  distanceTo(letters: Uint16Array, from: number, to: number): number;
}

/** Bits of a pattern: what is longer counts by its first 31 letters and the difference in length. */
const LONGEST_PATTERN = 31;

export function createWordDistance(): WordDistance {
  const positions = new Int32Array(65536);
  let pattern: Uint16Array = new Uint16Array(0);
  let length = 0;
  let fullLength = 0;
  return {
    setPattern(letters, from, to) {
      for (let at = 0; at < length; at++) positions[pattern[at]!] = 0;
      fullLength = to - from;
      length = Math.min(fullLength, LONGEST_PATTERN);
      pattern = letters.slice(from, from + length);
      for (let at = 0; at < length; at++) positions[pattern[at]!]! |= 1 << at;
    },
    distanceTo(letters, from, to) {
      const end = Math.min(to, from + LONGEST_PATTERN);
      const cutAway = Math.abs(Math.max(0, fullLength - LONGEST_PATTERN) - (to - end));
      if (length === 0) return end - from + cutAway;
      const last = 1 << (length - 1);
      let plus = -1;
      let minus = 0;
      let distance = length;
      for (let at = from; at < end; at++) {
        const equal = positions[letters[at]!]!;
        const diagonal = (((equal & plus) + plus) ^ plus) | equal | minus;
        let up = minus | ~(diagonal | plus);
        const down = plus & diagonal;
        if (up & last) distance++;
        if (down & last) distance--;
        up = (up << 1) | 1;
        plus = (down << 1) | ~(diagonal | up);
        minus = up & diagonal;
      }
      return distance + cutAway;
    },
  };
}
