import { monthNumber } from './month-names.ts';

/** A stated date as ISO 8601: a date-time where the time and its zone are stated, else the day; null for anything else. */
export function isoDate(stated: string): string | null {
  const text = stated.trim();
  const iso = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ](\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?/i.exec(
    text,
  );
  if (iso) return fromIso(iso);
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:\D|$)/.exec(text);
  if (compact) return day(compact[1], compact[2], compact[3]);
  return fromWords(text) ?? fromNumbers(text);
}

function fromIso([, year, month, date, time, zone]: RegExpExecArray): string | null {
  const onDay = day(year, month, date ?? '1');
  if (!onDay || !date) return onDay;
  if (!time || !zone) return onDay;
  const clock = time.padStart(time.length + (time.indexOf(':') === 1 ? 1 : 0), '0');
  return `${onDay}T${clock.length === 5 ? `${clock}:00` : clock}${zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2')}`;
}

/** "3 March 2021", "March 3, 2021", "2021. március 3.", and the dates of mail ("Wed, 03 Mar 2021 10:00:00 +0100"). */
function fromWords(text: string): string | null {
  const dayFirst = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er)?\.?\s+(?:de\s+)?(\p{L}{3,12})\.?,?\s+(?:del?\s+)?(\d{4})/u.exec(text);
  const monthFirst = /(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/u.exec(text);
  const yearFirst = /(\d{4})\.?\s+(\p{L}{3,12})\s+(\d{1,2})(?!\d)/u.exec(text);
  const onDay = [
    [dayFirst?.[3], dayFirst?.[2], dayFirst?.[1]],
    [monthFirst?.[3], monthFirst?.[1], monthFirst?.[2]],
    [yearFirst?.[1], yearFirst?.[2], yearFirst?.[3]],
  ]
    .map(([year, name, date]) => (name ? day(year, String(monthNumber(name) ?? ''), date) : null))
    .find(Boolean);
  if (!onDay) return null;
  const clock =
    /(\d{2}:\d{2})(:\d{2})?\s+([+-]\d{2})(\d{2})\b/.exec(text) ?? /(\d{2}:\d{2})(:\d{2})?\s+(?:GMT|UTC?|Z)\b/.exec(text);
  return clock ? `${onDay}T${clock[1]}${clock[2] ?? ':00'}${clock[3] ? `${clock[3]}:${clock[4]}` : 'Z'}` : onDay;
}

/** "3.4.2021", "2021. 4. 3", "2021年4月3日", and of dates with strokes those whose day can be no month. */
function fromNumbers(text: string): string | null {
  const ordered = /(?<!\d)((?:19|20)\d{2})(?:-|\/|\.\s?)(\d{1,2})(?:-|\/|\.\s?)(\d{1,2})(?!\d)/.exec(text);
  if (ordered) return day(ordered[1], ordered[2], ordered[3]);
  const [, year, month, date] = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/u.exec(text) ?? [];
  if (year) return day(year, month, date);
  const dotted = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})(?!\d)/.exec(text);
  if (dotted) return day(dotted[3], dotted[2], dotted[1]);
  const [, first = '', second = '', last] = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d{2})(?!\d)/.exec(text) ?? [];
  if (Number(first) > 12) return day(last, second, first);
  return Number(second) > 12 || first === second ? day(last, first, second) : null;
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): string | null {
  const iso = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(iso) ? null : iso;
}
