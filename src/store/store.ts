import { VerbatimError } from '../errors.ts';
import type { SecretName } from './folder-layout.ts';

/** One thing done to one object. `payload` is plain JSON: no undefined, no NUL, no lone surrogate, no `__proto__`, at most 100 deep. */
export interface Change {
  readonly action: string;
  readonly object: string;
  readonly payload: unknown;
}

/** Events of one append share its `seq` (its line in the journal, from 1); `objectVersion` counts the changes of that object. */
export interface StoredEvent extends Change {
  readonly version: 1;
  readonly seq: number;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly actor: string;
  readonly key: string;
  readonly objectVersion: number;
}

export interface AppendRequest {
  /** `desk` or `story/<id>`. */
  readonly stream: string;
  readonly actor: string;
  /** Idempotency key: of two appends to a stream with the same key only the first counts, and both get its answer. */
  readonly key: string;
  readonly at: string;
  /** Versions of the objects that the form was made from, 0 for one that must not exist yet; empty to append unconditionally. */
  readonly expected: Readonly<Record<string, number>>;
  /** All of them or none: they become one line of the journal. */
  readonly changes: readonly Change[];
}

export interface Appended<State> {
  readonly snapshot: Snapshot<State>;
  readonly events: readonly StoredEvent[];
  readonly repeated: boolean;
}

export interface Snapshot<State> {
  readonly stream: string;
  readonly seq: number;
  readonly state: State;
  readonly versions: Readonly<Record<string, number>>;
}

/**
 * How events become a state. Pure, and never changes the state it is given. The state is plain JSON: it must come back
 * equal from `JSON.parse(JSON.stringify(state))`. Raise `version` whenever `apply` would give another state than before,
 * so that stored pictures made by the old one are dropped and computed again.
 */
export interface Fold<State> {
  readonly version?: string;
  readonly initial: (stream: string) => State;
  readonly apply: (state: State, event: StoredEvent) => State;
}

/** What an export carries so that the journal can be checked later without us: see SAFETY.md. */
export interface Evidence {
  /** The journal's lines, byte for byte. */
  readonly journal: Uint8Array;
  /** Signed C2SP checkpoint over exactly these lines. */
  readonly checkpoint: string;
  /** C2SP verifier key of the desk. */
  readonly verifierKey: string;
}

export type Listener = (stream: string, events: readonly StoredEvent[]) => void;

/** One JSON document, replaced as a whole. */
export interface SecretFile {
  /** Null when there is none. */
  read(): Promise<unknown>;
  /** Resolves once it is on the disk. */
  write(value: unknown): Promise<void>;
}

export interface Store<State> {
  /** Resolves once the events are on the disk. Throws ConflictError when an expected version has moved. */
  append(request: AppendRequest): Promise<Appended<State>>;
  load(stream: string): Promise<Snapshot<State> | null>;
  /** Every event of the stream, oldest first; empty when there is no such stream. */
  history(stream: string): Promise<readonly StoredEvent[]>;
  /** Names of the streams that start with `prefix`, sorted. */
  list(prefix: string): Promise<readonly string[]>;
  /** The SHA-256, in hex, by which `getBlob` finds the bytes again. */
  putBlob(bytes: Uint8Array): Promise<string>;
  getBlob(sha256: string): Promise<Uint8Array>;
  /** The same for what is too large for memory; an error of `pieces` itself is thrown as it is, and nothing is kept. */
  putBlobPieces(pieces: AsyncIterable<Uint8Array>): Promise<string>;
  /** At most `length` bytes of a file from `start`, not checked against its hash. */
  getBlobPart(sha256: string, start: number, length: number): Promise<Uint8Array>;
  /** Password hashes and the like: never in the journal, in an export or in evidence. */
  secretFile(name: SecretName): SecretFile;
  /** Called after each durable append, in order within a stream. */
  subscribe(listener: Listener): () => void;
  /** Signed checkpoint of one stream, or of all of them (with one line a stream). */
  checkpoint(stream?: string): Promise<string>;
  evidence(stream: string): Promise<Evidence>;
  close(): Promise<void>;
}

export interface Moved {
  readonly object: string;
  readonly expected: number;
  readonly actual: number;
}

/** Somebody changed one of the objects since the form was made. Nothing was appended. */
export class ConflictError extends VerbatimError {
  readonly moved: readonly Moved[];

  constructor(moved: readonly Moved[]) {
    super('conflict', `Changed by someone else in the meantime: ${moved.map(({ object }) => object).join(', ')}.`);
    this.name = 'ConflictError';
    this.moved = moved;
  }
}

const STREAM = /^(?:desk|story\/[a-z0-9-]{1,100})$/;

export function parseStream(stream: string): string {
  if (!STREAM.test(stream)) throw new VerbatimError('invalid', `"${stream}" does not name the desk or a story.`);
  return stream;
}
