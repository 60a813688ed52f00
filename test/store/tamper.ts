import { formatLine, type JournalLine, type JournalRecord, NO_LINE } from '../../src/store/journal-line.ts';
import { readJournal } from '../../src/store/read-journal.ts';

/** One way to falsify a journal. `place` chooses the line; `older` is the journal as it was some time ago. */
export type Tampering = (journal: Uint8Array, place: number, older: Uint8Array) => Uint8Array;

const STREAM = 'story/a';

/** The first five leave traces in the journal; the others need a checkpoint from outside to be seen. */
export const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  edit: (journal, place) => edited(journal, place),
  'edit and hash anew': (journal, place) => rehashed(journal, place),
  delete: (journal, place) => bytesOf(linesOf(journal), (lines) => lines.splice(place, 1)),
  swap: (journal, place) =>
    bytesOf(linesOf(journal), (lines) => lines.splice(place, 2, ...lines.slice(place, place + 2).reverse())),
  insert: (journal, place) => bytesOf(linesOf(journal), (lines) => lines.splice(place, 0, lines[place] as Buffer)),
  'edit and chain anew': (journal, place) => chained(changeRecord(records(journal), place)),
  'delete and chain anew': (journal, place) => chained(records(journal).filter((_, line) => line !== place)),
  truncate: (journal, place) => journal.slice(0, readJournal(STREAM, journal).lines[place]?.offset),
  'roll back': (_journal, _place, older) => older,
};

function linesOf(journal: Uint8Array): Buffer[] {
  const { lines, end } = readJournal(STREAM, journal);
  return lines.map(({ offset }, line) => Buffer.from(journal.subarray(offset, lines[line + 1]?.offset ?? end)));
}

function bytesOf(lines: Buffer[], change: (lines: Buffer[]) => void): Uint8Array {
  change(lines);
  return Buffer.concat(lines);
}

function edited(journal: Uint8Array, place: number): Uint8Array {
  const lines = linesOf(journal);
  const text = String(lines[place]).replace('"verdict":"pass"', '"verdict":"fail"');
  return bytesOf(lines, () => lines.splice(place, 1, Buffer.from(text)));
}

/** Right in itself, but not what the next line follows from. */
function rehashed(journal: Uint8Array, place: number): Uint8Array {
  const record = records(journal)[place] as JournalRecord;
  return bytesOf(linesOf(journal), (lines) =>
    lines.splice(place, 1, Buffer.from(formatLine({ ...record, actor: 'somebody else' }).bytes)),
  );
}

function records(journal: Uint8Array): readonly JournalRecord[] {
  return readJournal(STREAM, journal).lines.map(({ record }: JournalLine) => record);
}

function changeRecord(all: readonly JournalRecord[], place: number): readonly JournalRecord[] {
  return all.map((record, line) => (line === place ? { ...record, actor: 'somebody else' } : record));
}

/** What a forger who knows the format does: every number, count and hash is made right again. */
function chained(all: readonly JournalRecord[]): Uint8Array {
  const counts = new Map<string, number>();
  const lines: Uint8Array[] = [];
  let previous = NO_LINE;
  for (const [line, record] of all.entries()) {
    const changes = record.changes.map((change) => {
      counts.set(change.object, (counts.get(change.object) ?? 0) + 1);
      return { ...change, objectVersion: counts.get(change.object) as number };
    });
    const { bytes, hash } = formatLine({ ...record, seq: line + 1, batch: line + 1, previous, changes });
    lines.push(bytes);
    previous = hash;
  }
  return Buffer.concat(lines);
}
