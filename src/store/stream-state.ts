import type { TreeHead } from './checkpoint.ts';
import { eventsOf, type JournalLine, type JournalRecord, NO_LINE } from './journal-line.ts';
import { createMerkleTree } from './merkle-tree.ts';
import type { Fold, Snapshot } from './store.ts';

/** What the lines so far amount to. */
export interface StreamState<State> {
  readonly seq: number;
  readonly state: State;
  lastHash(): string;
  /** 0 for an object that nothing has been done to. */
  versionOf(object: string): number;
  /** The line that was appended with this key. */
  lineOfKey(key: string): { readonly seq: number; readonly what: string } | null;
  add(record: JournalRecord, hash: string, state: State): void;
  snapshot(): Snapshot<State> | null;
  head(): TreeHead;
}

/** A state that was stored earlier, and the line it belongs to. */
export interface StartingPoint<State> {
  readonly seq: number;
  readonly head: string;
  readonly state: State;
}

/** Folds the lines, from `start` on where it agrees with them. O(lines). */
export function createStreamState<State>(
  stream: string,
  fold: Fold<State>,
  lines: readonly JournalLine[],
  start: StartingPoint<State> | null,
): { readonly state: StreamState<State>; readonly dropped: string | null } {
  const dropped = start === null ? null : disagreement(lines, start);
  const from = start === null || dropped !== null ? null : start;
  const state = emptyState(stream, from?.state ?? fold.initial(stream));
  for (const { record, hash } of lines) {
    const known = from !== null && record.seq <= from.seq;
    state.add(record, hash, known ? state.state : applyRecord(fold, state.state, record));
  }
  return { state, dropped };
}

export function applyRecord<State>(fold: Fold<State>, state: State, record: JournalRecord): State {
  return eventsOf(record).reduce((folded, event) => fold.apply(folded, event), state);
}

/** What tells a repeated command from another one that came with its key by mistake. */
export function whatWasDone(actor: string, changes: readonly { readonly action: string }[]): string {
  return JSON.stringify([actor, ...changes.map(({ action }) => action)]);
}

function disagreement<State>(lines: readonly JournalLine[], start: StartingPoint<State>): string | null {
  if (start.seq > lines.length) return `it was made at line ${start.seq}, but the journal has only ${lines.length}`;
  return lines[start.seq - 1]?.hash === start.head ? null : `it was made from another line ${start.seq} than the journal has`;
}

function emptyState<State>(stream: string, initial: State): StreamState<State> {
  let seq = 0;
  let state = initial;
  let lastHash = NO_LINE;
  const versions = new Map<string, number>();
  const keys = new Map<string, { readonly seq: number; readonly what: string }>();
  const touched: string[] = []; // the object of every change in order: the versions at any moment, without a copy of them all
  const tree = createMerkleTree();
  return {
    get seq() {
      return seq;
    },
    get state() {
      return state;
    },
    lastHash: () => lastHash,
    versionOf: (object) => versions.get(object) ?? 0,
    lineOfKey: (key) => keys.get(key) ?? null,
    add(record, hash, next) {
      for (const { object, objectVersion } of record.changes) {
        versions.set(object, objectVersion);
        touched.push(object);
      }
      keys.set(record.key, { seq: record.seq, what: whatWasDone(record.actor, record.changes) });
      tree.add(hash);
      seq = record.seq;
      lastHash = hash;
      state = next;
    },
    snapshot: () => (seq === 0 ? null : snapshotAt(stream, seq, state, touched, touched.length)),
    head: () => ({ stream, size: tree.size, root: tree.root() }),
  };
}

/** `versions` is counted when it is first asked for: an append costs the same however many objects there are. */
function snapshotAt<State>(stream: string, seq: number, state: State, touched: readonly string[], length: number): Snapshot<State> {
  let counted: Readonly<Record<string, number>> | null = null;
  return {
    stream,
    seq,
    state,
    get versions() {
      counted ??= countVersions(touched, length);
      return counted;
    },
  };
}

function countVersions(touched: readonly string[], length: number): Readonly<Record<string, number>> {
  const versions: Record<string, number> = Object.create(null);
  for (let place = 0; place < length; place++) {
    const object = touched[place] as string;
    versions[object] = (versions[object] ?? 0) + 1;
  }
  return versions;
}
