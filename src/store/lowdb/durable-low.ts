import { type Adapter, Low } from 'lowdb';
import { sha256Of } from '../blobs.ts';
import type { Files } from '../files.ts';
import type { FolderLayout } from '../folder-layout.ts';
import { writeWhole } from '../write-whole.ts';

/** What a file holds that is there and is not what we wrote. */
export const UNREADABLE = 'unreadable';

/** lowdb with an adapter that outlives a power cut: its own JSONFile never syncs, and fails on an empty file. */
export function openDurableLow(files: Files, layout: FolderLayout, path: string): Low<unknown> {
  const adapter: Adapter<unknown> = {
    read: async () => unwrap(await files.read(path)),
    write: (value) => writeWhole(files, layout.temporary, path, wrap(value)),
  };
  return new Low(adapter, null);
}

const BEFORE_HASH = '{"sha256":"';
const BEFORE_PICTURE = '","picture":';
const AFTER_PICTURE = '}\n';
const START = BEFORE_HASH.length + 64 + BEFORE_PICTURE.length;

/** JSON that carries the hash of its own bytes, so that a spoilt disk block is not shown to anybody as a verdict. */
function wrap(picture: unknown): Uint8Array {
  const json = Buffer.from(JSON.stringify(picture));
  return Buffer.concat([Buffer.from(`${BEFORE_HASH}${sha256Of(json)}${BEFORE_PICTURE}`), json, Buffer.from(AFTER_PICTURE)]);
}

function unwrap(bytes: Uint8Array | null): unknown {
  if (bytes === null) return null;
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const json = content.subarray(START, content.length - AFTER_PICTURE.length);
  const right = `${BEFORE_HASH}${sha256Of(json)}${BEFORE_PICTURE}`;
  if (content.toString('latin1', 0, START) !== right) return UNREADABLE;
  return parseJson(json);
}

function parseJson(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    return UNREADABLE;
  }
}
