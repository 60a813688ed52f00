import { unzipSync } from 'fflate';
import { VerbatimError } from '../errors.ts';
import type { Evidence } from './store.ts';

/** Names under which a dossier (a zip file) carries its evidence, in any folder of it. */
export const EVIDENCE_FILES = Object.freeze({
  journal: 'journal.jsonl',
  checkpoint: 'checkpoint.txt',
  verifierKey: 'verifier-key.txt',
});

const LIMITS = Object.freeze({
  /** Bytes of one file of evidence when unpacked: a journal of some 100,000 verdicts. */
  unpacked: 512 * 1024 * 1024,
});

export function readEvidence(zip: Uint8Array): Evidence {
  const found = unpack(zip);
  const part = (name: string): Uint8Array => {
    const bytes = found.get(name);
    if (bytes === undefined) throw new VerbatimError('invalid', `The dossier holds no ${name}, so it cannot be checked.`);
    return bytes;
  };
  const text = (name: string) => Buffer.from(part(name)).toString('utf8');
  return {
    journal: part(EVIDENCE_FILES.journal),
    checkpoint: text(EVIDENCE_FILES.checkpoint),
    verifierKey: text(EVIDENCE_FILES.verifierKey),
  };
}

function unpack(zip: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const wanted = new Set<string>(Object.values(EVIDENCE_FILES));
  const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  try {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }) =>
      wanted.has(baseName(name)) && originalSize <= LIMITS.unpacked;
    return new Map(Object.entries(unzipSync(zip, { filter })).map(([path, bytes]) => [baseName(path), bytes]));
  } catch (cause) {
    throw new VerbatimError('invalid', 'This is neither a data folder nor a dossier of a desk.', cause);
  }
}
