/** Words whose letters are set apart come with a blank between each two: "a b s t r a c t". Letters that count on are labels. */
export function joinSpaced(text: string): string {
  return text.replace(/(?<!\S)\p{L}(?: \p{L}){3,}(?!\S)/gu, (spaced) => {
    const letters = spaced.replaceAll(' ', '');
    return isLabels(letters) ? spaced : letters;
  });
}

/** "A B C D", "x x x x". */
function isLabels(letters: string): boolean {
  const step = letters.charCodeAt(1) - letters.charCodeAt(0);
  return (
    Math.abs(step) <= 1 &&
    [...letters].every((letter, index) => index === 0 || letter.charCodeAt(0) - letters.charCodeAt(index - 1) === step)
  );
}
