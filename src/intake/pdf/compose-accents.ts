/** Accents that fonts without accented letters print over a letter, and the combining mark that each stands for. */
const ACCENTS: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  '´': '\u0301',
  '`': '\u0300',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030C',
  '˘': '\u0306',
  '¯': '\u0304',
  '˙': '\u0307',
  '˚': '\u030A',
  '˝': '\u030B',
  '¸': '\u0327',
  '˛': '\u0328',
};

/** "B¨aren" is "Bären": the accent comes before its letter, a cedilla after it. Only where both make one character. */
export function composeAccents(text: string): string {
  if (!/[¨´`ˆ˜ˇ˘¯˙˚˝¸˛]/.test(text)) return text;
  return text
    .replace(/([¨´ˆ˜ˇ˘¯˙˚˝]|(?<=\p{L})`)(\p{L})/gu, (whole, accent: string, letter: string) => composed(whole, accent, letter))
    .replace(/(\p{L})([¸˛])/gu, (whole, letter: string, accent: string) => composed(whole, accent, letter));
}

function composed(whole: string, accent: string, letter: string): string {
  const base = letter === 'ı' ? 'i' : letter;
  const character = `${base}${ACCENTS[accent]}`.normalize('NFC');
  return character.length === 1 ? character : whole;
}
