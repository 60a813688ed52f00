import type { WorthWord } from './worth-words.ts';

/** Whether words put something above all others by an ending, or by a word that ranks where it stands: "the tallest", "its only". */
export function hasSuperlative(words: readonly WorthWord[]): boolean {
  return words.some(({ superlative, ranking }, i) => superlative || (ranking && ranks(words, i)));
}

/** Words (lower case) that rank where those beside them let them. */
export const RANKING: ReadonlySet<string> = new Set(['most', 'least', 'best', 'worst', 'only', 'first', 'top', 'record']);

/** Whether a word alone (lower case) is one: "tallest", "largest-ever". */
export function endsAsSuperlative(word: string): boolean {
  const plain = word.endsWith('-ever') ? word.slice(0, -'-ever'.length) : word;
  return plain.length > 5 && plain.endsWith('est') && !NOT_SUPERLATIVE.has(plain);
}

function ranks(words: readonly WorthWord[], i: number): boolean {
  const word = words[i]!.lower;
  const before = words[i - 1]?.lower ?? '';
  const after = words[i + 1]?.lower ?? '';
  switch (word) {
    case 'only':
    case 'top':
      return isDeterminer(before) && !(before === 'the' && IDLE_AFTER_ONLY.has(after));
    case 'first':
      return isDeterminer(before) && !IDLE_AFTER_FIRST.has(after);
    case 'best':
    case 'worst':
      return before !== 'at' && !IDLE_AFTER_BEST.has(after);
    case 'record':
      return after !== '' && !IDLE_BEFORE_RECORD.has(before) && RECORDED.test(after);
    default:
      return before !== 'at' && !(word === 'most' && IDLE_AFTER_MOST.has(after));
  }
}

// "the", "its", "the world's".
function isDeterminer(word: string): boolean {
  return DETERMINERS.has(word) || word.endsWith("'s");
}

const DETERMINERS = new Set("the an its his her their our your my this that country's nation's very second third".split(' '));
const IDLE_AFTER_ONLY = new Set('thing way reason question problem'.split(' '));
const IDLE_AFTER_FIRST = new Set('place thing question part point step of and one two three four half'.split(' '));
const IDLE_AFTER_BEST = new Set('of to wishes regards we i you he she they'.split(' '));
const IDLE_AFTER_MOST = new Set('likely of'.split(' '));
const IDLE_BEFORE_RECORD = new Set('his her their our your my on off track voting criminal public police world-class'.split(' '));
const RECORDED =
  /^(?:\d|high|low|number|amount|year|rate|level|sum|profit|loss|growth|turnout|temperature|heat|price|sale|crop|fine)/;

const NOT_SUPERLATIVE = new Set(
  `interest honest modest request protest forest west east rest guest test best-known invest suggest arrest harvest contest northwest
  southwest midwest northeast southeast conquest digest manifest priest quest chest nest vest est latest budapest unrest bequest
  dearest nearest attest detest infest ingest divest everest bucharest self-interest re-arrest disinterest conflict-of-interest
  crest rainforest`.split(/\s+/),
);
