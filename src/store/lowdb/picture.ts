import { type Adapter, Low } from 'lowdb';
import { z } from 'zod';
import { sha256Of } from '../blobs.ts';
import type { Files } from '../files.ts';
import type { FolderLayout } from '../folder-layout.ts';
import { writeWhole } from '../write-whole.ts';

/** The state of one stream as it was after line `seq`: what lowdb holds. The journal can always make it again. */
export interface Picture<State> {
  readonly version: 1;
  readonly stream: string;
  /** Version of the fold that made it. */
  readonly fold: string;
  readonly seq: number;
  /** Hash of line `seq`. */
  readonly head: string;
  readonly state: State;
}

const pictureSchema = z.object({
  version: z.literal(1),
  stream: z.string(),
  fold: z.string(),
  seq: z.int().positive(),
  head: z.string(),
  state: z.unknown(),
});

export async function savePicture<State>(
  files: Files,
  layout: FolderLayout,
  picture: Omit<Picture<State>, 'version'>,
): Promise<void> {
  const low = openLow(files, layout, picture.stream);
  low.data = { version: 1, ...picture };
  await low.write();
}

/** Null when there is none; 'unreadable' when there is one that is not what we write. */
export async function loadPicture(
  files: Files,
  layout: FolderLayout,
  stream: string,
): Promise<Picture<unknown> | 'unreadable' | null> {
  const low = openLow(files, layout, stream);
  await low.read();
  if (low.data === null) return null;
  const parsed = pictureSchema.safeParse(low.data);
  return parsed.success && parsed.data.stream === stream ? parsed.data : 'unreadable';
}

/** lowdb with an adapter that outlives a power cut: its own JSONFile never syncs, and fails on an empty file. */
function openLow(files: Files, layout: FolderLayout, stream: string): Low<unknown> {
  const path = layout.picture(stream);
  const adapter: Adapter<unknown> = {
    read: async () => unwrap(await files.read(path)),
    write: (picture) => writeWhole(files, layout.temporary, path, wrap(picture)),
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
  if (content.toString('latin1', 0, START) !== right) return 'unreadable';
  return parseJson(json);
}

function parseJson(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    return 'unreadable';
  }
}
