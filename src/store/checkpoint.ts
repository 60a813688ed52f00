import { createHash } from 'node:crypto';
import { VerbatimError } from '../errors.ts';
import { merkleRoot } from './merkle-tree.ts';
import { checkSignature, type DeskKey, signatureLine } from './signing-key.ts';

/** How far one stream had come, and the root of the Merkle tree over its lines so far (hex). */
export interface TreeHead {
  readonly stream: string;
  readonly size: number;
  readonly root: string;
}

export interface Checkpoint {
  /** Name of the key that signed: it names the desk. */
  readonly desk: string;
  readonly heads: readonly TreeHead[];
  readonly text: string;
  readonly signatures: readonly string[];
}

/**
 * A signed note after C2SP tlog-checkpoint: origin, tree size, root. Of one stream, the tree is over its lines. Of the whole
 * desk, the tree is over the extension lines, one a stream: `<stream> <size> <root>`, sorted.
 */
export function signCheckpoint(key: DeskKey, heads: readonly TreeHead[], whole: boolean): string {
  const text = whole ? deskText(key.name, heads) : streamText(key.name, heads[0] as TreeHead);
  return `${text}\n${signatureLine(key, text)}\n`;
}

function streamText(desk: string, { stream, size, root }: TreeHead): string {
  return `${desk}/${stream}\n${size}\n${base64(root)}\n`;
}

function deskText(desk: string, heads: readonly TreeHead[]): string {
  const lines = heads.map(({ stream, size, root }) => `${stream} ${size} ${base64(root)}`);
  return [`${desk}/all`, lines.length, base64(merkleRoot(lines.map(extensionHash))), ...lines, ''].join('\n');
}

/** Reads a checkpoint without judging its signature: `signedBy` does that. */
export function parseCheckpoint(note: string): Checkpoint {
  const split = note.lastIndexOf('\n\n');
  const text = note.slice(0, split + 1);
  const signatures = note
    .slice(split + 2)
    .split('\n')
    .slice(0, -1);
  const [origin = '', size = '', root = '', ...extensions] = text.split('\n').slice(0, -1);
  const [, desk, scope] = /^([^\s+/]+)\/(all|desk|story\/[a-z0-9-]+)$/.exec(origin) ?? [];
  if (split < 0 || desk === undefined || scope === undefined) throw unreadable();
  const heads = scope === 'all' ? extensions.map(parseHead) : [parseHead(`${scope} ${size} ${root}`)];
  if (scope === 'all' && deskText(desk, heads) !== text) throw unreadable();
  return { desk, heads, text, signatures };
}

/** Whether the holder of this verifier key signed the checkpoint. */
export function signedBy(checkpoint: Checkpoint, verifierKey: string): boolean {
  return checkpoint.signatures.some((line) => checkSignature(verifierKey, checkpoint.text, line));
}

function parseHead(line: string): TreeHead {
  const [, stream, size, root] = /^(\S+) (0|[1-9][0-9]{0,14}) ([A-Za-z0-9+/]{43}=)$/.exec(line) ?? [];
  if (stream === undefined || root === undefined) throw unreadable();
  return { stream, size: Number(size), root: Buffer.from(root, 'base64').toString('hex') };
}

function extensionHash(line: string): string {
  return createHash('sha256').update(Uint8Array.of(0)).update(line).digest('hex');
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

function unreadable(): VerbatimError {
  return new VerbatimError('invalid', 'This is not a checkpoint of a Verbatim desk.');
}
