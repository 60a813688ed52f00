import { type Checkpoint, parseCheckpoint, signedBy } from './checkpoint.ts';
import { readJournal } from './read-journal.ts';
import type { Evidence } from './store.ts';
import { checkHead, checkReading, type Finding, judge, type Verification } from './verification.ts';

/** Checks the evidence that an export carries: its journal against its own checkpoint, and against those kept elsewhere. */
export function verifyEvidence(evidence: Evidence, knownCheckpoints: readonly string[] = []): Verification {
  const own = parseCheckpoint(evidence.checkpoint);
  const stream = own.heads[0]?.stream ?? 'desk';
  const reading = readJournal(stream, evidence.journal);
  const known = knownCheckpoints.map(parseCheckpoint);
  const heads = known.flatMap((checkpoint) => checkpoint.heads).filter((head) => head.stream === stream);
  const findings = [
    ...checkReading(stream, reading),
    ...[own, ...known].flatMap((checkpoint) => checkSigned(checkpoint, evidence.verifierKey)),
    ...[...own.heads, ...heads.filter(({ size }) => size <= (own.heads[0]?.size ?? 0))].flatMap((head) => checkHead(reading, head)),
  ];
  return judge(findings, new Map([[stream, reading.lines.length]]), heads, []);
}

function checkSigned(checkpoint: Checkpoint, verifierKey: string): readonly Finding[] {
  if (signedBy(checkpoint, verifierKey)) return [];
  const message = `A checkpoint of ${checkpoint.desk} was not signed with the key ${verifierKey.trim()}.`;
  return [{ kind: 'contradicts', stream: null, line: null, message }];
}
