import type { Web } from '../web.ts';

/** A moment for people: short words, the exact time at hand, and the machine's form. */
export interface TimeView {
  readonly iso: string;
  readonly words: string;
  readonly exact: string;
}

export interface DeadlineView extends TimeView {
  readonly urgency: 'past' | 'soon' | 'later';
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A deadline within this time is marked: what is left is less than a working day. */
const SOON = 8 * HOUR;

/** "5 minutes ago" within the day, else the date and time in the desk's zone. */
export function presentTime(web: Web, iso: string): TimeView {
  const at = new Date(iso);
  const passed = web.now().getTime() - at.getTime();
  return { iso, words: passed >= 0 && passed < DAY ? ago(web, passed) : calendar(web, at), exact: exact(web, at) };
}

/** Always the date and time: what is printed must still be true tomorrow. */
export function presentMoment(web: Web, iso: string): TimeView {
  const at = new Date(iso);
  return { iso, words: dated(web, at), exact: exact(web, at) };
}

export function presentDeadline(web: Web, iso: string): DeadlineView {
  const at = new Date(iso);
  const left = at.getTime() - web.now().getTime();
  const urgency = left < 0 ? 'past' : left < SOON ? 'soon' : 'later';
  return { iso, words: calendar(web, at), exact: exact(web, at), urgency };
}

/** A calendar date (no time of day, no zone) in words. */
export function presentDate(web: Web, date: string): string {
  const at = new Date(`${date.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  return new Intl.DateTimeFormat(web.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

function ago(web: Web, passed: number): string {
  const relative = new Intl.RelativeTimeFormat(web.locale, { numeric: 'auto' });
  if (passed < MINUTE) return web.say('time just-now');
  if (passed < HOUR) return relative.format(-Math.floor(passed / MINUTE), 'minute');
  return relative.format(-Math.floor(passed / HOUR), 'hour');
}

/** Today and tomorrow by name, other days by date; always with the time of day. */
function calendar(web: Web, at: Date): string {
  const days = daysBetween(dayIn(web.zone, web.now()), dayIn(web.zone, at));
  if (Math.abs(days) > 1) return dated(web, at);
  const day = new Intl.RelativeTimeFormat(web.locale, { numeric: 'auto' }).format(days, 'day');
  return `${day} ${timeOfDay(web, at)}`;
}

function dated(web: Web, at: Date): string {
  const form = { day: 'numeric', month: 'short', year: 'numeric', timeZone: web.zone } as const;
  return `${new Intl.DateTimeFormat(web.locale, form).format(at)}, ${timeOfDay(web, at)}`;
}

function timeOfDay(web: Web, at: Date): string {
  const form = { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: web.zone } as const;
  return new Intl.DateTimeFormat(web.locale, form).format(at);
}

function exact(web: Web, at: Date): string {
  return new Intl.DateTimeFormat(web.locale, { dateStyle: 'full', timeStyle: 'long', timeZone: web.zone }).format(at);
}

/** The value of a datetime-local field: the wall clock of the desk's zone. */
export function toLocalField(iso: string | null, zone: string): string {
  if (iso === null) return '';
  return wallClock(new Date(iso), zone).slice(0, 16);
}

/** Reads a datetime-local field as UTC. What is no date comes back as it was, for the parser to refuse. */
export function fromLocalField(value: string, zone: string): string {
  const guess = new Date(`${value.length === 16 ? `${value}:00` : value}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(value) || Number.isNaN(guess.getTime())) return value;
  // Twice, because the first correction may cross the hour at which the clocks change.
  const once = new Date(guess.getTime() - offset(guess, zone));
  return new Date(guess.getTime() - offset(once, zone)).toISOString();
}

function offset(at: Date, zone: string): number {
  return new Date(`${wallClock(at, zone)}Z`).getTime() - Math.floor(at.getTime() / 1000) * 1000;
}

function wallClock(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone }).format(at).replace(' ', 'T');
}

function dayIn(zone: string, at: Date): string {
  return wallClock(at, zone).slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
