/** What a command reads and writes: standard input, output and error, or a test's stand-ins. */
export interface CliIo {
  readonly input: AsyncIterable<Uint8Array>;
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
}

/** What the shell is told: clean, something was found or went wrong in the data, or the command could not run. */
export const EXIT = Object.freeze({ ok: 0, findings: 1, cannotRun: 2 });
