import { ONES } from '../../text/number-words.ts';
import type { ForeignLanguage } from './foreign-words.ts';
import type { Token } from './tokens.ts';

/** Chooses among English words by what stands around them: shares, spans, denials. Linear. */
export function settleWords(written: readonly Token[], language: ForeignLanguage): Token[] {
  const tokens = written.filter((token, at) => !(token.lower === 'of' && isBetweenNumberAndUnit(written, at)));
  for (let at = 0; at < tokens.length; at++) {
    if (SHARES.has(tokens[at]!.lower)) settleShare(tokens, at);
    else if (LINKS.has(tokens[at]!.lower)) settleSpan(tokens, at);
    else if (language === 'fr' && /^(?:ne|n)$/.test(tokens[at]!.lower)) settleDenial(tokens, at);
    else if (tokens[at]!.lower === 'than') settleThan(tokens, at);
    if (language === 'de' && DENIALS.has(tokens[at]!.lower)) tokens[at] = { ...tokens[at]!, trails: true };
  }
  return tokens;
}

// "3,5 milliards d'euros": the unit follows the number.
function isBetweenNumberAndUnit(tokens: readonly Token[], at: number): boolean {
  return SCALES.has(tokens[at - 1]?.lower ?? '') && MEASURES.test(tokens[at + 1]?.lower ?? '');
}

const SCALES: ReadonlySet<string> = new Set(['million', 'billion', 'trillion', 'thousand', 'dozen']);
const MEASURES = /^(?:euros|dollars|pounds|francs|years|hectares|tonnes|litres|metres|kilometres)$/;

function say(tokens: Token[], at: number, word: string): void {
  tokens[at] = { ...tokens[at]!, text: word, lower: word };
}

const SHARES: ReadonlySet<string> = new Set(['half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']);

// "zwei Drittel der Wähler" are two thirds of them.
function settleShare(tokens: Token[], at: number): void {
  const { lower } = tokens[at]!;
  if ((ONES.get(tokens[at - 1]?.lower ?? '') ?? 0) > 1 && lower !== 'half') say(tokens, at, `${lower}s`);
  if (tokens[at + 1]?.lower === 'the') say(tokens, at + 1, 'of');
}

const LINKS: ReadonlySet<string> = new Set(['of', 'from', 'on', 'until']);

// "zwei von drei", "von 3 auf 5 Prozent", "3 bis 5", "stieg auf 5".
function settleSpan(tokens: Token[], at: number): void {
  if (!isCount(tokens, at + 1)) return;
  const opens = /^(?:of|from)$/.test(tokens[at]!.lower);
  if (!opens) {
    if (tokens[at]!.lower === 'on' || isCount(tokens, at - 1) || spanOpens(tokens, at)) say(tokens, at, 'to');
  } else if (ONES.has(tokens[at - 1]?.lower ?? '')) say(tokens, at, 'in');
  else if (spanGoesOn(tokens, at)) say(tokens, at, 'from');
}

// A number that is no day of a month.
function isCount(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && (token.kind === 'number' || ONES.has(token.lower)) && tokens[at + 1]?.lower !== 'th';
}

/** Tokens between the two ends of a span. */
const SPAN_REACH = 5;

function spanGoesOn(tokens: readonly Token[], at: number): boolean {
  for (let index = at + 2; index < at + 2 + SPAN_REACH; index++)
    if (/^(?:on|to|until)$/.test(tokens[index]?.lower ?? '') && isCount(tokens, index + 1)) return true;
  return false;
}

function spanOpens(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 2; index >= Math.max(0, at - SPAN_REACH); index--) if (tokens[index]!.lower === 'from') return true;
  return false;
}

/** "ne" and "pas" stand within as many tokens of each other. */
const DENIAL_REACH = 7;
const SAID_ALREADY: ReadonlySet<string> = new Set(['never', 'no', 'nothing', 'nor', 'nobody']);

// "n'a pas soutenu": the first half denies; where the second is a negation itself it stands alone. "ne … que" denies nothing.
function settleDenial(tokens: Token[], at: number): void {
  for (let index = at + 1; index < Math.min(tokens.length, at + DENIAL_REACH); index++) {
    const { lower, sentence } = tokens[index]!;
    if (sentence !== tokens[at]!.sentence || lower === 'which') return;
    if (lower === 'personne') say(tokens, index, 'nobody');
    if (lower === 'personne' || SAID_ALREADY.has(lower)) return;
    if (/^(?:pas|point|guère|more)$/.test(lower)) {
      say(tokens, at, 'not');
      say(tokens, index, 'so');
      return;
    }
  }
}

// A German clause is denied as a whole, wherever the word stands: "unterstützt den Plan nicht", "keine Einigung gibt es".
const DENIALS: ReadonlySet<string> = new Set(['not', 'no', 'never', 'nobody', 'nothing']);

// "vier Kilogramm weniger als 2021" compares with a year.
function settleThan(tokens: Token[], at: number): void {
  const [year, after] = [tokens[at + 1], tokens[at + 2]];
  const alone = !after || after.kind === 'mark' || !(after.noun || after.kind === 'number');
  if (year?.kind === 'number' && /^(?:19|20)\d\d$/.test(year.text) && alone) say(tokens, at, 'in');
}
