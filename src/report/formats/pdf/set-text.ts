import bidiFactory from 'bidi-js';
import LineBreaker from 'linebreak';
import { RIGHT_TO_LEFT } from '../directed-runs.ts';
import { asNumbers, clustersOf, drawable } from './clusters.ts';
import { type Face, type Han, hanOf } from './faces.ts';
import type { Fonts, FontUse, LoadedFont, Typeface } from './load-fonts.ts';

/** A stretch of a paragraph in one type. Sizes are points. */
export interface Span {
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  readonly color: string;
  readonly mark: 'none' | 'struck' | 'underlined';
}

/** What is drawn in one go: one font, one direction. */
export interface Run {
  readonly text: string;
  readonly font: LoadedFont;
  readonly span: Span;
  readonly width: number;
}

/** Runs from left to right as they stand on the page. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
  readonly rightToLeft: boolean;
  /** The words themselves, where what is drawn doesn't tell them: numbers for letters, or scripts whose shapes change places. */
  readonly actual: string | null;
}

/** The width of a text in a font at a size. */
export type Measure = (font: LoadedFont, text: string, size: number) => number;

const bidi = bidiFactory();
/** Vowels of these are drawn before, around or inside the letters that they follow. */
const RESHAPED = /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Thai}]/u;

/** The clusters that these paragraphs are printed with, each once: what fonts have to be loaded for. */
export function usesOf(paragraphs: ReadonlyArray<readonly Span[]>): FontUse[] {
  const texts = new Map<string, { readonly face: Face; readonly han: Han; readonly clusters: Set<string> }>();
  for (const spans of paragraphs) {
    const han = hanOf(spans.map(({ text }) => text).join(''));
    for (const { face, text } of spans) {
      const known = texts.get(`${face} ${han}`) ?? { face, han, clusters: new Set<string>() };
      texts.set(`${face} ${han}`, known);
      for (const cluster of clustersOf(drawable(text))) if (cluster !== '\n') known.clusters.add(cluster);
    }
  }
  return [...texts.values()].flatMap(({ face, han, clusters }) => Array.from(clusters, (cluster) => ({ face, han, cluster })));
}

/** A paragraph in lines of at most `width`. A word that is wider is cut between letters. Blank lines are left out. */
export function setText(spans: readonly Span[], width: number, fonts: Fonts, measure: Measure): Line[] {
  const drawn = spans.map((span) => ({ ...span, text: drawable(span.text) }));
  const text = drawn.map((span) => span.text).join('');
  const direction = RIGHT_TO_LEFT.test(text) ? bidi.getEmbeddingLevels(text) : null;
  const rightToLeft = ((direction?.paragraphs[0]?.level ?? 0) & 1) === 1;
  const atoms = atomsOf(drawn, text, direction?.levels ?? null, fonts);
  return filledLines(atoms, width, measure).map((line) => toLine(line, rightToLeft, measure));
}

/** The smallest piece that lines are made from: it has one font and one direction, and no line ends in it. */
interface Atom {
  readonly text: string;
  /** As the paragraph has it, where numbers stand for it. */
  readonly original: string;
  readonly font: LoadedFont;
  readonly span: Span;
  readonly level: number;
  readonly after: 'stay' | 'may-end' | 'ends';
}

function atomsOf(spans: readonly Span[], text: string, levels: Uint8Array | null, fonts: Fonts): Atom[] {
  const han = hanOf(text);
  return stretchesOf(spans, text, levels).flatMap((stretch) => {
    const typeface = fonts.typeface(stretch.span.face, han);
    const font = isTurned(stretch) ? null : typeface.fontForAll(stretch.text);
    return font ? [{ ...stretch, original: stretch.text, font }] : piecesOf(stretch, typeface, fonts);
  });
}

type Stretch = Pick<Atom, 'text' | 'span' | 'level' | 'after'>;

/** The text cut wherever its type or direction changes, or a line may end. */
function stretchesOf(spans: readonly Span[], text: string, levels: Uint8Array | null): Stretch[] {
  const breaks = breaksOf(text);
  const stretches: Stretch[] = [];
  let [at, end] = [0, 0];
  for (const span of spans) {
    end += span.text.length;
    for (let start = at; start < end; start = at) {
      const level = levels?.[start] ?? 0;
      do at++;
      while (at < end && !breaks.has(at) && (levels?.[at] ?? 0) === level);
      const after = breaks.get(at) ?? 'stay';
      const words = text.slice(start, at).replace('\n', '');
      const last = stretches.length - 1;
      if (words !== '') stretches.push({ text: words, span, level, after });
      else if (last >= 0) stretches[last] = { ...stretches[last]!, after };
    }
  }
  return stretches;
}

/** Offset → whether a line may end there, or does. */
function breaksOf(text: string): Map<number, 'may-end' | 'ends'> {
  const breaker = new LineBreaker(text);
  const breaks = new Map<number, 'may-end' | 'ends'>();
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak())
    breaks.set(found.position, found.required ? 'ends' : 'may-end');
  return breaks;
}

