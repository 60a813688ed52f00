import type { Locator } from '../../documents/locator.ts';
import type { Web } from '../web.ts';

/** The place in the words people cite by: "p. 4, line 12", "00:13:07, Power". */
export function presentLocator(web: Web, { page, paragraph, line, seconds, speaker }: Locator): string {
  const said = [seconds === null ? null : clock(seconds), speaker].filter((part) => part !== null);
  if (seconds !== null) return said.join(', ');
  const place = page === null ? web.say('place paragraph-line', { paragraph, line }) : web.say('place page-line', { page, line });
  return [place, ...said].join(', ');
}

/** Hours, minutes and seconds from a recording's start. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
