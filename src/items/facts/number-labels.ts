import type { FactTables } from './fact-tables.ts';
import { unitAfter } from './quantity-units.ts';
import { figuresValue, type NumberRead } from './read-number.ts';
import { markScale } from './read-score.ts';
import { glued, type Token } from './tokens.ts';

/** Telephone numbers, times of day, "9/11", "COVID-19", "Apollo 11", "Section 5", versions. */
export function isLabel(tokens: readonly Token[], number: NumberRead, tables: FactTables): boolean {
  const at = number.from;
  if (number.words) return false;
  const token = tokens[at]!;
  const before = tokens[at - 1];
  const after = tokens[number.to];
  if (figuresValue(token.text) === null || (/^0\d/.test(token.text) && !token.text.includes('.'))) return true;
  if (before && glued(tokens, at) && isGluedLabel(tokens, at)) return true;
  if (after && glued(tokens, number.to) && /^[:/#@_\\]$/.test(after.text) && tokens[number.to + 1]?.kind === 'number')
    return markScale(tokens, number.to) === null;
  if (after && /^(?:am|pm|a\.m\.|p\.m\.|o'clock|GMT|UTC)$/i.test(after.text)) return true;
  if (isDigitGroups(tokens, number)) return true;
  if (before?.kind !== 'word') return before?.text === '#' || (isNumero(tokens, at) && !isRankNumero(tokens, at));
  if (LABELS.has(before.lower) && !TELLING_LABELS.test(before.lower)) return true;
  if (before.capital && token.text.includes('.') && !counts(tokens, number.to, tables) && !limits(before.lower)) return true; // "Android 7.0"
  return before.capital && !before.opens && !tables.currencySigns.has(before.lower) && !counts(tokens, number.to, tables);
}

function limits(word: string): boolean {
  return /^(?:about|around|nearly|almost|some|over|under|only|just|at|in|of|by|to|from|up|more|less|than|average|another)$/.test(
    word,
  );
}

/** "world No. 55", "reached No. 3": a place in an order. "Symphony No. 5" is a name. */
export function isRankNumero(tokens: readonly Token[], at: number): boolean {
  return isNumero(tokens, at) && /^(?:world|ranked|ranking|seeded|reached|hit|peaked|at|to)$/.test(tokens[at - 3]?.lower ?? '');
}

function isNumero(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === '.' && tokens[at - 2]?.lower === 'no';
}

/** "one of the", "no one", "one another", "the one that": no count. */
export function isPronounOne(tokens: readonly Token[], number: NumberRead): boolean {
  if (!number.words || number.value !== 1 || number.to !== number.from + 1) return false;
  const before = tokens[number.from - 1]?.lower ?? '';
  const after = tokens[number.to];
  if (/^(?:no|number|any|every|some|the|this|that|each|which|another|-|day)$/.test(before)) return true;
  return (
    after?.kind !== 'word' || /^(?:of|another|is|was|who|that|can|could|must|in|to|by|day|and|or|may|would|'s)$/.test(after.lower)
  );
}

const LABELS = new Set(
  (
    'section sections article articles chapter page pages line rule paragraph clause amendment resolution route highway interstate flight ' +
    'channel room gate platform level grade type class category phase stage episode season volume issue no number version windows iphone ' +
    'boeing airbus apollo formula act scene part step figure table row group zone district ward precinct league division title ps area ' +
    'unit model mark psalm top mig sputnik voyager'
  ).split(' '),
);

// Labels whose number still carries a claim: "season 3", "episode 12".
const TELLING_LABELS = /^(?:episode|season|level|stage|phase|category|number|top)$/;

function isGluedLabel(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]!;
  if (before.kind === 'word') return true;
  if (/^[-–‑]$/.test(before.text))
    return (
      glued(tokens, at - 1) &&
      tokens[at - 2]?.kind === 'word' &&
      !/^(?:pre|post|under|over|top|a|mid|by)$/.test(tokens[at - 2]!.lower)
    );
  return /^[:/#@_\\.=]$/.test(before.text) && glued(tokens, at - 1) && before.text !== '=';
}

// "555-0123", "020 7946 0958", "12-34-56".
function isDigitGroups(tokens: readonly Token[], number: NumberRead): boolean {
  const [dash, second, again] = [tokens[number.to], tokens[number.to + 1], tokens[number.to + 2]];
  if (tokens[number.from - 1]?.text === '+' && glued(tokens, number.from)) return true;
  if (isGroupRun(tokens, number.from)) return true;
  if (dash?.text !== '-' || second?.kind !== 'number') return false;
  if (again?.text === '-' && tokens[number.to + 3]?.kind === 'number') return true;
  return tokens[number.from]!.text.length === 3 && second.text.length === 4;
}

// "20 7946 0958": three bare groups of figures side by side.
function isGroupRun(tokens: readonly Token[], at: number): boolean {
  const bare = (index: number) => tokens[index]?.kind === 'number';
  return (bare(at + 1) && bare(at + 2)) || (bare(at - 1) && (bare(at + 1) || bare(at - 2)));
}

/** Whether a unit or a plural follows: then a capital before the number is no label ("In Lima 40 people …"). */
function counts(tokens: readonly Token[], at: number, tables: FactTables): boolean {
  if (unitAfter(tokens, at, tables) || tokens[at]?.lower === 'of') return true;
  return /^(?:people|men|women|children|police|\p{Ll}{3,}s)$/u.test(tokens[at]?.text ?? '') || /s$/.test(headNounWord(tokens, at));
}

function headNounWord(tokens: readonly Token[], at: number): string {
  const next = tokens[at + 1];
  return next && tokens[at]?.kind === 'word' && !tokens[at]!.capital && next.kind === 'word' && !next.capital ? next.lower : '';
}
