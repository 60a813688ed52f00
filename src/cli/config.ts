import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the project's own folders are, from the compiled file's place. */
export const PROJECT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export interface Config {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly zone: string;
}

/** The only place that reads the environment. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return {
    dataFolder: environment.VERBATIM_DATA || join(PROJECT, 'data', 'desk'),
    host: environment.HOST || '127.0.0.1',
    port: Number(environment.PORT || 3000),
    zone: environment.TZ || Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
