/** Characters of a text in which its heading stands. */
const HEADING = 400;

/** What a speech calls itself, up to the name of who gives it. */
const SPEECH =
  /^[^\n]{0,60}?\b(?:[Rr]emarks|[Ss]peech|[Aa]ddress|[Ss]tatement|[Tt]estimony|[Ll]ecture|[Kk]eynote|[Rr]ede|[Aa]nsprache|[Dd]iscours|[Aa]llocution|[Dd]iscurso|[Dd]iscorso)\s(?:[^\n]{0,40}?\s)??(?:by|of|from|von|de|di|du)\s+(?:the\s+)?(\p{Lu}[\p{L}\p{M}.'’-]+(?:[^\S\n]+\p{Lu}[\p{L}\p{M}.'’-]+){0,5})(?=[,;:(\n]|[^\S\n]+\p{Ll}|$)/u;

/** Whose speech a text is by its first line ("Remarks by Mayor Lira Veld at …"); null where it doesn't say. */
export function headingSpeaker(text: string): string | null {
  return SPEECH.exec(text.slice(0, HEADING).trimStart())?.[1] ?? null;
}