/** A stretch that needs several fonts, or is turned round word by word. */
function piecesOf({ text, after, ...place }: Stretch, typeface: Typeface, fonts: Fonts): Atom[] {
  const code = fonts.typeface('code', 'zh').fontFor('‹');
  const pieces: Atom[] = [];
  for (const cluster of clustersOf(text)) {
    const own = typeface.fontFor(cluster);
    const font = own ?? code;
    if (!font) continue;
    const piece: Atom = { ...place, text: own ? cluster : asNumbers(cluster), original: cluster, font, after: 'stay' };
    const last = pieces.at(-1);
    if (last && joins(last, piece)) pieces[pieces.length - 1] = joined(last, piece);
    else pieces.push(piece);
  }
  const last = pieces.pop();
  return last ? [...pieces, { ...last, after }] : [];
}

/** Words of a right-to-left line are turned round one by one, so that blanks are pieces of their own there. */
function joins(last: Atom, next: Atom): boolean {
  return last.font === next.font && (!isTurned(last) || isBlank(last.text) === isBlank(next.text));
}

function joined(last: Atom, next: Atom): Atom {
  return { ...next, text: last.text + next.text, original: last.original + next.original };
}

function isTurned({ level }: Pick<Atom, 'level'>): boolean {
  return (level & 1) === 1;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function filledLines(atoms: readonly Atom[], width: number, measure: Measure): Atom[][] {
  const lines: Atom[][] = [[]];
  let used = 0;
  const place = (word: readonly Atom[]) => {
    const [full, ink] = [widthOf(word, measure), inkWidth(word, measure)];
    if (used > 0 && used + ink > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(...word);
    used += full;
  };
  for (const word of wordsOf(atoms)) {
    if (inkWidth(word, measure) <= width) place(word);
    else for (const letter of word.flatMap(lettersOf)) place([letter]);
    if (word.at(-1)?.after !== 'ends') continue;
    lines.push([]);
    used = 0;
  }
  return lines.filter((line) => line.length > 0);
}

function wordsOf(atoms: readonly Atom[]): Atom[][] {
  const words: Atom[][] = [];
  let isOpen = false;
  for (const atom of atoms) {
    if (isOpen) words.at(-1)?.push(atom);
    else words.push([atom]);
    isOpen = atom.after === 'stay';
  }
  return words;
}

function lettersOf(atom: Atom): Atom[] {
  return clustersOf(atom.text).map((text) => ({ ...atom, text, original: text }));
}

function widthOf(atoms: readonly Atom[], measure: Measure): number {
  return atoms.reduce((sum, { font, text, span }) => sum + measure(font, text, span.size), 0);
}

/** Blanks at a line's end hang over it. */
function inkWidth(atoms: readonly Atom[], measure: Measure): number {
  return widthOf(withoutEndBlanks(atoms), measure);
}

function withoutEndBlanks(atoms: readonly Atom[]): Atom[] {
  const kept = atoms.slice(0, atoms.findLastIndex(({ text }) => !isBlank(text)) + 1);
  const last = kept.at(-1);
  return last ? [...kept.slice(0, -1), { ...last, text: last.text.trimEnd() }] : [];
}

function toLine(atoms: readonly Atom[], rightToLeft: boolean, measure: Measure): Line {
  const runs = mergedRuns(inVisualOrder(withoutEndBlanks(atoms)), measure);
  const words = atoms.map(({ original }) => original).join('');
  const isUnclear = RESHAPED.test(words) || atoms.some((atom) => atom.text !== atom.original);
  return {
    runs,
    width: runs.reduce((sum, run) => sum + run.width, 0),
    rightToLeft,
    // Readers turn right-to-left lines round themselves, and would do it to these words again.
    actual: isUnclear && !atoms.some(isTurned) ? words : null,
  };
}

/** Unicode's bidirectional algorithm (UAX 9), rule L2: from the highest level down, each stretch at or above it is turned round. */
function inVisualOrder(atoms: readonly Atom[]): Atom[] {
  const ordered = [...atoms];
  const highest = Math.max(0, ...atoms.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < ordered.length; start++) {
      let end = start;
      while (end < ordered.length && ordered[end]!.level >= level) end++;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  }
  return ordered;
}

/** Neighbours of one type are drawn as one. Words that are turned round stay apart. */
function mergedRuns(atoms: readonly Atom[], measure: Measure): Run[] {
  const merged: Atom[] = [];
  for (const atom of atoms) {
    const last = merged.at(-1);
    const isLike = last && last.font === atom.font && last.span === atom.span && !isTurned(last) && !isTurned(atom);
    if (isLike) merged[merged.length - 1] = joined(last, atom);
    else merged.push(atom);
  }
  return merged.map((atom) => {
    const text = isTurned(atom) ? turned(atom.text) : atom.text;
    return { text, font: atom.font, span: atom.span, width: measure(atom.font, text, atom.span.size) };
  });
}

/** Brackets look the other way. Shaping turns words round by their letters; what has none is turned round here. */
function turned(text: string): string {
  const clusters = clustersOf(text).map((cluster) => bidi.getMirroredCharacter(cluster) ?? cluster);
  return (RIGHT_TO_LEFT.test(text) ? clusters : clusters.reverse()).join('');
}
