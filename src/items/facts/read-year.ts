import { parseDay, yearsInterval } from './day-interval.ts';
import type { DateRead } from './find-dates.ts';
import { figuresValue } from './read-number.ts';
import { glued, type Token } from './tokens.ts';

export function yearAtToken(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token?.kind !== 'number' || !/^\d{4}$/.test(token.text)) return null;
  const year = Number(token.text);
  return year >= 1000 && year <= 2199 ? year : null;
}

/** A bare year, or a span of years: "2015", "2010–2014", "2010-14", "from 2010 to 2014", "44 BC". */
export function readYear(tokens: readonly Token[], at: number): DateRead | null {
  const early = readEra(tokens, at) ?? readEraBefore(tokens, at);
  if (early) return early;
  const year = yearAtToken(tokens, at);
  if (year === null) return readEarlyYear(tokens, at);
  if (!isYear(tokens, at, year)) return null;
  const last = spanEnd(tokens, at, year);
  if (!last) return { from: at, to: at + 1, value: yearsInterval(year, 1, 'year') };
  const opening = /^(?:from|between)$/.test(tokens[at - 1]?.lower ?? '') ? at - 1 : at;
  return { from: opening, to: last.to, value: yearsInterval(year, last.year - year + 1, 'year') };
}

/** "In 451 and", "until 453.", "from 434 until": three figures that a preposition makes a year, and no noun a number. */
function readEarlyYear(tokens: readonly Token[], at: number): DateRead | null {
  const token = tokens[at]!;
  if (!/^[2-9]\d\d$/.test(token.text) || (tokens[at + 1] && glued(tokens, at + 1) && !/^[.,;:)]$/.test(tokens[at + 1]!.text)))
    return null;
  const [before, after] = [tokens[at - 1]?.lower ?? '', tokens[at + 1]?.lower ?? '.'];
  const dated = /^(?:in|since|until|till|circa)$/.test(before) || (before === 'from' && /^(?:until|till)$/.test(after));
  return dated && endsEarlyYear(tokens, at + 1)
    ? { from: at, to: at + 1, value: yearsInterval(Number(token.text), 1, 'year') }
    : null;
}

/** What may stand behind three figures that are a year; "300 soldiers" are none. */
export function endsEarlyYear(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.capital === true || AFTER_YEAR.test(tokens[at]?.lower ?? '.');
}

const AFTER_YEAR =
  /^(?:[.,;:)—–]|and|the|a|an|he|she|it|they|his|her|its|when|before|after|as|at|by|was|were|with|until|till|while|under|but|where|on|to)$/;

const QUANTITY_NOUN =
  /^(?:people|percent|men|women|children|soldiers|troops|deaths|cases|dollars|euros|pounds|miles|metres|meters|feet|km|kilometres|kilometers|votes|seats|years|jobs|members|times|words|pages|points|tons|tonnes|employees|homes|houses|students|acres|hectares|square|kg|m|ft|workers|million|billion|thousand|or|%|°|reviews|copies|units|runs|goals|yards|fans|species|inhabitants|residents|hours|minutes|days|others|locations|theaters|theatres|screens|islands|prisoners|civilians|refugees|victims|ratings|subscribers|rupees|yuan|yen)$/;

