/** Characters of a text in which its heading stands. */
const HEADING = 400;

/** What a speech calls itself. */
const KINDS = 'remarks speech address statement testimony lecture keynote rede ansprache discours allocution discurso discorso';

/** The word as it may be printed in a heading: "statement", "Statement", "STATEMENT". */
const KIND = KINDS.split(' ')
  .flatMap((word) => [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()])
  .join('|');

/** From the speech's name up to the name of who gives it. */
const SPEECH = new RegExp(
  `^[^\\n]{0,60}?\\b(?:${KIND})\\s(?:[^\\n]{0,40}?\\s)??(?:by|of|from|von|de|di|du|BY|OF|FROM|VON|DE)\\s+(?:[Tt]he\\s+|THE\\s+)?` +
    "(\\p{Lu}[\\p{L}\\p{M}.'’-]+(?:[^\\S\\n]+\\p{Lu}[\\p{L}\\p{M}.'’-]+){0,5})(?=[,;:(\\n]|[^\\S\\n]+\\p{Ll}|$)",
  'u',
);

/** Whose speech a text is by its first line ("Remarks by Mayor Lira Veld at …"); null where it doesn't say. */
export function headingSpeaker(text: string): string | null {
  return SPEECH.exec(text.slice(0, HEADING).trimStart())?.[1] ?? null;
}
