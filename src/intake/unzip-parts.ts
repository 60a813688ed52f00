import { crc32 } from 'node:zlib';
import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import { VerbatimError } from '../errors.ts';
import { INTAKE_LIMITS } from './limits.ts';

/** The wanted parts of a zip as text. Counts, sizes and ratios are checked before a byte is unpacked. */
export function unzipParts(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, string> {
  const guard = zipGuard(wanted);
  const parts = unpack(bytes, guard);
  const sums = statedSums(bytes);
  const unpacked = new Map<string, string>();
  for (const [name, part] of Object.entries(parts)) {
    if (crc32(part) !== sums.get(name)) throw damaged();
    unpacked.set(name, strFromU8(part));
  }
  return unpacked;
}

function zipGuard(wanted: (name: string) => boolean): (file: UnzipFileInfo) => boolean {
  const taken = new Set<string>();
  let entries = 0;
  let total = 0;
  return (file) => {
    if (++entries > INTAKE_LIMITS.zipEntries) throw bomb();
    if (!wanted(file.name) || taken.has(file.name)) return false;
    const isDense = file.originalSize > INTAKE_LIMITS.zipRatioFreeBytes && file.originalSize > INTAKE_LIMITS.zipRatio * file.size;
    total += file.originalSize;
    if (isDense || total > INTAKE_LIMITS.zipBytes) throw bomb();
    taken.add(file.name);
    return true;
  };
}

function unpack(bytes: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (cause) {
    throw cause instanceof VerbatimError ? cause : damaged(cause);
  }
}

/** CRC-32 of each entry from the zip's directory: fflate cuts a part at its stated size and says nothing when that is a lie. */
function statedSums(bytes: Uint8Array): Map<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const sums = new Map<string, number>();
  let end = bytes.length - 22;
  while (end > 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    const isUtf8 = (view.getUint16(at + 8, true) & 0x800) !== 0;
    const name = strFromU8(bytes.subarray(at + 46, at + 46 + length), !isUtf8);
    if (!sums.has(name)) sums.set(name, view.getUint32(at + 16, true));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return sums;
}

function bomb(): VerbatimError {
  return new VerbatimError(
    'too-large',
    'This file unpacks to far more than a document holds, so it was not opened. Paste the text instead.',
  );
}

function damaged(cause?: unknown): VerbatimError {
  return new VerbatimError(
    'invalid',
    'This file is damaged or cut off. Save it again in its program, or paste the text instead.',
    cause,
  );
}
