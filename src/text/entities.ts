// HTML entities that survive in carelessly extracted text. Only the common ones: an unknown name stays as it is printed.
const NAMED: Readonly<Record<string, string>> = Object.freeze({
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  thinsp: '\u2009',
  ensp: '\u2002',
  emsp: '\u2003',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  ccedil: 'ç',
  ntilde: 'ñ',
  oacute: 'ó',
  iacute: 'í',
  uacute: 'ú',
  ocirc: 'ô',
  icirc: 'î',
  iuml: 'ï',
  aelig: 'æ',
  oelig: 'œ',
});

const LONGEST_ENTITY = 10;

export interface Entity {
  readonly end: number;
  readonly char: string;
}

/** The entity that starts at `at` (an ampersand), or null. */
export function entityAt(text: string, at: number): Entity | null {
  const near = text.slice(at + 1, at + LONGEST_ENTITY);
  const length = near.indexOf(';');
  const char = length < 0 ? null : decode(near.slice(0, length));
  return char === null ? null : { end: at + length + 2, char };
}

function decode(name: string): string | null {
  const number = /^#(?:(\d{1,7})|[xX]([0-9a-fA-F]{1,6}))$/.exec(name);
  if (!number) return Object.hasOwn(NAMED, name) ? NAMED[name]! : null;
  const codePoint = number[1] ? Number.parseInt(number[1], 10) : Number.parseInt(number[2]!, 16);
  const isCharacter = codePoint > 31 && codePoint <= 0x10ffff && !(codePoint >= 0xd800 && codePoint <= 0xdfff);
  return isCharacter ? String.fromCodePoint(codePoint) : null;
}
