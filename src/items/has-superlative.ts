/** What a superlative is told by besides its ending: words that rank where the words around let them, and phrases. */
const RANKING = new Set(['most', 'least', 'best', 'worst', 'only', 'first', 'top', 'record']);
const ALONE = new Set(['all-time', 'unprecedented', 'unmatched', 'unrivalled', 'unparalleled', 'unique']);
const PHRASE = / (?:than ever|ever before|never before|first time|last time|number one|no other|second to none) /;

/** Whether the words (lower case) put something above all others: "the tallest", "its only", "a record 3 million". */
export function hasSuperlative(lower: readonly string[], joined: string): boolean {
  return lower.some((word, i) => isSuperlative(word) || (RANKING.has(word) && ranks(lower, i))) || PHRASE.test(joined);
}

function isSuperlative(word: string): boolean {
  if (ALONE.has(word)) return true;
  const plain = word.replace(/-ever$/, '');
  return plain.length > 5 && plain.endsWith('est') && !NOT_SUPERLATIVE.has(plain);
}

function ranks(lower: readonly string[], i: number): boolean {
  const before = lower[i - 1] ?? '';
  const after = lower[i + 1] ?? '';
  switch (lower[i]) {
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
      return before !== 'at' && !(lower[i] === 'most' && IDLE_AFTER_MOST.has(after));
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
