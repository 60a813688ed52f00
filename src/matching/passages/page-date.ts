const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const FULL_DATE = new RegExp(
  `\\b(?:\\d{4}-[01]\\d-[0-3]\\d|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? ${MONTH},? \\d{4})`,
  'gi',
);
const CLOCK = /T?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[+-]\d{2}:?\d{2}|Z)?(?: ?[ap]\.?m\b\.?)?/gi;
const LABEL =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|published|updated|posted|created|modified|edited|written|filed|submitted|added|originally|first|last|date|datetime|meta|data|on|at|by|in|from|and|am|pm|est|edt|et|cst|cdt|pst|pdt|pt|gmt|utc|bst|cet|ist|hkt|hours|hrs)$/i;

export function hasFullDate(line: string): boolean {
  return line.search(FULL_DATE) >= 0;
}

/**
 * Whether a line says when its page, or the part of it below, was written: a date with its hour, a byline or a label
 * ("Published", "Last updated"). "Born: 3 May 1980" says something else, and a span of two dates dates nothing.
 */
export function isPageDate(line: string): boolean {
  const dates = line.match(FULL_DATE) ?? [];
  if (dates.length === 0 || (dates.length > 1 && !/updated|modified/i.test(line))) return false;
  const rest = line.replace(FULL_DATE, ' ').replace(CLOCK, ' ');
  const others = (rest.match(/\p{L}[\p{L}’'.-]*:?/gu) ?? []).filter((word) => !LABEL.test(word.replace(/[:.]+$/, '')));
  return others.length <= LONGEST_BYLINE && others.every((word) => /^\p{Lu}/u.test(word) && !word.endsWith(':'));
}

/** Words: who wrote it, for whom and where. */
const LONGEST_BYLINE = 8;
