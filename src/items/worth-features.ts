import { joinedWords } from '../text/pieces.ts';
import { WITHOUT_SPACES } from '../text/terms.ts';
import { wordCharactersEnd } from '../text/word-characters.ts';
import type { CheckWorthinessTable, Feature, Lexicon, WordListName } from './check-worthiness.ts';
import { countQuantities } from './count-quantities.ts';
import { hasSuperlative } from './has-superlative.ts';
import { type WorthWord, wordReader } from './worth-words.ts';

/** How strongly each feature shows in a sentence; absent ones are left out. */
export type Features = Partial<Record<Feature, number>>;

/** Reads a sentence for what makes it worth checking. By words alone, so that it costs microseconds and works on speech. */
export function readFeatures(sentence: string, table: CheckWorthinessTable): Features {
  const words = readWords(withoutOpening(sentence), table.lexicon);
  const counts = countLists(words);
  const quantities = countQuantities(sentence, words, counts.magnitude);
  const subject = subjectOf(words);
  const superlative = counts.superlative > 0 || hasSuperlative(words);
  const first = words[0];
  return {
    quantity: quantities.strength,
    furtherQuantity: Math.min(2, Math.max(0, quantities.count - 1)),
    measure: counts.magnitude > 0 || MEASURE.test(sentence) ? 1 : 0,
    date: counts.date > 0 || YEAR.test(sentence) || CALENDAR.test(sentence) ? 1 : 0,
    name: Math.min(3, countNames(words)),
    superlative: superlative ? 1 : 0,
    extreme: counts.scope > 0 && (superlative || words.some(({ lower }) => lower === 'never')) ? 1 : 0,
    comparison: counts.comparison > 0 ? 1 : 0,
    change: Math.min(2, counts.change) / 1.5,
    cause: counts.cause > 0 ? 1 : 0,
    act: counts.act > 0 ? (subject === 'first' ? 0.5 : 1) : 0,
    other: subject === 'other' ? 1 : 0,
    otherAct: subject === 'other' && counts.act + counts.change > 0 ? 1 : 0,
    accusation: first?.lower === 'you' && words.slice(1, 4).some(({ past }) => past) ? 1 : 0,
    past: words.some(({ past }) => past) ? 1 : 0,
    universal: counts.universal > 0 ? 1 : 0,
    topic: Math.min(2, counts.topic),
    length: Math.max(-1, Math.min(1, Math.log2(Math.max(1, words.length) / 14))),
    short: words.length < SHORT && !WITHOUT_SPACES.test(sentence) ? 1 : 0,
    runOn: words.length > RUN_ON ? 1 : 0,
    question: QUESTION.test(sentence) ? 1 : 0,
    future: counts.future > 0 ? 1 : 0,
    opinion: Math.min(2, counts.opinion),
    emphasis: counts.emphasis > 0 ? 1 : 0,
    hypothetical: counts.hypothetical > 0 ? 1 : 0,
    selfDenial: counts.selfDenial > 0 ? 1 : 0,
    firstPerson: words.some(({ firstPerson }) => firstPerson) ? 1 : 0,
    aboutSelf: SELF.has(first?.lower ?? '') ? 1 : 0,
    request: first && table.lexicon.words.get(first.lower)?.includes('request') ? 1 : 0,
    procedural: counts.procedural > 0 ? 1 : 0,
  };
}

/** Whether these few words deny what was said just before them. */
export function isDenial(sentence: string, { lexicon }: CheckWorthinessTable): boolean {
  const words = readWords(sentence, lexicon);
  return words[0]?.lower === 'no' || countLists(words).denial > 0;
}

function withoutOpening(sentence: string): string {
  const first = sentence.slice(0, wordCharactersEnd(sentence, 0)).toLowerCase();
  if (first !== '' && !OPENS.has(first)) return sentence;
  return sentence.slice(OPENING.exec(sentence.slice(0, LONGEST_OPENING).toLowerCase())?.[0].length ?? 0);
}

/** First words of what `OPENING` knows: most sentences begin with others. */
const OPENS = new Set('and but so well now look yes no okay ok frankly listen in by you i believe first let'.split(' '));

