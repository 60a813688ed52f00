/** A stretch of a line that runs in one direction. */
export interface DirectedRun {
  readonly text: string;
  readonly rightToLeft: boolean;
}

/** Letters of the scripts that are written from right to left. */
const RTL = String.raw`\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}`;
const RTL_RUN = new RegExp(`[${RTL}][${RTL}\\p{M}\\p{Zs}\\p{P}]*[${RTL}\\p{M}]|[${RTL}]`, 'gu');
const FIRST_LETTER = /\p{L}/u;
/** A letter that is written from right to left. */
export const RIGHT_TO_LEFT = new RegExp(`[${RTL}]`, 'u');

/** The line cut where its direction changes; marks and blanks between words of one direction stay with them. */
export function directedRuns(line: string): DirectedRun[] {
  const runs: DirectedRun[] = [];
  let end = 0;
  for (const { 0: text, index } of line.matchAll(RTL_RUN)) {
    if (index > end) runs.push({ text: line.slice(end, index), rightToLeft: false });
    runs.push({ text, rightToLeft: true });
    end = index + text.length;
  }
  return end < line.length || runs.length === 0 ? [...runs, { text: line.slice(end), rightToLeft: false }] : runs;
}

/** By the first letter, as browsers do where the direction is left to the text. */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(FIRST_LETTER.exec(text)?.[0] ?? '');
}
