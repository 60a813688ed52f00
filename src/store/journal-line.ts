import { hash } from 'node:crypto';
import { z } from 'zod';
import type { StoredEvent } from './store.ts';

/** One line of a journal: one command with all its changes. */
export interface JournalRecord {
  readonly version: 1;
  readonly stream: string;
  /** From 1, without gaps. */
  readonly seq: number;
  /** `seq` of the first line that went to the disk in the same write: a crash can spoil any of these, but none before. */
  readonly batch: number;
  /** Hash of the line before; zeros in the first. */
  readonly previous: string;
  readonly at: string;
  readonly actor: string;
  readonly key: string;
  readonly changes: readonly RecordedChange[];
}

interface RecordedChange {
  readonly action: string;
  readonly object: string;
  readonly objectVersion: number;
  readonly payload?: unknown;
}

export interface JournalLine {
  readonly record: JournalRecord;
  /** RFC 6962 leaf hash of the JSON, in hex: SHA-256 of a zero byte and the JSON. */
  readonly hash: string;
  /** Where the line starts, in bytes. */
  readonly offset: number;
}

export const NO_LINE = '0'.repeat(64);
const HASH_LENGTH = 64;
const scratch = Buffer.alloc(64 * 1024); // its first byte stays 0

const changeSchema = z.object({
  action: z.string(),
  object: z.string(),
  objectVersion: z.int().positive(),
  payload: z.unknown(),
});
const recordSchema = z.object({
  version: z.literal(1),
  stream: z.string(),
  seq: z.int().positive(),
  batch: z.int().positive(),
  previous: z.string().length(HASH_LENGTH),
  at: z.string(),
  actor: z.string(),
  key: z.string(),
  changes: z.array(changeSchema).min(1),
});

export function formatLine(record: JournalRecord): { readonly bytes: Uint8Array; readonly hash: string } {
  const json = Buffer.from(JSON.stringify(record));
  const leaf = leafHash(json);
  return { bytes: Buffer.concat([Buffer.from(`${leaf} `), json, Buffer.from('\n')]), hash: leaf };
}

/** The record, or in words why the line (without its newline) is not one. */
export function parseLine(line: Buffer): { readonly record: JournalRecord; readonly hash: string } | string {
  const json = line.subarray(HASH_LENGTH + 1);
  const leaf = leafHash(json);
  if (line.toString('latin1', 0, HASH_LENGTH + 1) !== `${leaf} `) return 'its hash does not fit its text';
  const parsed = recordSchema.safeParse(parseJson(json));
  return parsed.success ? { record: parsed.data, hash: leaf } : 'it is not a record of this desk';
}

export function eventsOf(record: JournalRecord): readonly StoredEvent[] {
  const { seq, at, actor, key } = record;
  return record.changes.map(({ action, object, objectVersion, payload }) => ({
    ...{ version: 1, seq, at, actor, key, action, object, objectVersion, payload },
  }));
}

/** One call on one buffer: twice as fast as a hash object a line when a desk with 100,000 lines starts. */
function leafHash(json: Uint8Array): string {
  const leaf = json.length < scratch.length ? scratch.subarray(0, json.length + 1) : Buffer.alloc(json.length + 1);
  leaf.set(json, 1);
  return hash('sha256', leaf, 'hex');
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