/** What a speaker says before it begins: "And I will tell you, …", "Well, look, I mean, …". */
const OPENING =
  /^(?:\W*(?:and|but|so|well|now|look|(?:yes|no)(?=[,.])|okay|ok|frankly|listen|in fact|by the way|you know|i mean|believe me|first of all|let me (?:just )?(?:say|tell you)(?: this| something)?|(?:i['’]ll|i will|i can|i have to|i must) (?:also )?(?:just )?(?:say|tell you)(?: this| that)?)(?![a-z0-9à-ɏ'’]))+\W*/;
/** Units. */
const LONGEST_OPENING = 200;

/** Marks that may stand inside a word or a number. */
const JOINTS = "'’.,-";
/** Sentences under this many words seldom say enough to be checked. */
const SHORT = 6;
/** Over this many words a sentence gathers marks of everything, and none of them weighs as in a short one. */
const RUN_ON = 30;
const MEASURE = /[$€£%]\s?\d|\d\s?(?:%|percent|per cent|dollars|euros|pounds|km|miles|metres|meters|tons|tonnes)/i;
const YEAR = /\b(?:1[5-9]|20)\d\d(?:s|\b)|\b'\d0s\b/;
const CALENDAR =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.\s?\d/;
const QUESTION = /\?["”’)\]]*\s*$/;
const SELF = new Set(['i', 'my', "i'm", "i've", "i'd", "i'll"]);

function readWords(sentence: string, lexicon: Lexicon): WorthWord[] {
  return joinedWords(sentence, JOINTS).map(wordReader(lexicon));
}

function countLists(words: readonly WorthWord[]): Record<WordListName, number> {
  const counts = { ...NO_COUNTS };
  const openers: WorthWord[] = [];
  for (const [i, word] of words.entries()) {
    const planned = i > 0 && words[i - 1]!.plans;
    for (const list of word.lists) if (!planned || !DEEDS.has(list)) counts[list]++;
    if (word.phrases.length > 0) openers.push(word);
  }
  if (openers.length > 0) countPhrases(words, openers, counts);
  return counts;
}

// Each first word once: a word said ten thousand times must not read the sentence as often.
function countPhrases(words: readonly WorthWord[], openers: readonly WorthWord[], counts: Record<WordListName, number>): void {
  const joined = ` ${words.map(({ lower }) => lower).join(' ')} `;
  for (const phrases of new Set(openers.map((word) => word.phrases)))
    for (const { phrase, list } of phrases) if (joined.includes(phrase)) counts[list]++;
}

// Planned ones are none.
const DEEDS: ReadonlySet<WordListName> = new Set(['act', 'change']);

const NO_COUNTS: Readonly<Record<WordListName, number>> = {
  magnitude: 0,
  date: 0,
  superlative: 0,
  scope: 0,
  universal: 0,
  comparison: 0,
  change: 0,
  cause: 0,
  act: 0,
  topic: 0,
  opinion: 0,
  future: 0,
  hypothetical: 0,
  request: 0,
  denial: 0,
  emphasis: 0,
  selfDenial: 0,
  procedural: 0,
};

const NO_NAME = new Set(['i', "i'm", "i've", "i'd", "i'll", 'mr', 'mrs', 'ms', 'god']);

function countNames(words: readonly WorthWord[]): number {
  return words.filter(({ capital, lower }, i) => {
    if (i === 0 || !capital || NO_NAME.has(lower)) return false;
    return !words[i - 1]!.capital || i === 1;
  }).length;
}

const OTHERS = new Set([
  'he',
  'she',
  'they',
  'you',
  "he's",
  "she's",
  "they've",
  "you've",
  "they're",
  'who',
  'senator',
  'secretary',
  'governor',
  'president',
  'opponent',
]);

/** Whom the sentence speaks about, as far as its first words tell. */
function subjectOf(words: readonly WorthWord[]): 'first' | 'other' | 'none' {
  for (const { lower, firstPerson } of words.slice(0, 4)) {
    if (firstPerson) return 'first';
    if (OTHERS.has(lower)) return 'other';
  }
  return 'none';
}
