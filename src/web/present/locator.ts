import type { Locator } from '../../documents/locator.ts';
import type { Web } from '../web.ts';

/** The exact place in the words people cite by: "00:13:07 · p. 4, line 12". */
export function presentLocator(web: Web, { page, paragraph, line, seconds, speaker }: Locator): string {
  const place = page === null ? web.say('place paragraph-line', { paragraph, line }) : web.say('place page-line', { page, line });
  return [seconds === null ? null : clock(seconds), place, speaker].filter(Boolean).join(' · ');
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
