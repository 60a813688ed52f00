import { nameAlone } from './find-name-lines.ts';
import { readTurnLabel, type TurnLabel } from './transcript-label.ts';

const LABELS = Object.freeze({
  /** Share of lines that begin with a number, from which a single blank parts the number from the words. */
  numberedLines: 0.6,
  /** Share of the times alone on their lines that must have a name beside them, for those names to be who speaks. */
  namedTimes: 0.5,
});

export interface PlacedLabel extends TurnLabel {
  readonly start: number;
}

/** Chapter and verse count in single digits too; no clock shows "1:1". */
const VERSE = /^[ \t]*(?:\p{Lu}[\p{L}.]*[ \t]+){0,3}\d{1,3}:\d(?:[ \t:.]|$)/mu;

/** The labels that lines of a text begin with, whether it is a transcript or not. */
export function findLabels(text: string): readonly PlacedLabel[] {
  const lines = placeLines(text);
  const hasVerses = VERSE.test(text);
  const labels: PlacedLabel[] = [];
  for (const line of lines) {
    const label = readTurnLabel(line.words);
    if (label && !(hasVerses && label.from !== null)) labels.push({ ...label, start: line.start, end: line.wordsAt + label.end });
  }
  const named = withNamesBeside(labels, lines);
  // "A Monday in May": without questions there are no answers.
  return named.some(({ speaker }) => speaker === 'Q') ? named : named.filter(({ speaker }) => speaker !== 'A');
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Where the words begin, after the margin. */
  readonly wordsAt: number;
  readonly words: string;
}

/** Lines that are not empty, without the numbers that depositions and hearings have in the margin. */
function placeLines(text: string): Line[] {
  const filled = Array.from(text.matchAll(/^[^\n]*\S[^\n]*$/gm), ({ index, 0: line }) => ({ start: index, line }));
  const numbered = filled.filter(({ line }) => /^\s*\d{1,2}(?:\s|$)/.test(line));
  const isNumbered = numbered.length >= LABELS.numberedLines * filled.length;
  const margin = isNumbered ? /^\s*(?:\d{1,2}(?:[ \t]+|$))?/ : /^\s*(?:\d{1,2}[ \t]{2,})?/;
  return filled.map(({ start, line }) => {
    const indent = margin.exec(line)![0].length;
    return { start, end: start + line.length, wordsAt: start + indent, words: line.slice(indent) };
  });
}

/** A time alone on its line, with a name alone on the line before or after it: pages that set them apart say so with type. */
function withNamesBeside(labels: readonly PlacedLabel[], lines: readonly Line[]): readonly PlacedLabel[] {
  const at = new Map(lines.map((line, index) => [line.start, index]));
  const alone = labels.filter(({ form, start, end }) => form === 'time' && end >= lines[at.get(start)!]!.end);
  if (alone.length === 0) return labels;
  for (const step of [-1, 1]) {
    const named = new Map<PlacedLabel, PlacedLabel>();
    for (const label of alone) {
      const beside = lines[at.get(label.start)! + step];
      const name = beside ? nameAlone(beside.words) : null;
      if (!beside || !name) continue;
      const [start, end] = [Math.min(label.start, beside.start), Math.max(label.end, beside.end)];
      named.set(label, { ...label, start, end, speaker: name.speaker, form: 'name' });
    }
    if (named.size >= LABELS.namedTimes * alone.length) return labels.map((label) => named.get(label) ?? label);
  }
  return labels;
}
