import type { Token } from './tokens.ts';

/**
 * Words of German, French, Spanish, Italian and Dutch that neither an English sentence nor a name has, and English ones:
 * enough to tell whose commas and capitals a text has, no more.
 */
const CONTINENTAL = new Set(
  (
    'das dem ein eine einen und ist sind wurde wurden nicht mit für auf im zum zur bei nach aus sich auch als wie hat haben am vom rund etwa mehr ' +
    'menschen einwohner prozent millionen milliarden jahre jahren uhr kamen stieg lag ' +
    'une et est sont était dans pour avec pas que qui aux ' +
    'es fue en por y del está il che è nel een het niet zijn'
  ).split(' '),
);
const ENGLISH = new Set(
  'the of and to was were is are for on with that by from at his her its their which who has had have been it he she they this an or not be'.split(
    ' ',
  ),
);

const UMLAUT = /[äöüß]/;

/** Words that must be of another language before a text is taken for it. */
const LEAST = 2;

/** Whether a text is written in a language whose figures have decimal commas and whose rules of capitals are not the English ones. */
export function isContinental(tokens: readonly Token[]): boolean {
  let [other, english] = [0, 0];
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    if (CONTINENTAL.has(token.lower) || (!token.capital && UMLAUT.test(token.lower))) other += 1; // names keep theirs in English
    if (ENGLISH.has(token.lower)) english += 1;
  }
  return other >= LEAST && other > 2 * english;
}

/** The tokens with "1.200" and "3,5" written as "1,200" and "3.5", "12 500" as one. Offsets stay those of the text. */
export function inEnglishFigures(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (const token of tokens) {
    const before = out[out.length - 1];
    if (before && isNextGroup(before, token)) out[out.length - 1] = figures(before, `${before.text},${token.text}`, token.end);
    else out.push(token.kind === 'number' ? figures(token, turned(token.text), token.end) : token);
  }
  return out;
}

function figures(token: Token, text: string, end: number): Token {
  return { ...token, text, lower: text, end };
}

function turned(text: string): string {
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text)) return text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
  return /^\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
}

// "12 500": three figures one blank behind.
function isNextGroup(before: Token, token: Token): boolean {
  if (before.kind !== 'number' || token.kind !== 'number' || token.start !== before.end + 1) return false;
  return /^\d{3}$/.test(token.text) && /^\d{1,3}(?:,\d{3})*$/.test(before.text);
}
