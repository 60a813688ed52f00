import { VerbatimError } from '../errors.ts';
import { formatLine, type JournalRecord } from './journal-line.ts';
import { type AppendRequest, ConflictError, type Fold } from './store.ts';
import { applyRecord, type StreamState, whatWasDone } from './stream-state.ts';

/** What will become of one request once the lines of its batch are durable. */
export type DraftEntry<State> = DraftLine<State> | DraftRepeat | DraftRefusal;

interface DraftLine<State> {
  readonly kind: 'line';
  readonly record: JournalRecord;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly state: State;
}

/** Its key was used before, for line `seq`. */
interface DraftRepeat {
  readonly kind: 'repeat';
  readonly seq: number;
}

interface DraftRefusal {
  readonly kind: 'refusal';
  readonly error: unknown;
}

const LIMITS = Object.freeze({
  /** Bytes of one line. Texts and originals are kept as blobs, so a line of this size is a mistake. */
  line: 8 * 1024 * 1024,
});

/**
 * Works out each request as if those before it in the batch had been saved. Changes nothing: a fold that throws, or a write
 * that fails, leaves the state as it was.
 */
export function draftBatch<State>(
  state: StreamState<State>,
  fold: Fold<State>,
  stream: string,
  requests: readonly AppendRequest[],
): readonly DraftEntry<State>[] {
  const ahead = lookAhead(state);
  return requests.map((request) => {
    try {
      const entry = repeatOf(ahead, request) ?? draftLine(ahead, fold, stream, request);
      if (entry.kind === 'line') ahead.add(entry);
      return entry;
    } catch (error) {
      return { kind: 'refusal', error };
    }
  });
}

/** The state as it will be when the lines drafted so far are saved. */
function lookAhead<State>(state: StreamState<State>) {
  const lines: DraftLine<State>[] = [];
  const keys = new Map<string, { readonly seq: number; readonly what: string }>();
  const versions = new Map<string, number>();
  return {
    firstSeq: state.seq + 1,
    seq: () => state.seq + lines.length,
    state: () => lines.at(-1)?.state ?? state.state,
    lastHash: () => lines.at(-1)?.hash ?? state.lastHash(),
    versionOf: (object: string) => versions.get(object) ?? state.versionOf(object),
    lineOfKey: (key: string) => keys.get(key) ?? state.lineOfKey(key),
    add(line: DraftLine<State>) {
      lines.push(line);
      keys.set(line.record.key, { seq: line.record.seq, what: whatWasDone(line.record.actor, line.record.changes) });
      for (const { object, objectVersion } of line.record.changes) versions.set(object, objectVersion);
    },
  };
}

type LookAhead<State> = ReturnType<typeof lookAhead<State>>;

function repeatOf<State>(ahead: LookAhead<State>, { key, actor, changes }: AppendRequest): DraftRepeat | null {
  const first = ahead.lineOfKey(key);
  if (first === null) return null;
  if (first.what === whatWasDone(actor, changes)) return { kind: 'repeat', seq: first.seq };
  throw new VerbatimError('invalid', 'This form was used before, for something else. Nothing was saved; load the page again.');
}

function draftLine<State>(ahead: LookAhead<State>, fold: Fold<State>, stream: string, request: AppendRequest): DraftLine<State> {
  const moved = Object.entries(request.expected)
    .map(([object, expected]) => ({ object, expected, actual: ahead.versionOf(object) }))
    .filter(({ expected, actual }) => expected !== actual);
  if (moved.length > 0) throw new ConflictError(moved);
  const record = recordOf(ahead, stream, request);
  const { bytes, hash } = formatLine(record);
  if (bytes.length > LIMITS.line) throw new VerbatimError('too-large', `This is too much at once (${bytes.length} bytes).`);
  return { kind: 'line', record, bytes, hash, state: applyRecord(fold, ahead.state(), record) };
}

function recordOf<State>(ahead: LookAhead<State>, stream: string, request: AppendRequest): JournalRecord {
  const { at, actor, key } = request;
  const counts = new Map<string, number>();
  const changes = request.changes.map(({ action, object, payload }) => {
    const objectVersion = (counts.get(object) ?? ahead.versionOf(object)) + 1;
    counts.set(object, objectVersion);
    return { action, object, objectVersion, payload };
  });
  return {
    ...{ version: 1, stream, seq: ahead.seq() + 1, batch: ahead.firstSeq, previous: ahead.lastHash() },
    at,
    actor,
    key,
    changes,
  };
}
