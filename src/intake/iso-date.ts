const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A stated date as ISO 8601: a date-time where the time and its zone are stated, else the day; null for anything else. */
export function isoDate(stated: string): string | null {
  const text = stated.trim();
  const iso = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ](\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?/i.exec(
    text,
  );
  if (iso) return fromIso(iso);
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:\D|$)/.exec(text);
  if (compact) return day(compact[1], compact[2], compact[3]);
  return fromWords(text);
}

function fromIso([, year, month, date, time, zone]: RegExpExecArray): string | null {
  const onDay = day(year, month, date ?? '1');
  if (!onDay || !date) return onDay;
  if (!time || !zone) return onDay;
  const clock = time.padStart(time.length + (time.indexOf(':') === 1 ? 1 : 0), '0');
  return `${onDay}T${clock.length === 5 ? `${clock}:00` : clock}${zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2')}`;
}

/** "3 March 2021", "March 3, 2021", and the dates of mail ("Wed, 03 Mar 2021 10:00:00 +0100"). */
function fromWords(text: string): string | null {
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})/.exec(text);
  const monthFirst = /\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/.exec(text);
  const [date, name, year] = dayFirst ? dayFirst.slice(1) : monthFirst ? [monthFirst[2], monthFirst[1], monthFirst[3]] : [];
  const month = MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
  if (!date || month === 0) return null;
  const onDay = day(year, String(month), date);
  const clock =
    /(\d{2}:\d{2})(:\d{2})?\s+([+-]\d{2})(\d{2})\b/.exec(text) ?? /(\d{2}:\d{2})(:\d{2})?\s+(?:GMT|UTC?|Z)\b/.exec(text);
  if (!onDay || !clock) return onDay;
  return `${onDay}T${clock[1]}${clock[2] ?? ':00'}${clock[3] ? `${clock[3]}:${clock[4]}` : 'Z'}`;
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): string | null {
  const iso = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(iso) ? null : iso;
}
