import { type JournalLine, NO_LINE, parseLine } from './journal-line.ts';

export interface JournalReading {
  /** Every whole line that is right, up to the first fault. */
  readonly lines: readonly JournalLine[];
  /** Bytes that these lines take. */
  readonly end: number;
  /** Bytes after the last whole line: a write that a crash cut short, so never acknowledged. Empty when there are none. */
  readonly torn: Uint8Array;
  readonly fault: JournalFault | null;
}

/** A whole line that is not as it was written. */
export interface JournalFault {
  readonly line: number;
  readonly offset: number;
  readonly reason: string;
}

const NEWLINE = 0x0a;

/** Reads the journal of `stream` and checks every hash, every link of the chain and every count. O(bytes). */
export function readJournal(stream: string, content: Uint8Array): JournalReading {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const end = wholeLinesEnd(bytes);
  const torn = bytes.subarray(end);
  const lines: JournalLine[] = [];
  const chain = startChain(stream);
  for (let offset = 0; offset < end; ) {
    const newline = bytes.indexOf(NEWLINE, offset);
    const parsed = parseLine(bytes.subarray(offset, newline));
    const reason = typeof parsed === 'string' ? parsed : chain.refuse(parsed);
    if (reason !== null || typeof parsed === 'string') {
      return { lines, end: offset, torn, fault: { line: lines.length + 1, offset, reason: String(reason) } };
    }
    lines.push({ ...parsed, offset });
    offset = newline + 1;
  }
  return { lines, end, torn, fault: null };
}

/** An unterminated end is torn, and so is a last line with NUL in it: no line has any, but a lost disk sector reads as NUL. */
function wholeLinesEnd(bytes: Buffer): number {
  const end = bytes.lastIndexOf(NEWLINE) + 1;
  if (end < bytes.length || end === 0) return end;
  const lastStart = end < 2 ? 0 : bytes.lastIndexOf(NEWLINE, end - 2) + 1;
  return bytes.subarray(lastStart, end).includes(0) ? lastStart : end;
}

function startChain(stream: string) {
  let seq = 0;
  let previous = NO_LINE;
  const versions = new Map<string, number>();
  const refuse = ({ record, hash }: Pick<JournalLine, 'record' | 'hash'>): string | null => {
    if (record.stream !== stream) return `it belongs to ${record.stream}`;
    if (record.seq !== seq + 1) return `it is numbered ${record.seq}`;
    if (record.previous !== previous) return 'it does not follow from the line before';
    seq = record.seq;
    previous = hash;
    return record.changes.every(countsUp) ? null : 'it counts the versions of an object wrongly';
  };
  const countsUp = ({ object, objectVersion }: { object: string; objectVersion: number }) => {
    const next = (versions.get(object) ?? 0) + 1;
    versions.set(object, next);
    return objectVersion === next;
  };
  return { refuse };
}
