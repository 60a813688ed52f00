/** A file of past checks that somebody brought in. Its bytes are kept; what is in it is read from them. */
export interface CheckImport {
  readonly id: string;
  /** As the file was called. */
  readonly name: string;
  /** SHA-256 of its bytes. */
  readonly file: string;
  readonly by: string;
  readonly at: string;
  /** How many checks were new, and how many took the place of one that had the same id. */
  readonly added: number;
  readonly replaced: number;
  /** How many entries could not be read, and the first of them. */
  readonly faulty: number;
  readonly faults: readonly ImportFault[];
}

export interface ImportFault {
  /** From 1: a line of the file, or an entry of its list. */
  readonly line: number;
  readonly message: string;
}
