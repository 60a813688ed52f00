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
  let equal = new Uint32Array(0);
  let plus = new Int32Array(0);
  let minus = new Int32Array(0);
  let blocks = 0;
  let length = 0;
  // One loop over letters and blocks: the same few machine words over and over. `start` is what a text letter before
  // the pattern costs: 0 to begin anywhere, 1 to begin at the front.
  const run = (letters: Uint16Array, from: number, to: number, start: 0 | 1): { least: number; last: number } => {
    plus.fill(-1);
    minus.fill(0);
    const last = blocks - 1;
    const lastBit = 1 << ((length - 1) & 31);
    let distance = length;
    let least = length;
    for (let at = from; at < to; at++) {
      const row = codes[letters[at]!]! * blocks;
      let carry: number = start;
      for (let block = 0; block < blocks; block++) {
        const up = plus[block]!;
        const down = minus[block]!;
        let match = equal[row + block]!;
        const vertical = match | down;
        if (carry < 0) match |= 1;
        const horizontal = (((match & up) + up) ^ up) | match;
        let raised = down | ~(horizontal | up);
        let lowered = up & horizontal;
        const bit = block === last ? lastBit : 1 << 31;
        const out = (raised & bit) !== 0 ? 1 : (lowered & bit) !== 0 ? -1 : 0;
        raised <<= 1;
        lowered <<= 1;
        if (carry < 0) lowered |= 1;
        else if (carry > 0) raised |= 1;
        plus[block] = lowered | ~(vertical | raised);
        minus[block] = raised & vertical;
        carry = out;
      }
      distance += carry;
      if (distance < least) least = distance;
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
      equal = new Uint32Array((seen.length + 1) * blocks);
      plus = new Int32Array(blocks);
      minus = new Int32Array(blocks);
      for (let at = 0; at < length; at++) equal[codes[letters[from + at]!]! * blocks + (at >> 5)]! |= 1 << (at & 31);
    },
    distanceIn: (letters, from, to) => (length === 0 ? 0 : run(letters, from, to, 0).least),
    distanceTo: (letters, from, to) => (length === 0 ? to - from : run(letters, from, to, 1).last),
  };
}
