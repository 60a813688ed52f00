import type { Token } from './tokens.ts';

/** What French writes together with the next word: "l'édile", "qu'elle", "s'est". A capital one only opens a sentence or an article. */
const ELIDED = /^(?:[ldsnjcmt]|[LD]|qu|lorsqu|puisqu|jusqu)['’](?=\p{L}{2})/u;
const OPENING = /^(?:[LDSNJCMT]|Qu|Lorsqu|Puisqu|Jusqu)['’](?=\p{L}{2})/u;

/** The tokens of a French sentence with articles, "que" and pronouns apart from the words that they are written with. */
export function splitElisions(tokens: readonly Token[]): Token[] {
  return joinApart(tokens).flatMap((token, i) => {
    const elided = token.kind === 'word' ? (ELIDED.exec(token.text) ?? (i === 0 ? OPENING.exec(token.text) : null)) : null;
    if (!elided || token.lower === "aujourd'hui") return [token];
    const { length } = elided[0];
    return [part(token, 0, length), part(token, length, token.text.length)];
  });
}

// "qu’" before a quotation or a pronoun comes in two pieces.
function joinApart(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const isApart = last?.end === token.start && /^['’]$/.test(token.text) && /^(?:lors|puis|jus)?qu$/.test(last.lower);
    if (isApart) joined[joined.length - 1] = { ...last, end: token.end, text: last.text + token.text, lower: `${last.lower}'` };
    else joined.push(token);
  }
  return joined;
}

function part(token: Token, from: number, to: number): Token {
  return {
    ...token,
    start: token.start + from,
    end: token.start + to,
    text: token.text.slice(from, to),
    lower: token.lower.slice(from, to),
  };
}
