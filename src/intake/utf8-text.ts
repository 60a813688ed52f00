/**
 * The text of a file that is UTF-8 beyond doubt, as nearly all are; null for any other, which `decodeText` reads. The tables of the
 * other encodings need not be loaded for it.
 */
export function utf8Text(bytes: Uint8Array): string | null {
  if (bytes[0] === MARK || bytes.includes(0) || bytes.includes(ESCAPE)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Of the mark that a file may begin with. */
const MARK = 0xef;
/** ISO-2022 changes its alphabets by it, and is UTF-8 to all looks. */
const ESCAPE = 0x1b;
