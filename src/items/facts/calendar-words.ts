/** 1 is Monday, 7 is Sunday, as in ISO 8601. Short forms are words of their own ("sat", "sun") and left out. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  'monday tuesday wednesday thursday friday saturday sunday'.split(' ').map((name, index) => [name, index + 1]),
);

/** "Saturday Night Live", "The Sunday Times": with such a word behind it a weekday is part of a name. */
const NAMED_AFTER_DAYS = /^(?:night|morning|afternoon|evening|times|post|mail|express|mirror|club|review|league)$/;

export function namesADay(day: string, next: { readonly lower: string; readonly capital: boolean } | undefined): boolean {
  return WEEKDAYS.has(day) && next?.capital === true && NAMED_AFTER_DAYS.test(next.lower);
}

/** First month and number of months, northern hemisphere. Winter is the one that starts the year's end. */
export const SEASONS: ReadonlyMap<string, number> = new Map([
  ['spring', 3],
  ['summer', 6],
  ['autumn', 9],
  ['fall', 9],
  ['winter', 12],
]);

export const DECADES: ReadonlyMap<string, number> = new Map([
  ['twenties', 20],
  ['thirties', 30],
  ['forties', 40],
  ['fifties', 50],
  ['sixties', 60],
  ['seventies', 70],
  ['eighties', 80],
  ['nineties', 90],
]);
