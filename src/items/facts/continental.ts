import type { Language } from '../../text/language.ts';
import type { Token } from './tokens.ts';

/** Words of Italian and Dutch that no other language read here has: their figures are read, and nothing else. */
const CONTINENTAL = new Set(
  'che è nel della dei delle gli sono più anche alla degli een het niet zijn voor werd naar ook aan'.split(' '),
);
const ENGLISH = new Set(
  'the of and to was were is are for on with that by from at his her its their which who has had have been it he she they this an or not be'.split(
    ' ',
  ),
);

/** Words that must be of another language before a text is taken for it. */
const LEAST = 2;

/** Whether a text is written in Italian or Dutch. */
export function isContinental(tokens: readonly Token[]): boolean {
  const other = count(tokens, CONTINENTAL);
  return other >= LEAST && other > 2 * count(tokens, ENGLISH);
}

function count(tokens: readonly Token[], words: ReadonlySet<string>): number {
  let found = 0;
  for (const { kind, lower } of tokens) if (kind === 'word' && words.has(lower)) found += 1;
  return found;
}

/**
 * The tokens with "1.200" and "3,5" written as "1,200" and "3.5", "12 500" as one. Offsets stay those of the text. Half of those
 * who write Spanish set "1,200" as English does.
 */
export function inEnglishFigures(tokens: readonly Token[], language: Language | null): Token[] {
  const out: Token[] = [];
  for (const token of tokens) {
    const before = out[out.length - 1];
    if (before && isNextGroup(before, token)) out[out.length - 1] = figures(before, `${before.text},${token.text}`, token.end);
    else out.push(token.kind === 'number' ? figures(token, turned(token.text, language), token.end) : token);
  }
  return out;
}

function figures(token: Token, text: string, end: number): Token {
  return { ...token, text, lower: text, end };
}

function turned(text: string, language: Language | null): string {
  if (language === 'es' && /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return text;
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text)) return text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
  return /^\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
}

// "12 500": three figures one blank behind.
function isNextGroup(before: Token, token: Token): boolean {
  if (before.kind !== 'number' || token.kind !== 'number' || token.start !== before.end + 1) return false;
  return /^\d{3}$/.test(token.text) && /^\d{1,3}(?:,\d{3})*$/.test(before.text);
}
