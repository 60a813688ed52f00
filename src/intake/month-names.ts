/** Languages whose month names are read: those that newsrooms of the desk's sources write in. */
const LANGUAGES = 'en de fr es it pt nl sv da nb fi pl cs ru uk bg tr el hu ro'.split(' ');

/** Letters. */
const SHORTEST = 3;

/** Worked out for the first name that is asked for: it takes longer than reading a short page. */
let known: ReadonlyMap<string, number> | null = null;

/** 1 to 12 for a month's name, whole or shortened, in any letter case; null for another word. */
export function monthNumber(name: string): number | null {
  const plain = name.toLocaleLowerCase('en').replace(/\.$/, '');
  if (plain.length < SHORTEST) return null;
  known ??= namesOf(LANGUAGES);
  return known.get(plain) ?? [...known].find(([whole]) => whole.startsWith(plain))?.[1] ?? null;
}

/** Forms that stand alone and forms that stand with a day. */
function namesOf(languages: readonly string[]): Map<string, number> {
  const names = new Map<string, number>();
  const forms = (['long', 'short'] as const).flatMap((month) => [{ month }, { month, day: 'numeric' } as const]);
  for (const language of languages) {
    for (const form of forms) {
      const format = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month++) {
        const name = format.formatToParts(Date.UTC(2021, month - 1, 1)).find(({ type }) => type === 'month')?.value;
        const plain = name?.toLocaleLowerCase('en').replace(/\.$/, '') ?? '';
        if (/\p{L}{3}/u.test(plain) && !names.has(plain)) names.set(plain, month);
      }
    }
  }
  return names;
}
