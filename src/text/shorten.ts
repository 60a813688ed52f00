/** The first `length` UTF-16 code units of a longer text, cut at a word's end, with an ellipsis. */
export function beginningOf(text: string, length: number): string {
  return text.length <= length ? text : `${wholeWords(text.slice(0, length), /\s+\S*$/)} …`;
}

/** The last `length` UTF-16 code units of a longer text, cut at a word's beginning, with an ellipsis. */
export function endingOf(text: string, length: number): string {
  return text.length <= length ? text : `… ${wholeWords(text.slice(-length), /^\S*\s+/)}`;
}

/** In UTF-16 code units: about two lines on each side; a paragraph that gives this much is enough by itself. */
const CONTEXT = Object.freeze({ length: 160, enough: 40 });

/** What stands before a passage: the rest of its paragraph, cut at a blank; an ellipsis says that there is more. */
export function contextBefore(text: string): string {
  const paragraph = text.slice(text.lastIndexOf('\n\n') + 1);
  const near = paragraph.trim().length >= CONTEXT.enough ? paragraph.trimStart() : text.trimStart();
  return endingOf(near, CONTEXT.length);
}

/** The same behind it. */
export function contextAfter(text: string): string {
  const end = text.indexOf('\n\n');
  const paragraph = end < 0 ? text : text.slice(0, end);
  const near = paragraph.trim().length >= CONTEXT.enough ? paragraph.trimEnd() : text.trimEnd();
  return beginningOf(near, CONTEXT.length);
}

/** Scripts without blanks, and words longer than half of what is shown, are cut where they stand. */
function wholeWords(cut: string, part: RegExp): string {
  const whole = cut.replace(part, '');
  return (whole.length >= cut.length / 2 ? whole : cut).replace(HALVES, '');
}

/** Of a character of two units that was cut through. */
const HALVES = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g;
