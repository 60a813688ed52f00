/**
 * Whether the UTF-16 unit may be a quotation mark or apostrophe of any script; a first look, cheap enough to take at every unit
 * of a text.
 */
export function maybeQuotationMark(unit: number): boolean {
  if (unit < 0xab) return unit === 0x22 || unit === 0x27 || unit === 0x60;
  return unit === 0xab || unit === 0xbb || (unit >= 0x2018 && unit <= 0x203a) || (unit >= 0x300c && unit <= 0xff02);
}
