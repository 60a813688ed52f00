export interface CliIo {
  readonly input: AsyncIterable<Uint8Array>;
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
}
