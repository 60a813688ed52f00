import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { INTAKE_DEFAULTS, type IntakeSettings } from '../desk/intake-settings.ts';
import { VerbatimError } from '../errors.ts';

/** Where the project's own folders are, from the compiled file's place. */
export const PROJECT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export interface Config {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly zone: string;
  /** Where people reach the desk, when that is not where it listens: behind a proxy that speaks TLS. */
  readonly publicUrl: string | null;
  /** How many proxies stand before it: only then is what they say of an address believed. */
  readonly trustProxy: number;
  /** What the house set about imports; SAFETY.md tells what may be set. */
  readonly intake: Partial<IntakeSettings>;
}

/** The only place that reads the environment. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return {
    dataFolder: environment.VERBATIM_DATA || join(PROJECT, 'data', 'desk'),
    host: environment.HOST || '127.0.0.1',
    port: Number(environment.PORT || 3000),
    publicUrl: parsePublicUrl(environment.VERBATIM_URL),
    trustProxy: parseProxies(environment.VERBATIM_PROXIES),
    intake: parseIntake(environment),
    zone: environment.TZ || Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

function parsePublicUrl(given: string | undefined): string | null {
  if (!given) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '')
    throw new VerbatimError('invalid', `VERBATIM_URL has to be like https://desk.example.org, without a path. It is "${given}".`);
  return url.origin;
}

function parseProxies(given: string | undefined): number {
  const count = Number(given || 0);
  if (Number.isInteger(count) && count >= 0 && count < 10) return count;
  throw new VerbatimError('invalid', `VERBATIM_PROXIES is the number of proxies before the desk. It is "${given}".`);
}

function parseIntake(environment: Readonly<Record<string, string | undefined>>): Partial<IntakeSettings> {
  const hosts = (environment.VERBATIM_FETCH_HOSTS ?? '').split(/[\s,]+/).filter(Boolean);
  const upload = parseAmount('VERBATIM_UPLOAD_MB', environment.VERBATIM_UPLOAD_MB, INTAKE_DEFAULTS.fileBytes / 1e6);
  const media = parseAmount('VERBATIM_MEDIA_MB', environment.VERBATIM_MEDIA_MB, 4_000);
  const seconds = parseAmount('VERBATIM_READ_SECONDS', environment.VERBATIM_READ_SECONDS, 120);
  return {
    ...(hosts.length > 0 && { fetch: { allowedHosts: hosts.map((host) => host.toLowerCase()) } }),
    ...(upload && { fileBytes: upload * 1e6 }),
    ...(media && { mediaBytes: media * 1e6 }),
    ...(seconds && { readMs: seconds * 1_000 }),
  };
}

function parseAmount(name: string, given: string | undefined, most: number): number | null {
  if (!given) return null;
  const amount = Number(given);
  if (amount > 0 && amount <= most) return amount;
  throw new VerbatimError('invalid', `${name} is a number above 0, at most ${most}. It is "${given}".`);
}
