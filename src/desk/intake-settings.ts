import type { FetchOptions } from '../intake/fetch-url.ts';
import { INTAKE_LIMITS } from '../intake/limits.ts';

/** What a house may set about imports; SAFETY.md lists the limits that it can't. */
export interface IntakeSettings {
  /** How pages are fetched: allowed sites, ports, sizes. */
  readonly fetch: FetchOptions;
  /** Bytes of one uploaded file. */
  readonly fileBytes: number;
  /** Bytes of a sound or video file. */
  readonly mediaBytes: number;
  /** Milliseconds that one file may take to read. */
  readonly readMs: number;
}

/** 300 MB hold an hour of video at 640 kbit/s, or a day of speech. */
export const INTAKE_DEFAULTS: IntakeSettings = Object.freeze({
  fetch: {},
  fileBytes: INTAKE_LIMITS.fileBytes,
  mediaBytes: 300_000_000,
  readMs: INTAKE_LIMITS.readMs,
});
