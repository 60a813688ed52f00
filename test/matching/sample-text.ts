/** Text that nobody wrote: words of made-up syllables, frequent ones frequent (Zipf), in sentences. Seeded. */
export interface SampleText {
  /** Numbers in [0, 1), the same for the same seed. */
  random(): number;
  word(): string;
  /** About `length` characters, in paragraphs. */
  text(length: number): string;
}

const ONSETS = [
  'b',
  'br',
  'c',
  'ch',
  'd',
  'f',
  'fl',
  'g',
  'h',
  'l',
  'm',
  'n',
  'p',
  'pr',
  'r',
  's',
  'st',
  't',
  'th',
  'tr',
  'v',
  'w',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou', 'ai'];
const ENDS = ['', '', 'n', 'r', 's', 't', 'd', 'l', 'nd', 'st', 'ng'];
const COMMON =
  'the of and to a in that he was it his with as for had is but at on not be by him she they from have you were which'.split(' ');

export function createSampleText(seed: number, vocabularySize = 20_000): SampleText {
  const random = mulberry(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const syllable = () => pick(ONSETS) + pick(VOWELS) + pick(ENDS);
  const invent = () => Array.from({ length: 1 + Math.floor(random() * 2.6) }, syllable).join('');
  const vocabulary = [...COMMON, ...Array.from({ length: vocabularySize }, invent)];
  // Rank r with a chance of about 1 / r: the log of the rank is even.
  const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1]!;
  const sentence = () => {
    const words = Array.from({ length: 5 + Math.floor(random() * 18) }, word);
    words[0] = words[0]!.charAt(0).toUpperCase() + words[0]!.slice(1);
    const comma = Math.floor(random() * words.length);
    return `${words.map((each, at) => (at === comma && at + 1 < words.length ? `${each},` : each)).join(' ')}.`;
  };
  return {
    random,
    word,
    text(length) {
      const parts: string[] = [];
      for (let size = 0; size < length; size += parts.at(-1)!.length + 1) {
        parts.push(sentence() + (random() < 0.15 ? '\n\n' : random() < 0.2 ? '\n' : ' '));
      }
      return parts.join('');
    },
  };
}

/** Mulberry32: 32 bits of state are plenty for test material. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
