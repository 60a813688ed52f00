/** A letter with the marks on it: what is printed with one font or not at all. */
const CLUSTER = /\P{M}(?:\p{M}|[\u200C\u200D]\P{M}?)*|\p{M}+/gu;

export function clustersOf(text: string): string[] {
  return text.match(CLUSTER) ?? [];
}

/**
 * What can be drawn of a text: composed, without characters that have no shape, and with a sign for those that nobody can print.
 * Joiners stay: scripts need them.
 */
export function drawable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\t/g, '  ')
    .replace(/\r/g, '')
    .replace(/(?![\u200C\u200D])\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/(?!\n)\p{Cc}|\p{Cs}/gu, '\uFFFD');
}

/** For a letter that no font here has: "‹U+1780›". */
export function asNumbers(cluster: string): string {
  return `‹${Array.from(cluster, (one) => `U+${one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`).join(' ')}›`;
}
