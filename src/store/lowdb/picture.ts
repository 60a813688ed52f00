import type { Low } from 'lowdb';
import { z } from 'zod';
import type { Files } from '../files.ts';
import type { FolderLayout } from '../folder-layout.ts';
import { openDurableLow } from './durable-low.ts';

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

function openLow(files: Files, layout: FolderLayout, stream: string): Low<unknown> {
  return openDurableLow(files, layout, layout.picture(stream));
}
