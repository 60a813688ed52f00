import { dirname, join } from 'node:path';
import type { Files } from './files.ts';

/** What is kept beside the journal and never leaves the folder but in a backup: credentials; the others not even there. */
export type SecretName = 'credentials' | 'sessions' | 'unfinished-imports';

/** Where everything lies in a data folder. */
export interface FolderLayout {
  readonly root: string;
  readonly key: string;
  readonly verifierKeys: string;
  readonly lock: string;
  readonly blobs: string;
  readonly temporary: string;
  readonly setAside: string;
  readonly journals: string;
  readonly storyJournals: string;
  readonly pictures: string;
  journal(stream: string): string;
  picture(stream: string): string;
  blob(sha256: string): string;
  secret(name: SecretName): string;
}

export function folderLayout(root: string): FolderLayout {
  return {
    root,
    key: join(root, 'desk.key'),
    verifierKeys: join(root, 'keys.txt'),
    lock: join(root, 'lock'),
    blobs: join(root, 'blobs'),
    temporary: join(root, 'tmp'),
    setAside: join(root, 'set-aside'),
    journals: join(root, 'journal'),
    storyJournals: join(root, 'journal', 'story'),
    pictures: join(root, 'stories'),
    journal: (stream) => join(root, 'journal', `${stream}.jsonl`),
    picture: (stream) => join(root, stream === 'desk' ? 'desk.json' : `${stream.replace('story/', 'stories/')}.json`),
    blob: (sha256) => join(root, 'blobs', sha256.slice(0, 2), sha256),
    secret: (name) => join(root, `${name}.json`),
  };
}

export async function makeFolders(files: Files, layout: FolderLayout): Promise<void> {
  const { root, blobs, temporary, setAside, journals, storyJournals, pictures } = layout;
  for (const folder of [root, blobs, temporary, setAside, journals, storyJournals, pictures]) await files.makeFolder(folder);
  for (const folder of [journals, root]) await files.syncFolder(folder);
  await files.syncFolder(dirname(root)).catch(() => {}); // its parent may not be ours to read
}

/** Every stream that has a journal file, sorted. */
export async function journalStreams(files: Files, layout: FolderLayout): Promise<readonly string[]> {
  const stories = (await files.names(layout.storyJournals)).map((name) => `story/${name}`);
  const named = [...(await files.names(layout.journals)), ...stories];
  return named
    .filter((name) => /^(?:desk|story\/[a-z0-9-]+)\.jsonl$/.test(name))
    .map((name) => name.slice(0, -'.jsonl'.length))
    .sort();
}
