import type { Random } from './random.ts';
import { continued } from './write-book.ts';

/** Words of which one translator takes the one and another the other; a hyphen stands for a blank. */
const ALIKE =
  'house dwelling|man fellow|woman lady|door gate|night darkness|hand palm|road way path|letter note|town city|river stream|room chamber|face countenance|friend companion|child infant|world earth|garden orchard|word saying|horse steed|ship vessel|table board|street lane|evening dusk|fire flame|hill mount|light brightness|field meadow|answer reply|story tale|lamp lantern|chair seat|coat cloak|money silver|silence stillness|market fair|village hamlet|stranger foreigner|doctor physician|captain master|storm tempest|shore coast|wall rampart|tree oak|stone rock|journey voyage|promise vow|stair step|candle taper|clock timepiece|boat skiff|debt obligation|picture image|song hymn|shadow shade|corner nook|husband spouse|judge magistrate|soldier warrior|merchant trader|court tribunal|cellar vault|valley vale|basket hamper|saw beheld|took seized|found discovered|left forsook|heard hearkened-to|knew understood|remembered recalled|followed pursued|watched observed|carried bore|opened unlocked|closed shut|kept preserved|wanted desired|loved cherished|feared dreaded|met encountered|passed went-by|brought fetched|sold traded|bought purchased|built raised|broke shattered|mended repaired|asked-for demanded|forgot neglected|noticed perceived|praised extolled|blamed reproached|counted numbered|crossed traversed|avoided shunned|expected awaited|refused rejected|accepted received|pitied had-mercy-on|hated abhorred|trusted relied-upon|doubted mistrusted|hid concealed|showed displayed|burned consumed|buried interred|guarded protected|old aged|young youthful|little small|great mighty|long lengthy|cold chill|dark gloomy|poor needy|good righteous|quiet peaceful|strange unfamiliar|empty void|heavy weighty|bright shining|narrow strait|broken ruined|kind merciful|proud haughty|weary tired|honest upright|distant far-off|foolish senseless|gentle mild|bitter harsh|pale wan|solemn grave|careful heedful|idle slothful|grey hoary|rich wealthy|sudden unlooked-for|patient long-suffering|lonely forsaken|crooked bent|stubborn obstinate|warm hot|silent dumb|faithful true|shabby ragged';
/** The same for words of function. */
const FUNCTION =
  'the that this|a one some|his his-own|her her-own|every each|no not-any|for because since|but yet|while as when|although though|until till|in within|on upon|near by|behind after|beyond past|under beneath|before in-front-of|above over|they those';

const SYNONYMS = new Map(
  `${ALIKE}|${FUNCTION}`.split('|').flatMap((group) => {
    const words = group.split(' ');
    return words.map((word) => [word, words.filter((other) => other !== word)] as const);
  }),
);

/** Shares of what has a choice: of words, of clauses that could stand the other way round, of places and genitives. */
const SHARES = Object.freeze({ words: 0.5, clauses: 0.4, places: 0.5, genitives: 0.5 });

/** A sentence as another translator would have it: other words for the common ones, other function words, another order. */
export function reword(random: Random, sentence: string): string {
  const clauses = continued(sentence.slice(0, -1)).split(/[,;] (?=and|but|for|while|although|so that|because|until|as if)/);
  const text = inOrder(random, clauses)
    .map((clause) => rewordClause(random, clause))
    .join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${sentence.at(-1)}`;
}

/** "A, because B" as "because B, A". */
function inOrder(random: Random, clauses: readonly string[]): readonly string[] {
  const [first, ...rest] = clauses;
  return rest.length > 0 && random.next() < SHARES.clauses ? [...rest, first!] : clauses;
}

function rewordClause(random: Random, clause: string): string {
  const placed = random.next() < SHARES.places ? clause.replace(PLACE_LAST, '$2 $1') : clause;
  const genitive = random.next() < SHARES.genitives ? placed.replace(/\b(the|a) (\S+) of the (\S+)/, "the $3's $2") : placed;
  return genitive
    .split(' ')
    .map((word) => rewordOne(random, word))
    .join(' ');
}

/** "saw the key behind the wall" as "behind the wall saw the key". */
const PLACE_LAST = /^(.+?) ((?:in|on|near|behind|beyond|under|before|beside|within|above) .+)$/;

function rewordOne(random: Random, word: string): string {
  const others = SYNONYMS.get(word.toLowerCase());
  return others && random.next() < SHARES.words ? random.pick(others).replaceAll('-', ' ') : word;
}
