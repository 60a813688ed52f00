/** Characters of a text in which its heading stands. */
const HEADING = 400;

/** What a speech calls itself, up to the name of who gives it. */
const SPEECH =
  /^[^\S\n]*(?:[^\n]{0,60}\s)?(?:remarks|speech|address|statement|testimony|lecture|keynote|sermon|eulogy|rede|ansprache|discours|allocution|discurso|intervención|discorso)\s(?:[^\n]{0,40}?\s)?(?:by|of|from|von|de|di|du)\s+((?:[^\s,;:(]+[^\S\n]+){0,6}?\p{Lu}[\p{L}\p{M}'’.-]+(?:[^\S\n]+\p{Lu}[\p{L}\p{M}'’.-]+){0,3})(?=[,;:(\n]|[^\S\n]+(?:at|to|on|in|before|for|zur|zum|bei|vor|à|au|aux|devant|lors|en|ante|a)\b|$)/imu;

/** Whose speech a text is by its own heading ("Remarks by Mayor Lira Veld at …"); null where it doesn't say. */
export function headingSpeaker(text: string): string | null {
  const name = SPEECH.exec(text.slice(0, HEADING))?.[1]?.trim() ?? null;
  return name !== null && /^\p{Lu}/u.test(name) ? name : null;
}
