/**
 * Edit distance between a pattern and a text: Myers' bit-parallel columns (1999), in blocks of 32 letters as in section
 * 4 there. Time: text letters times pattern letters / 32.
 */
export interface LetterDistance {
  setPattern(letters: Uint16Array, from: number, to: number): void;
  /** To the nearest stretch of `letters[from, to)`. */
  distanceIn(letters: Uint16Array, from: number, to: number): number;
  /** To the whole of `letters[from, to)`. */
  distanceTo(letters: Uint16Array, from: number, to: number): number;
  /** Blocks of the pattern: what a letter of text costs. */
  readonly blocks: number;
}

const BLOCK = 32;

export function createLetterDistance(): LetterDistance {
  const codes = new Uint16Array(65536);
  let seen: number[] = [];
  let equal = new Int32Array(0);
  let carries = new Int8Array(0);
  let coded = new Uint16Array(0);
  let blocks = 0;
  let length = 0;
  // Block by block over the whole text, so that a column's bits stay in registers; what a block hands on to the next
  // waits in `carries`. `start` is what a text letter before the pattern costs: 0 to begin anywhere, 1 to begin at the
  // front.
  const run = (letters: Uint16Array, from: number, to: number, start: 0 | 1): { least: number; last: number } => {
    const count = to - from;
    if (carries.length < count) {
      carries = new Int8Array(2 * count);
      coded = new Uint16Array(2 * count);
    }
    const handed = carries;
    const text = coded;
    const masks = equal;
    for (let at = 0; at < count; at++) text[at] = codes[letters[from + at]!]!;
    handed.fill(start, 0, count);
    let distance = length;
    let least = length;
    for (let block = 0; block < blocks; block++) {
      const isLast = block === blocks - 1;
      const bit = isLast ? (length - 1) & 31 : 31;
      const row = block * (seen.length + 1);
      let up = -1;
      let down = 0;
      for (let at = 0; at < count; at++) {
        const carry = handed[at]!;
        const below = carry >>> 31;
        const match = masks[row + text[at]!]!;
        const vertical = match | down;
        const reached = match | below;
        const horizontal = ((((reached & up) + up) | 0) ^ up) | reached;
        const raised = down | ~(horizontal | up);
        const lowered = up & horizontal;
        const out = ((raised >>> bit) & 1) - ((lowered >>> bit) & 1);
        const shiftedRaised = (raised << 1) | (carry > 0 ? 1 : 0);
        const shiftedLowered = (lowered << 1) | below;
        up = shiftedLowered | ~(vertical | shiftedRaised);
        down = shiftedRaised & vertical;
        handed[at] = out;
        if (isLast) {
          distance += out;
          if (distance < least) least = distance;
        }
      }
    }
    return { least, last: distance };
  };
  return {
    get blocks() {
      return blocks;
    },
    setPattern(letters, from, to) {
      for (const letter of seen) codes[letter] = 0;
      seen = [];
      length = to - from;
      blocks = Math.ceil(length / BLOCK);
      for (let at = from; at < to; at++) {
        if (codes[letters[at]!] !== 0) continue;
        seen.push(letters[at]!);
        codes[letters[at]!] = seen.length;
      }
      equal = new Int32Array((seen.length + 1) * blocks);
      for (let at = 0; at < length; at++) equal[(at >> 5) * (seen.length + 1) + codes[letters[from + at]!]!]! |= 1 << (at & 31);
    },
    distanceIn: (letters, from, to) => (length === 0 ? 0 : run(letters, from, to, 0).least),
    distanceTo: (letters, from, to) => (length === 0 ? to - from : run(letters, from, to, 1).last),
  };
}
