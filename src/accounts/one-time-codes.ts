import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { OneTimeCodes } from './credentials.ts';
import { hashToken } from './secret-token.ts';

/** Seconds that a code is shown; a code of the step before or after counts too, for clocks that differ (RFC 6238, 5.2). */
const PERIOD = 30;
const TOLERATED_STEPS = 1;
const RECOVERY_CODES = 10;

/** A secret for an authenticator: 160 bits, as RFC 4226 advises. */
export function newAuthenticatorSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says. */
export function authenticatorAddress(secret: string, name: string): string {
  return authenticator(secret, name).toString();
}

/** The codes after this one was used, or null for a wrong one, and for one that was used already. */
export function useCode(codes: OneTimeCodes, given: string, now: Date): OneTimeCodes | null {
  const typed = given.replace(/[\s-]/g, '').toLowerCase();
  if (!/^\d{6}$/.test(typed)) return useRecoveryCode(codes, typed);
  const timestamp = now.getTime();
  const delta = authenticator(codes.secret, '').validate({ token: typed, timestamp, window: TOLERATED_STEPS });
  if (delta === null) return null;
  const step = Math.floor(timestamp / 1000 / PERIOD) + delta;
  return step > codes.lastStep ? { ...codes, lastStep: step } : null;
}

/** Each opens the door once, where the authenticator is lost. 50 bits: guessing is throttled as for any code. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () => `${letters(5)}-${letters(5)}`);
}

export function hashRecoveryCode(code: string): string {
  return hashToken(code.replace(/[\s-]/g, '').toLowerCase());
}

function useRecoveryCode(codes: OneTimeCodes, typed: string): OneTimeCodes | null {
  const hash = hashRecoveryCode(typed);
  if (!codes.recovery.includes(hash)) return null;
  return { ...codes, recovery: codes.recovery.filter((one) => one !== hash) };
}

function authenticator(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'Verbatim', label, secret: Secret.fromBase32(secret), period: PERIOD });
}

/** Without those that are taken for others. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz023456789';

function letters(count: number): string {
  return Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
