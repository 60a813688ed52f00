import type { Document } from '../../src/documents/document.ts';
import { readDocument } from '../../src/intake/read-document.ts';

/** Reads hostile bytes as the desk does, in a child that is killed in the end: a test's own limit can't stop what never pauses. */
export function readInTime(bytes: Uint8Array, name: string): Promise<Document> {
  return readDocument(bytes, { name }, { timeoutMs: 10_000, inProcessBytes: 0 });
}
