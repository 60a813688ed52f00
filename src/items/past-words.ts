const PAST = new Set(
  `was were had did went came took gave made said told got lost won built brought bought began became fell rose grew left led paid ran
  sent sold spent stood kept held knew met put saw spoke wrote cut shut hit set been gone done given taken`.split(/\s+/),
);
const NOT_PAST = new Set(['indeed', 'hundred', 'united']);

/** Whether a word (lower case) is a past form, as far as its ending and a list of the commonest tell. */
export function isPast(word: string): boolean {
  return PAST.has(word) || (word.length > 4 && word.endsWith('ed') && !NOT_PAST.has(word));
}
