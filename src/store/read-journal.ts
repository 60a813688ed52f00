import { type JournalLine, NO_LINE, parseLine } from './journal-line.ts';

export interface JournalReading {
  /** Every whole line that is right, up to the first fault. */
  readonly lines: readonly JournalLine[];
  /** Bytes that these lines take. */
  readonly end: number;
  /** What a crash left of a write that it cut short, so never acknowledged. Empty when there is nothing. */
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
  const wholeEnd = bytes.lastIndexOf(NEWLINE) + 1;
  const lines: JournalLine[] = [];
  const chain = startChain(stream);
  let offset = 0;
  while (offset < wholeEnd) {
    const newline = bytes.indexOf(NEWLINE, offset);
    const parsed = parseLine(bytes.subarray(offset, newline));
    const reason = typeof parsed === 'string' ? parsed : chain.refuse(parsed);
    if (typeof parsed === 'string' || reason !== null) {
      const fault = { line: lines.length + 1, offset, reason: String(reason) };
      return isTorn(bytes, fault, newline) ? torn(lines, bytes, offset) : { lines, end: offset, torn: EMPTY, fault };
    }
    lines.push({ ...parsed, offset });
    offset = newline + 1;
  }
  return torn(lines, bytes, offset);
}

const EMPTY = new Uint8Array();

function torn(lines: readonly JournalLine[], bytes: Buffer, end: number): JournalReading {
  return { lines, end, torn: bytes.subarray(end), fault: null };
}

/**
 * Some file systems write the blocks of one write in any order, and a block that a power cut kept from the disk reads as NUL,
 * which no line of ours holds. So a line with NUL is torn, with all that follows it, unless a later write follows it:
 * then it was confirmed once, and has been damaged since.
 */
function isTorn(bytes: Buffer, fault: JournalFault, newline: number): boolean {
  if (!bytes.subarray(fault.offset, newline).includes(0)) return false;
  for (let start = newline + 1; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end < 0) return true;
    const later = parseLine(bytes.subarray(start, end));
    if (typeof later !== 'string' && later.record.batch > fault.line) return false;
    start = end + 1;
  }
  return true;
}

function startChain(stream: string) {
  let seq = 0;
  let previous = NO_LINE;
  const versions = new Map<string, number>();
  const refuse = ({ record, hash }: Pick<JournalLine, 'record' | 'hash'>): string | null => {
    if (record.stream !== stream) return `it belongs to ${record.stream}`;
    if (record.seq !== seq + 1) return `it is numbered ${record.seq}`;
    if (record.batch > record.seq) return `it claims to be written with line ${record.batch}`;
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
