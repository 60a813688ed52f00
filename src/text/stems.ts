import porter2 from 'wink-porter2-stemmer';
import { baseForm } from './irregular-forms.ts';

/** Longer runs of letters are no words. */
const LONGEST = 64;
/** Words remembered; a stem costs some microseconds to work out and far less to look up. */
const REMEMBERED = 200_000;

const known = new Map<string, string>();

/** Porter2 stem of a lower-case word, its accents folded, with irregular forms joined ("wrote" and "written" are "write"). */
export function stem(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (known.size >= REMEMBERED) known.clear();
  const worked = stemOf(baseForm(withoutAccents(word)));
  known.set(word, worked);
  return worked;
}

// The stemmer marks a consonantal y with a figure, and takes time that grows with the square of a word's length.
function stemOf(word: string): string {
  const bare = word.replace(/^'+|'+$/g, '');
  return bare.length > LONGEST || /\d/.test(bare) ? bare : porter2(bare);
}

function withoutAccents(word: string): string {
  return /[^\0-\x7f]/.test(word)
    ? word.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').replace(/ø/g, 'o').replace(/ł/g, 'l').replace(/æ/g, 'ae')
    : word;
}

/** Words that say nothing about what a sentence is about. Negations stay out of it: they are compared as facts. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

const STOP_WORDS = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both but by can
  cannot could did do does doing done down during each either else ever every few for from further had has have having he her here
  hers herself him himself his how however i if in into is it its itself just let like many may me might mine more most much must my
  myself neither no nor not now of off on once one only or other others our ours ourselves out over own per quite rather really same
  shall she should since so some such than that the their theirs them themselves then there these they this those though through thus
  to too under until up upon us very was we were what when where whether which while who whom whose why will with within without
  would yet you your yours yourself yourselves he's she's it's that's there's i'm you're they're we're i've you've they've we've
  i'll you'll they'll we'll he'll she'll i'd you'd they'd we'd he'd she'd don't doesn't didn't isn't aren't wasn't weren't can't
  couldn't won't wouldn't shouldn't hasn't haven't hadn't rt amp via`.split(/\s+/),
);
