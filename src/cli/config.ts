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

type Environment = Readonly<Record<string, string | undefined>>;

/** The only place that reads the environment. */
export function readConfig(environment: Environment): Config {
  return {
    dataFolder: environment.VERBATIM_DATA || join(PROJECT, 'data', 'desk'),
    host: environment.HOST || '127.0.0.1',
    port: Number(environment.PORT || 3000),
    publicUrl: parsePublicUrl(environment.VERBATIM_URL),
    trustProxy: parseCount(environment, 'VERBATIM_PROXIES', 9) ?? 0,
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

function parseIntake(environment: Environment): Partial<IntakeSettings> {
  const upload = parseAmount(environment, 'VERBATIM_UPLOAD_MB', INTAKE_DEFAULTS.fileBytes / 1e6);
  const media = parseAmount(environment, 'VERBATIM_MEDIA_MB', 4_000);
  const seconds = parseAmount(environment, 'VERBATIM_READ_SECONDS', 120);
  return {
    fetch: parseFetch(environment),
    ...(upload !== null && { fileBytes: upload * 1e6 }),
    ...(media !== null && { mediaBytes: media * 1e6 }),
    ...(seconds !== null && { readMs: seconds * 1_000 }),
  };
}

function parseFetch(environment: Environment): IntakeSettings['fetch'] {
  const hosts = (environment.VERBATIM_FETCH_HOSTS ?? '').split(/[\s,]+/).filter(Boolean);
  const seconds = parseAmount(environment, 'VERBATIM_FETCH_SECONDS', 120);
  const raw = parseAmount(environment, 'VERBATIM_FETCH_MB', INTAKE_DEFAULTS.fileBytes / 1e6);
  const inflated = parseAmount(environment, 'VERBATIM_FETCH_UNPACKED_MB', INTAKE_DEFAULTS.fileBytes / 1e6);
  const redirects = parseCount(environment, 'VERBATIM_FETCH_REDIRECTS', 20);
  return {
    ...(hosts.length > 0 && { allowedHosts: hosts.map((host) => host.toLowerCase()) }),
    limits: {
      ...(seconds !== null && { totalMs: seconds * 1_000 }),
      ...(raw !== null && { rawBytes: raw * 1e6 }),
      ...(inflated !== null && { inflatedBytes: inflated * 1e6 }),
      ...(redirects !== null && { redirects }),
    },
  };
}

function parseAmount(environment: Environment, name: string, most: number): number | null {
  const given = environment[name];
  if (!given) return null;
  const amount = Number(given);
  if (amount > 0 && amount <= most) return amount;
  throw new VerbatimError('invalid', `${name} is a number above 0, at most ${most}. It is "${given}".`);
}

function parseCount(environment: Environment, name: string, most: number): number | null {
  const given = environment[name];
  if (!given) return null;
  const count = Number(given);
  if (Number.isInteger(count) && count >= 0 && count <= most) return count;
  throw new VerbatimError('invalid', `${name} is a whole number from 0 to ${most}. It is "${given}".`);
}
