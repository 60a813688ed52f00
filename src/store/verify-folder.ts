import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { VerbatimError } from '../errors.ts';
import { sha256Of } from './blobs.ts';
import { type Checkpoint, parseCheckpoint, signedBy } from './checkpoint.ts';
import { diskFiles, type Files } from './files.ts';
import { type FolderLayout, folderLayout, journalStreams } from './folder-layout.ts';
import { eventsOf } from './journal-line.ts';
import { loadPicture } from './lowdb/picture.ts';
import { type JournalReading, readJournal } from './read-journal.ts';
import type { Fold, StoredEvent } from './store.ts';
import { checkHead, checkReading, type Finding, judge, type Verification } from './verification.ts';

export interface VerifyOptions<State> {
  /** Notes that were kept outside the folder. */
  readonly knownCheckpoints?: readonly string[];
  /** With it, every picture is compared with what its journal amounts to. */
  readonly fold?: Fold<State>;
  /** Names of the stored files that an event refers to. With it, a missing file is found. */
  readonly blobsOf?: (event: StoredEvent) => readonly string[];
  readonly files?: Files;
}

/** Longer than one write of a line takes. */
const SETTLE_MILLISECONDS = 50;

/** Checks a data folder or a backup without changing anything, also while a desk works in it. */
export async function verifyFolder<State>(folder: string, options: VerifyOptions<State> = {}): Promise<Verification> {
  const { files = diskFiles, knownCheckpoints = [] } = options;
  const layout = folderLayout(folder);
  const keys = await verifierKeys(files, layout);
  const known = knownCheckpoints.map((note) => readKnown(note, keys));
  const streams = await journalStreams(files, layout);
  if (streams.length === 0 && keys.length === 0) throw new VerbatimError('not-found', `There is no desk in ${folder}.`);
  const findings: Finding[] = known.flatMap(({ finding }) => finding ?? []);
  const counts = new Map<string, number>();
  const heads = known.flatMap(({ checkpoint }) => checkpoint.heads);
  for (const stream of new Set([...streams, ...heads.map((head) => head.stream)])) {
    const picture = await loadPicture(files, layout, stream); // before the journal, which is never behind it
    const reading = await readSettled(files, layout, stream);
    counts.set(stream, reading.lines.length);
    findings.push(...checkReading(stream, reading));
    findings.push(...heads.filter((head) => head.stream === stream).flatMap((head) => checkHead(reading, head)));
    findings.push(...checkPicture(picture, stream, reading, options.fold));
    findings.push(...(await checkReferences(files, layout, stream, reading, options.blobsOf)));
  }
  findings.push(...(await checkOrphanPictures(files, layout, streams)));
  findings.push(...(await checkBlobs(files, layout)));
  return judge(findings, counts, heads, await files.names(layout.setAside));
}

async function verifierKeys(files: Files, layout: FolderLayout): Promise<readonly string[]> {
  const text = Buffer.from((await files.read(layout.verifierKeys)) ?? []).toString('utf8');
  return text.split('\n').filter((line) => line !== '');
}

/** A checkpoint from outside is believed; what has to be shown is that this folder is the one that signed it. */
function readKnown(note: string, keys: readonly string[]): { readonly checkpoint: Checkpoint; readonly finding: Finding | null } {
  const checkpoint = parseCheckpoint(note);
  if (keys.some((key) => signedBy(checkpoint, key))) return { checkpoint, finding: null };
  const message = keys.some((key) => key.startsWith(`${checkpoint.desk}+`))
    ? `The known checkpoint of ${checkpoint.desk} does not bear a right signature: it was changed, or forged.`
    : `The known checkpoint was signed by ${checkpoint.desk}, a key that this folder does not have.`;
  return { checkpoint, finding: { kind: 'contradicts', stream: null, line: null, message } };
}

/** A desk at work may be in the middle of a line; a torn one stays as it is. */
async function readSettled(files: Files, layout: FolderLayout, stream: string): Promise<JournalReading> {
  for (let left = 4; ; left--) {
    const content = (await files.read(layout.journal(stream))) ?? new Uint8Array();
    const reading = readJournal(stream, content);
    if (left === 0 || reading.torn.length === 0) return reading;
    await setTimeout(SETTLE_MILLISECONDS);
    if ((await files.size(layout.journal(stream))) === content.length) left = 1;
  }
}

function checkPicture<State>(
  picture: Awaited<ReturnType<typeof loadPicture>>,
  stream: string,
  { lines, fault }: JournalReading,
  fold: Fold<State> | undefined,
): readonly Finding[] {
  const differs = (message: string): readonly Finding[] => [{ kind: 'picture-differs', stream, line: null, message }];
  if (picture === null || fault !== null) return [];
  if (picture === 'unreadable') return differs(`The picture of ${stream} is not as it was written.`);
  if (picture.seq > lines.length) {
    return differs(
      `The picture of ${stream} was made at line ${picture.seq}, but the journal ends at ${lines.length}: lines are gone.`,
    );
  }
  if (lines[picture.seq - 1]?.hash !== picture.head)
    return differs(`The picture of ${stream} was made from another line ${picture.seq}.`);
  if (fold === undefined || picture.fold !== (fold.version ?? '')) return [];
  const events = lines.slice(0, picture.seq).flatMap(({ record }) => eventsOf(record));
  const state: unknown = JSON.parse(JSON.stringify(events.reduce(fold.apply, fold.initial(stream))));
  return isDeepStrictEqual(state, picture.state) ? [] : differs(`The picture of ${stream} is not what its journal amounts to.`);
}

async function checkOrphanPictures(files: Files, layout: FolderLayout, streams: readonly string[]): Promise<readonly Finding[]> {
  const stories = (await files.names(layout.pictures))
    .filter((name) => name.endsWith('.json'))
    .map((name) => `story/${name.slice(0, -5)}`);
  const pictures = (await files.size(layout.picture('desk'))) === null ? stories : ['desk', ...stories];
  return pictures
    .filter((stream) => !streams.includes(stream))
    .map((stream) => ({
      kind: 'picture-differs',
      stream,
      line: null,
      message: `There is a picture of ${stream}, but its journal is gone.`,
    }));
}

async function checkBlobs(files: Files, layout: FolderLayout): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const part of await files.names(layout.blobs)) {
    for (const name of await files.names(`${layout.blobs}/${part}`)) {
      const bytes = await files.read(layout.blob(name));
      if (bytes !== null && sha256Of(bytes) === name) continue;
      findings.push({ kind: 'altered', stream: null, line: null, message: `The stored file ${name} is not as it was stored.` });
    }
  }
  return findings;
}

async function checkReferences(
  files: Files,
  layout: FolderLayout,
  stream: string,
  { lines }: JournalReading,
  blobsOf: VerifyOptions<unknown>['blobsOf'],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  if (blobsOf === undefined) return findings;
  for (const { record } of lines) {
    for (const name of new Set(eventsOf(record).flatMap(blobsOf))) {
      if ((await files.size(layout.blob(name))) !== null) continue;
      const message = `The stored file ${name} of line ${record.seq} of ${stream} is gone.`;
      findings.push({ kind: 'altered', stream, line: record.seq, message });
    }
  }
  return findings;
}
