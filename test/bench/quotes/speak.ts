import type { Random } from './random.ts';
import { continued } from './write-book.ts';

const FILLERS = ['um', 'er', 'uh', 'you know', 'I mean'];
/** As heard, as printed. */
const CLIPPED = [
  ['going to', 'gonna'],
  ['want to', 'wanna'],
  ['have got to', "'ve gotta"],
  ['kind of', 'kinda'],
  ['do not', "don't"],
  ['because', "'cause"],
  ['that is', "that's"],
] as const;
const OPENERS = [
  'I am going to tell you that',
  'I want to say that',
  'we have got to remember that',
  'I do not think that',
  'it is kind of true that',
  'that is what happened because',
  'well',
];

/** How a sentence of print comes out in speech: an opener, clipped forms, um and er, repeats, words broken off. */
export function speak(random: Random, sentence: string): string {
  const opened = `${random.pick(OPENERS)} ${continued(sentence)}`;
  const clipped = CLIPPED.reduce((text, [print, heard]) => text.replaceAll(` ${print} `, ` ${heard} `), opened);
  return clipped
    .replaceAll(" 've", "'ve")
    .split(' ')
    .map((word) => stumble(random, word))
    .join(' ');
}

function stumble(random: Random, word: string): string {
  const draw = random.next();
  if (draw < 0.09) return `${random.pick(FILLERS)}, ${word}`;
  if (!/^[a-z]+$/.test(word)) return word;
  if (draw < 0.13) return `${word}, ${word}`;
  return draw < 0.15 && word.length > 4 ? `${word.slice(0, 2)}— ${word}` : word;
}

/** Speech as an editor prints it: the reverse of `speak`, openers aside. */
export function tidySpeech(spoken: string): string {
  const plain = spoken
    .replace(new RegExp(`\\b(?:${FILLERS.join('|')}), `, 'g'), '')
    .replace(/\b\w{2}— /g, '')
    .replace(/\b([a-z]+), \1\b/g, '$1');
  return CLIPPED.reduce((text, [print, heard]) => text.replaceAll(heard, heard.startsWith("'v") ? ` ${print}` : print), plain);
}
