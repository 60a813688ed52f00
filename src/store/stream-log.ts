import { VerbatimError } from '../errors.ts';
import type { TreeHead } from './checkpoint.ts';
import { type DraftEntry, draftBatch } from './draft-batch.ts';
import { type FoundJournal, type JournalFile, type JournalFileContext, openJournalFile } from './journal-file.ts';
import { eventsOf, type JournalLine } from './journal-line.ts';
import { type JournalFault, type JournalReading, readJournal } from './read-journal.ts';
import type { Appended, AppendRequest, Fold, Snapshot, StoredEvent } from './store.ts';
import { createStreamState, type StartingPoint, type StreamState } from './stream-state.ts';

/** One stream: its journal on the disk and its state in memory, kept in step. */
export interface StreamLog<State> {
  append(request: AppendRequest): Promise<Appended<State>>;
  /** Null as long as there is no line. */
  snapshot(): Snapshot<State> | null;
  history(): Promise<readonly StoredEvent[]>;
  /** Of lines that are certainly on the disk. */
  head(): Promise<TreeHead>;
  /** The lines that the head is of, byte for byte. */
  evidence(): Promise<{ readonly head: TreeHead; readonly journal: Uint8Array }>;
  /** Hash of the last line. */
  lastHash(): string;
  /** Resolves when nothing is being written. */
  idle(): Promise<void>;
}

export interface StreamLogContext<State> extends JournalFileContext {
  readonly fold: Fold<State>;
  /** Called after each durable append, before its answer. */
  readonly appended: (stream: string, events: readonly StoredEvent[]) => void;
}

interface Waiting<State> {
  readonly request: AppendRequest;
  readonly resolve: (answer: Appended<State>) => void;
  readonly reject: (error: unknown) => void;
}

const LIMITS = Object.freeze({
  /** Commands that share one write and one sync; more wait for the next. Bounds how long the first of them waits. */
  batch: 256,
});

/** Reads and checks the whole journal; folds only what came after `start`. `dropped` tells why `start` was not used. */
export async function openStreamLog<State>(
  context: StreamLogContext<State>,
  stream: string,
  start: StartingPoint<State> | null,
): Promise<{ readonly log: StreamLog<State>; readonly dropped: string | null }> {
  const content = await readFileOf(context, stream);
  const reading = readJournal(stream, content);
  if (reading.fault !== null) throw damaged(stream, reading.fault);
  const { state, dropped } = createStreamState(stream, context.fold, reading.lines, start);
  const file = openJournalFile(context, stream, foundIn(content, reading));
  await file.setTornAside().catch((error: unknown) => context.warn(String(error))); // tried again before the next append
  return { log: startLog(context, stream, file, state), dropped };
}

function foundIn(content: Uint8Array, { lines, end, torn }: JournalReading): FoundJournal {
  const last = lines.at(-1)?.record;
  const lastBatch = last === undefined ? content.slice(0, 0) : content.slice(lines[last.batch - 1]?.offset, end);
  return { size: end, torn: torn.slice(), lastBatch };
}

function startLog<State>(
  context: StreamLogContext<State>,
  stream: string,
  file: JournalFile,
  state: StreamState<State>,
): StreamLog<State> {
  let waiting: Waiting<State>[] = [];
  let running: Promise<void> = Promise.resolve();
  let busy = false;

  function append(request: AppendRequest): Promise<Appended<State>> {
    return new Promise((resolve, reject) => {
      waiting.push({ request, resolve, reject });
      if (!busy) running = commitAll();
    });
  }

  /** Group commit: whoever arrives while a sync is under way shares the next one. */
  async function commitAll(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, LIMITS.batch);
      waiting = waiting.slice(LIMITS.batch);
      await commit(batch);
    }
    busy = false;
  }

  async function commit(batch: readonly Waiting<State>[]): Promise<void> {
    const requests = batch.map(({ request }) => request);
    const drafts = draftBatch(state, context.fold, stream, requests);
    const lines = drafts.flatMap((draft) => (draft.kind === 'line' ? [draft.bytes] : []));
    const failure =
      lines.length === 0
        ? null
        : await file.append(Buffer.concat(lines)).then(
            () => null,
            (error: unknown) => error,
          );
    const saved = state.seq;
    for (const [place, draft] of drafts.entries()) {
      const { resolve, reject } = batch[place] as Waiting<State>;
      if (failure !== null && !(draft.kind === 'repeat' && draft.seq <= saved)) reject(failure);
      else await answer(draft).then(resolve, reject);
    }
  }

  async function answer(draft: DraftEntry<State>): Promise<Appended<State>> {
    if (draft.kind === 'refusal') throw draft.error;
    if (draft.kind === 'repeat') return firstAnswer(draft.seq);
    state.add(draft.record, draft.hash, draft.state);
    const events = eventsOf(draft.record);
    context.appended(stream, events);
    return { snapshot: state.snapshot() as Snapshot<State>, events, repeated: false };
  }

  /** The answer that the first append with this key got, computed again from the journal. */
  async function firstAnswer(seq: number): Promise<Appended<State>> {
    await file.confirmFound();
    const lines = (await readLines()).slice(0, seq);
    const snapshot = createStreamState(stream, context.fold, lines, null).state.snapshot();
    const record = lines.at(-1)?.record;
    if (snapshot === null || record === undefined) throw new VerbatimError('unavailable', `Line ${seq} of ${stream} is gone.`);
    return { snapshot, events: eventsOf(record), repeated: true };
  }

  async function durableHead(): Promise<TreeHead> {
    await file.confirmFound();
    return state.head();
  }

  async function evidence() {
    const head = await durableHead();
    const content = await readBytes();
    const { lines, end } = readDurable(content);
    return { head, journal: content.subarray(0, lines[head.size]?.offset ?? end) };
  }

  async function readLines(): Promise<readonly JournalLine[]> {
    return readDurable(await readBytes()).lines;
  }

  async function readBytes(): Promise<Uint8Array> {
    const size = file.size; // what lies behind is being written, and may yet be taken back
    return (await readFileOf(context, stream)).subarray(0, size);
  }

  function readDurable(content: Uint8Array): JournalReading {
    const reading = readJournal(stream, content);
    if (reading.fault !== null) throw damaged(stream, reading.fault);
    return reading;
  }

  return {
    append,
    snapshot: () => state.snapshot(),
    history: async () => (await readLines()).flatMap(({ record }) => eventsOf(record)),
    head: durableHead,
    evidence,
    lastHash: () => state.lastHash(),
    idle: () => running,
  };
}

async function readFileOf({ files, layout }: JournalFileContext, stream: string): Promise<Uint8Array> {
  try {
    return (await files.read(layout.journal(stream))) ?? new Uint8Array();
  } catch (cause) {
    throw new VerbatimError('unavailable', `The disk failed while the journal of ${stream} was read.`, cause);
  }
}

function damaged(stream: string, fault: JournalFault): VerbatimError {
  const which = stream === 'desk' ? 'The journal of the desk' : `The journal of ${stream}`;
  return new VerbatimError(
    'unavailable',
    `${which} is damaged in line ${fault.line} (byte ${fault.offset}): ${fault.reason}. It was left as it is. ` +
      `Stop the desk and restore it with: verbatim restore BACKUP --data FOLDER --stream ${stream}`,
  );
}
