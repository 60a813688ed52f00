import type { Random } from './random.ts';

/** Words of one class, the frequent ones first; drawn by Zipf's law. */
export interface Lexicon {
  readonly nouns: readonly string[];
  readonly verbs: readonly string[];
  readonly adjectives: readonly string[];
  readonly names: readonly string[];
}

const NOUNS =
  'house man woman door day night time hand road letter town river morning room face friend voice child world garden window year word heart horse ship father mother table street evening fire church hill water light field question answer book story winter summer bridge lamp chair coat money silence field market sister brother village stranger doctor captain servant storm shore wall tree stone bell dog kitchen journey promise secret stair candle neighbour church-yard harbour mill clock boat school debt picture song shadow corner master daughter son husband wife lady uncle aunt cousin judge soldier sailor merchant clerk parish court ledger cellar attic orchard meadow valley island lantern kettle basket ribbon umbrella carriage gate lock key map'.split(
    ' ',
  );
const VERBS =
  'saw took found left heard knew remembered followed watched carried opened closed kept lost wanted loved feared met passed brought sold bought built broke mended asked-for answered forgot noticed praised blamed counted crossed avoided visited painted described expected refused accepted pitied hated trusted doubted hid showed burned buried guarded measured inherited'.split(
    ' ',
  );
const ADJECTIVES =
  'old young little great long cold dark poor good quiet strange empty heavy small bright narrow broken kind proud weary honest distant familiar foolish gentle bitter pale solemn careful idle grey wooden rich sudden patient curious lonely crooked stubborn warm damp silent faithful handsome shabby'.split(
    ' ',
  );

const ONSETS = 'b br c ch cl d dr f fl g gr h k l m n p pr qu r s sh sl st t th tr v w wh'.split(' ');
const VOWELS = 'a e i o u ea oo ai ou'.split(' ');
const CODAS = 'n r l st nd ck m sh th rn ld p t ss ng'.split(' ');

/** A few hundred common words and a long tail of rare ones that only look like words: as in books, half of them stand once. */
export function makeLexicon(random: Random, tail: number): Lexicon {
  const coin = (endings: readonly string[]) => syllable(random) + syllable(random) + random.pick(endings);
  const more = (count: number, endings: readonly string[]) => Array.from({ length: count }, () => coin(endings));
  return {
    nouns: [...NOUNS, ...more(tail, ['', 'er', 'ing', 'ness', 'ment', 'ock', 'ling'])],
    verbs: [...VERBS, ...more(tail >> 2, ['ed'])],
    adjectives: [...ADJECTIVES, ...more(tail >> 1, ['y', 'ish', 'ful', 'less', 'en'])],
    names: more(tail >> 1, ['', 'ton', 'field', 'man', 'ley', 'by']).map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  };
}

function syllable(random: Random): string {
  return random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS);
}