function isYear(tokens: readonly Token[], at: number, year: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const circa = before?.text === '.' && /^(?:c|ca|b|d|fl)$/.test(tokens[at - 2]?.lower ?? '');
  if (circa) return true;
  if (before && /^[$€£¥#+.:/@]$/.test(before.text)) return false;
  if (/^(?:dollars|pounds|euros|yen|prices|money)$/.test(after?.lower ?? '') && before?.lower === 'in')
    return year >= 1900 && year <= 2035; // "in 2019 dollars"
  if (spanEnd(tokens, at, year)) return true;
  if (before && glued(tokens, at) && before.text === '-' && tokens[at - 2]?.kind === 'number' && tokens[at - 2]!.text.length !== 4)
    return false;
  if (after && (QUANTITY_NOUN.test(after.lower) || (/^[:/%°]$/.test(after.text) && glued(tokens, at + 1)))) return false;
  if (after?.kind === 'word' && glued(tokens, at + 1)) return false;
  const word = before?.lower ?? '';
  if (word === 'than') return /^(?:later|earlier)$/.test(tokens[at - 2]?.lower ?? '');
  if (
    /^(?:about|around|some|nearly|almost|over|than|least|most|approximately|roughly|exactly|only|of|to|exceeds|estimated)$/.test(
      word,
    )
  ) {
    return (
      year >= (after?.kind === 'word' ? 1700 : 1200) &&
      year <= 2035 &&
      /^(?:of|around|about|to)$/.test(word) &&
      !(after?.kind === 'word' && !after.capital && /s$/.test(after.lower) && !EVENTS.test(after.lower))
    );
  }
  const dated =
    /^(?:in|since|by|from|until|till|during|before|after|circa|early|mid|late|and|or|through|c|year|season|for|\(|,|–|-|—|the|his|her|its|;|')$/.test(
      word,
    );
  if (year >= 1900 && year <= 2035)
    return !(after?.kind === 'word' && !after.capital && /s$/.test(after.lower) && !EVENTS.test(after.lower)) || dated;
  return dated && !(after?.kind === 'word' && /[^s]s$/.test(after.lower) && !EVENTS.test(after.lower));
}

const EVENTS =
  /^(?:elections|olympics|games|championships|protests|riots|attacks|awards|finals|playoffs|talks|floods|is|was|has|as|his|its|this|us|thus|perhaps|across|towards|besides|sometimes|always|various|previous|famous|'s)$/;

function spanEnd(tokens: readonly Token[], at: number, year: number): { year: number; to: number } | null {
  const link = tokens[at + 1];
  if (!link) return null;
  const dash = /^[-–—/]$/.test(link.text);
  const opened = tokens[at - 1]?.lower;
  const word =
    (opened === 'from' && /^(?:to|until|till|through)$/.test(link.lower)) ||
    (opened === 'between' && link.lower === 'and') ||
    link.lower === 'through';
  if (!dash && !word && link.lower !== 'to') return null;
  const full = yearAtToken(tokens, at + 2);
  if (full !== null && full > year && full - year < 300) return { year: full, to: at + 3 };
  const short =
    dash && /^\d{2}$/.test(tokens[at + 2]?.text ?? '') && tokens[at + 3]?.text !== '-' ? Number(tokens[at + 2]!.text) : null;
  const end = short === null ? null : Math.floor(year / 100) * 100 + short;
  return end !== null && end > year ? { year: end, to: at + 3 } : null;
}

function readEra(tokens: readonly Token[], at: number): DateRead | null {
  const token = tokens[at]!;
  const joined = tokens[at - 1]?.lower === 'from' && /^(?:to|until|till|through)$/.test(tokens[at + 1]?.lower ?? '');
  if (joined && token.kind === 'number' && /^(?:AD|CE|A\.D\.)$/.test(tokens[at + 3]?.text ?? '')) {
    const [first, last] = [figuresValue(token.text), figuresValue(tokens[at + 2]!.text)];
    if (first !== null && last !== null && last > first && last < 2200)
      return { from: at - 1, to: at + 4, value: yearsInterval(first, last - first + 1, 'year') };
  }
  const era = tokens[at + 1]?.text.replaceAll('.', '') ?? '';
  const year = token.kind === 'number' ? figuresValue(token.text) : null;
  if (year === null || year < 1 || !/^(?:BCE?|AD|CE)$/.test(era)) return null;
  const value = yearsInterval(era.startsWith('B') ? 1 - year : year, 1, 'year');
  return parseDay(value.from) === null ? null : { from: at, to: at + 2, value };
}

// "AD 70"
function readEraBefore(tokens: readonly Token[], at: number): DateRead | null {
  if (!/^(?:AD|A\.D\.)$/.test(tokens[at]!.text) || tokens[at + 1]?.kind !== 'number') return null;
  const year = figuresValue(tokens[at + 1]!.text);
  return year !== null && year >= 1 && year < 2200 ? { from: at, to: at + 2, value: yearsInterval(year, 1, 'year') } : null;
}
