import { nextUnit } from '../../text/next-unit.ts';
import { wordCharactersEnd } from '../../text/word-characters.ts';

/** A quotation mark where it stands, with what its neighbours allow it to do. */
export interface Mark {
  readonly at: number;
  readonly length: number;
  readonly family: MarkFamily;
  readonly straight: boolean;
  /** `either`: the neighbours don't tell (blanks, or letters, on both sides). */
  role: 'opens' | 'closes' | 'either' | 'none';
}

export type MarkFamily = 'double' | 'single' | 'guillemet' | 'small-guillemet' | 'corner' | 'white-corner' | 'dash';

const DOUBLE = '"“”„‟〝〞＂';
const SINGLE = "'‘’‚‛`";
const ALL = new RegExp(`[${DOUBLE}${SINGLE}«»‹›「」『』]`, 'g');

/** Words that begin with an apostrophe, without it. */
const ELIDED =
  /^(?:\d\ds?\b|(?:twas|tis|twere|twould|em|til|till|cause|cuz|bout|round|n|nuff|ere|neath|s|re|ll|ve|d|m|t)(?![\p{L}\p{N}-]))/u;

/** The marks of `[start, end)` in order, apostrophes and inches left out. Linear. */
export function readMarks(text: string, start: number, end: number): Mark[] {
  const marks: Mark[] = [];
  const stretch = text.slice(start, end);
  for (let next = nextUnit(ALL, stretch, 0); next >= 0; ) {
    const at = start + next;
    const length = doubledLength(text, at, end);
    marks.push({
      at,
      length,
      family: familyOf(text.charAt(at), length),
      straight: '"＂\'`'.includes(text.charAt(at)),
      role: 'none',
    });
    next = nextUnit(ALL, stretch, next + length);
  }
  assignRoles(text, marks, start, end);
  return marks;
}

// ``Penn'' and TeX marks are two characters long.
function doubledLength(text: string, at: number, end: number): number {
  const mark = text.charAt(at);
  return (mark === '`' || mark === "'") && at + 1 < end && text.charAt(at + 1) === mark ? 2 : 1;
}

function familyOf(mark: string, length: number): MarkFamily {
  if (length === 2 || DOUBLE.includes(mark)) return 'double';
  if (SINGLE.includes(mark)) return 'single';
  if (mark === '«' || mark === '»') return 'guillemet';
  if (mark === '‹' || mark === '›') return 'small-guillemet';
  return mark === '「' || mark === '」' ? 'corner' : 'white-corner';
}

// Marks that touch ("'…'") share the neighbours of the whole run, so both passes stay linear.
function assignRoles(text: string, marks: readonly Mark[], start: number, end: number): void {
  const after: string[] = new Array(marks.length);
  for (let i = marks.length - 1; i >= 0; i--) {
    const stop = marks[i]!.at + marks[i]!.length;
    after[i] = marks[i + 1]?.at === stop ? after[i + 1]! : stop < end ? text.charAt(stop) : '';
  }
  let before = '';
  for (const [i, mark] of marks.entries()) {
    const previous = marks[i - 1];
    if (!previous || previous.at + previous.length !== mark.at) before = mark.at > start ? text.charAt(mark.at - 1) : '';
    mark.role = roleOf(text, mark, before, after[i]!);
  }
}

const BLANK = /^\s?$/;
const BEFORE_OPENING = /^[\s([{<—–\-/|>*_=:;,]?$/;
const AFTER_OPENING = /^[([$€£¥#@&…¿¡%+*_.—–\ud800-\udfff-]$/;

/** Narrower for marks that close by nature: « oui » . and « oui »… */
const STARTS_WORDS = /^[(¿¡]$/;

function isWord(char: string): boolean {
  return wordCharactersEnd(char, 0) > 0;
}

function mayFollowOpening(char: string): boolean {
  return isWord(char) || AFTER_OPENING.test(char);
}

function roleOf(text: string, mark: Mark, before: string, after: string): Mark['role'] {
  const glyph = text.charAt(mark.at);
  if (mark.family === 'single') return singleRole(text, mark, glyph, before, after);
  const opening = BEFORE_OPENING.test(before) && mayFollowOpening(after);
  const closing = !BLANK.test(before) && !isWord(after);
  if ('„〝「『'.includes(glyph)) return 'opens';
  if ('」』〞'.includes(glyph)) return 'closes';
  // "qu’« il ne peut pas »"
  if (glyph === '«' && /\p{L}['’]$/u.test(text.slice(Math.max(0, mark.at - 2), mark.at))) return 'opens';
  if ('“«‹‟'.includes(glyph)) return closing && !opening ? 'closes' : 'opens';
  if ('”»›'.includes(glyph))
    return BEFORE_OPENING.test(before) && (isWord(after) || STARTS_WORDS.test(after)) && !closing ? 'opens' : 'closes';
  if (mark.length === 2 && glyph === '`') return 'opens';
  if (opening && closing) return BLANK.test(before) ? 'opens' : 'either';
  if (opening) return 'opens';
  return closing ? 'closes' : 'either';
}

function singleRole(text: string, mark: Mark, glyph: string, before: string, after: string): Mark['role'] {
  if (glyph === '‚') return mayFollowOpening(after) ? 'opens' : 'none';
  const elided = ELIDED.test(text.slice(mark.at + 1, mark.at + 9).toLowerCase());
  if (BEFORE_OPENING.test(before) && mayFollowOpening(after))
    return elided && glyph !== '`' ? 'none' : glyph === '’' ? 'none' : 'opens';
  if (glyph === '`' || BLANK.test(before) || isWord(after)) return 'none';
  return 'closes';
}
