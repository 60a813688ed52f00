import type { Lexicon } from './lexicon.ts';
import type { Random } from './random.ts';

/** A chapter of invented narrative in the manner of old novels: sentences by a small grammar, dialogue, stock phrases. */
export function writeBook(random: Random, lexicon: Lexicon, length: number): string {
  const paragraphs: string[] = [];
  for (let written = 0; written < length; ) {
    const paragraph = random.next() < 0.35 ? dialogue(random, lexicon) : narrative(random, lexicon);
    paragraphs.push(paragraph);
    written += paragraph.length + 2;
  }
  return paragraphs.join('\n\n');
}

/** A sentence as it goes on after other words: small at its start, unless that is a name. */
export function continued(text: string): string {
  return /^(?:The|A|His|Her|That|Every|No|He|She|They|It|We|For|In|As|At|Without|To|On|From|With)\b/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

const STOCK =
  'for the first time in many years|in the course of the afternoon|as a matter of fact|at the end of the street|without saying a word|to the best of my knowledge|on the other hand|in spite of everything|from one end of the town to the other|as if nothing had happened|with his hat in his hand|at the foot of the stairs|in the middle of the night|for reasons of his own|it must be confessed'.split(
    '|',
  );
const JOINTS = ', and |; but |, for |, while |, although |; and yet |, so that |, because |, until |, as if '.split('|');
const PLACES = 'in on near behind beyond under before beside within above'.split(' ');
const SAID = 'said replied cried whispered answered added'.split(' ');

function narrative(random: Random, lexicon: Lexicon): string {
  return Array.from({ length: 2 + random.below(6) }, () => sentence(random, lexicon)).join(' ');
}

function dialogue(random: Random, lexicon: Lexicon): string {
  const spoken = sentence(random, lexicon);
  const opening = `“${spoken.slice(0, -1)},” ${random.pick(SAID)} ${random.zipf(lexicon.names)}`;
  return random.next() < 0.5 ? `${opening}.` : `${opening}. “${sentence(random, lexicon)}”`;
}

function sentence(random: Random, lexicon: Lexicon): string {
  let words = clause(random, lexicon);
  while (random.next() < 0.45) words += random.pick(JOINTS) + clause(random, lexicon);
  if (random.next() < 0.15) words = `${random.pick(STOCK)}, ${words}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${random.next() < 0.06 ? '?' : '.'}`;
}

function clause(random: Random, lexicon: Lexicon): string {
  const subject =
    random.next() < 0.35 ? random.zipf(lexicon.names) : random.next() < 0.3 ? pronoun(random) : thing(random, lexicon);
  const verb = random.next() < 0.12 ? `had never ${random.zipf(lexicon.verbs)}` : random.zipf(lexicon.verbs);
  const where = random.next() < 0.5 ? ` ${random.pick(PLACES)} ${thing(random, lexicon)}` : '';
  const when = random.next() < 0.12 ? ` ${random.pick(STOCK)}` : '';
  return `${subject} ${verb} ${thing(random, lexicon)}${where}${when}`;
}

function pronoun(random: Random): string {
  return random.pick(['he', 'she', 'they', 'it', 'we']);
}

function thing(random: Random, lexicon: Lexicon): string {
  const determiner = random.pick(['the', 'the', 'the', 'a', 'his', 'her', 'that', 'every', 'no']);
  const adjective = random.next() < 0.45 ? `${random.zipf(lexicon.adjectives)} ` : '';
  const of = random.next() < 0.18 ? ` of the ${random.zipf(lexicon.nouns)}` : '';
  return `${determiner} ${adjective}${random.zipf(lexicon.nouns)}${of}`;
}
