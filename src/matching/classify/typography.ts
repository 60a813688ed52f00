import { fold } from '../../text/fold.ts';
import type { SpeechWord } from './speech-words.ts';

export interface TypographicChange {
  readonly kind: 'typographic' | 'extraction-artefact' | 'bracketed';
  readonly severity: 'none' | 'minor' | 'serious';
  readonly detail: string;
}

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]{2,8}\d?);/;
const INVISIBLE = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const INVISIBLES = new RegExp(INVISIBLE, 'g');
const LINE_HYPHEN = /[-\u00ad\u2010\u2011][^\S\n]*\n\s*/;
const FOOTNOTE = /\[\d{1,3}\]|[\u00b2\u00b3\u00b9\u2070-\u2079]+|[*†‡]+/g;

/** How one word that reads the same is printed differently; null where it isn't. */
export function compareWordForms(item: SpeechWord, source: SpeechWord, opens: boolean): TypographicChange | null {
  if (item.raw === source.raw) return null;
  const artefact = artefactInWord(item.raw, source.raw);
  if (artefact) return { kind: 'extraction-artefact', severity: 'none', detail: artefact };
  if (item.bracketed) return bracketedForm(item, source);
  if (item.raw.toLowerCase() === source.raw.toLowerCase()) {
    return { kind: 'typographic', severity: 'none', detail: opens ? 'opening-capital' : 'case' };
  }
  const isSign = !/[\p{L}\p{N}]/u.test(item.raw) || !/[\p{L}\p{N}]/u.test(source.raw);
  return { kind: 'typographic', severity: 'none', detail: isSign ? 'number-style' : 'characters' };
}

function artefactInWord(item: string, source: string): string | null {
  if (LINE_HYPHEN.test(source) && !LINE_HYPHEN.test(item)) return 'hyphenation';
  if (ENTITY.test(source) && !ENTITY.test(item)) return 'entity';
  return INVISIBLE.test(source) && !INVISIBLE.test(item) ? 'invisible' : null;
}

function bracketedForm(item: SpeechWord, source: SpeechWord): TypographicChange {
  const isCapital = item.raw.replace(/[[\]]/g, '').toLowerCase() === source.raw.toLowerCase();
  return { kind: 'bracketed', severity: 'none', detail: isCapital ? 'capital' : 'letters' };
}

/** Between two words that stand side by side in both texts: marks and blanks. */
export function compareGaps(printed: string, source: string): TypographicChange | null {
  const item = printed.replace(INVISIBLES, ''); // what hides in a quote is named apart
  if (collapse(printed) === collapse(source) || collapse(item) === collapse(source)) return null;
  if (collapse(item).trim() === '' && collapse(source).trim() === '') return typographic('none', 'space');
  const cleaned = source.replace(FOOTNOTE, '').replace(INVISIBLES, '').replace(LINE_HYPHEN, '');
  const isArtefact = cleaned !== source || ENTITY.test(source);
  if (isArtefact && folded(item) === folded(cleaned)) return artefact(source);
  if (folded(item) === folded(source)) return typographic('none', 'marks');
  return comparePunctuation(folded(item), folded(cleaned));
}

function artefact(source: string): TypographicChange {
  const detail = ENTITY.test(source) ? 'entity' : source.replace(FOOTNOTE, '') !== source ? 'footnote' : 'invisible';
  return { kind: 'extraction-artefact', severity: 'none', detail };
}

/** Both folded. Paragraph marks, hyphens and quotation marks are the page's; a question mark is the speaker's. */
function comparePunctuation(item: string, source: string): TypographicChange {
  if (item.includes('?') !== source.includes('?')) return typographic('serious', 'question');
  if (item.includes('...') && !/\.\.\.|-/.test(source)) return typographic('minor', 'idle-ellipsis');
  if (bare(item) === bare(source)) return typographic('none', 'marks');
  return typographic('minor', 'punctuation');
}

/** Without quotation marks, hyphens, dots of an ellipsis and brackets. */
function bare(gap: string): string {
  return gap.replace(/["'()[\]-]|\.\.\./g, '').trim();
}

function typographic(severity: TypographicChange['severity'], detail: string): TypographicChange {
  return { kind: 'typographic', severity, detail };
}

/** Line breaks and runs of plain blanks are no difference: both texts may be wrapped. */
function collapse(gap: string): string {
  return gap.replace(/[ \t\n\f]+/g, ' ');
}

function folded(gap: string): string {
  return fold(gap)
    .text.replace(/\s*-+\s*/g, '-')
    .replace(/\.\s?\.\s?\.(\s?\.)?/g, '...')
    .trim();
}

/** After the last word: what closes the quote beside what stands there in the source. Null where the quote closes bare. */
export function compareClosing(item: string, source: string): TypographicChange | null {
  const printed = closingMarks(item);
  const stood = closingMarks(source);
  if (printed === '' || printed === stood) return null;
  if (printed.includes('?') !== stood.includes('?')) return typographic('serious', 'question');
  if (printed.includes('!') && !stood.includes('!')) return typographic('minor', 'exclamation');
  return typographic('none', 'closing-punctuation');
}

function closingMarks(text: string): string {
  const marks = /^[^\p{L}\p{N}\s]*/u.exec(text)![0];
  return fold(marks)
    .text.replace(/["'()[\]*]|\.\.\./g, '')
    .replace(/^-+/, '-');
}
