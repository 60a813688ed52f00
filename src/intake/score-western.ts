/**
 * How much a text decoded from an unnamed one-byte Western encoding looks like writing: accented letters among letters of
 * their case, quotation marks at the edges of words. Higher is better; wrong code pages put symbols inside words.
 */
export function scoreWestern(text: string): number {
  let score = 0;
  for (const match of text.matchAll(/[\u0080-\uFFFF]/g)) {
    score += scoreCharacter(text[match.index - 1] ?? ' ', match[0], text[match.index + 1] ?? ' ');
  }
  return score;
}

function scoreCharacter(before: string, char: string, after: string): number {
  const inWord = isLetter(before) && isLetter(after);
  if (/[\u0080-\u009F\uFFFD]/.test(char)) return -3;
  if (/[\u2500-\u25FF]/.test(char)) return -2;
  if (char === '’') return isLetter(before) ? 1 : 0;
  if (/[“‘«„]/.test(char)) return isLetter(before) ? -2 : 1;
  if (/[”»]/.test(char)) return isLetter(after) ? -2 : 1;
  if (/[–—…•\u00A0]/.test(char)) return 1;
  if (!isLetter(char)) return inWord ? -2 : 0;
  return scoreLetter(before, char, after);
}

/** A capital inside or at the end of a lower-case word is a wrong code page ("caf‚" is "cafÉ" in none). */
function scoreLetter(before: string, char: string, after: string): number {
  const isUpper = char !== char.toLowerCase();
  if (isUpper && /\p{Ll}/u.test(before)) return -2;
  if (isUpper) return isLetter(after) ? 0.5 : -1;
  return isLetter(before) || isLetter(after) ? 1 : 0;
}

function isLetter(char: string): boolean {
  return /\p{L}/u.test(char);
}
