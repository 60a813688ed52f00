import { createHash } from 'node:crypto';
import { type Adapter, Low } from 'lowdb';
import { z } from 'zod';
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
  readonly stateHash: string;
  readonly state: State;
}

const pictureSchema = z.object({
  version: z.literal(1),
  stream: z.string(),
  fold: z.string(),
  seq: z.int().positive(),
  head: z.string(),
  stateHash: z.string(),
  state: z.unknown(),
});

export async function savePicture<State>(
  files: Files,
  layout: FolderLayout,
  picture: Omit<Picture<State>, 'version' | 'stateHash'>,
): Promise<void> {
  const low = openLow(files, layout, picture.stream);
  low.data = { version: 1, ...picture, stateHash: hashOfState(picture.state) };
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
  if (!parsed.success || parsed.data.stream !== stream) return 'unreadable';
  return parsed.data.stateHash === hashOfState(parsed.data.state) ? parsed.data : 'unreadable';
}

/** lowdb with an adapter that outlives a power cut: its own JSONFile never syncs, and fails on an empty file. */
function openLow(files: Files, layout: FolderLayout, stream: string): Low<unknown> {
  const path = layout.picture(stream);
  const adapter: Adapter<unknown> = {
    read: async () => parseJson(await files.read(path)),
    write: (picture) => writeWhole(files, layout.temporary, path, Buffer.from(JSON.stringify(picture))),
  };
  return new Low(adapter, null);
}

function parseJson(bytes: Uint8Array | null): unknown {
  if (bytes === null) return null;
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return 'unreadable';
  }
}

function hashOfState(state: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(state) ?? '')
    .digest('hex');
}
