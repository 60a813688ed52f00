import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { VerbatimError } from '../errors.ts';
import type { Files } from './files.ts';
import type { FolderLayout } from './folder-layout.ts';
import { writeWhole } from './write-whole.ts';

/** The desk's Ed25519 key. Its name is made from its public half, so that two desks never share one. */
export interface DeskKey {
  readonly name: string;
  readonly privateKey: KeyObject;
  /** C2SP signed-note verifier key: `<name>+<key id>+<base64 of 0x01 and the public key>`. */
  readonly verifierKey: string;
}

const ED25519 = 1;
const PUBLIC_KEY_LENGTH = 32;

/** The key of the data folder, made when there is none. `keys.txt` lists the verifier key of every key there ever was. */
export async function openDeskKey(files: Files, layout: FolderLayout): Promise<{ readonly key: DeskKey; readonly made: boolean }> {
  const stored = await files.read(layout.key);
  if (stored !== null) return { key: parseKey(Buffer.from(stored).toString('utf8')), made: false };
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const key = parseKey(pem);
  const known = Buffer.from((await files.read(layout.verifierKeys)) ?? []).toString('utf8');
  await writeWhole(files, layout.temporary, layout.verifierKeys, Buffer.from(`${known}${key.verifierKey}\n`));
  await writeWhole(files, layout.temporary, layout.key, Buffer.from(pem));
  return { key, made: true };
}

/** C2SP signed-note: em dash, key name, and the base64 of the key id followed by the signature. */
export function signatureLine(key: DeskKey, text: string): string {
  const signature = sign(null, Buffer.from(text), key.privateKey);
  const id = keyId(key.name, rawPublicKey(createPublicKey(key.privateKey)));
  return `\u2014 ${key.name} ${Buffer.concat([id, signature]).toString('base64')}`;
}

export function checkSignature(verifierKey: string, text: string, line: string): boolean {
  const known = parseVerifierKey(verifierKey);
  const [dash, name, encoded = ''] = line.split(' ');
  const bytes = Buffer.from(encoded, 'base64');
  if (known === null || dash !== '\u2014' || name !== known.name || !bytes.subarray(0, 4).equals(known.id)) return false;
  return verify(null, Buffer.from(text), known.publicKey, bytes.subarray(4));
}

function parseKey(pem: string): DeskKey {
  const privateKey = readPrivateKey(pem);
  const raw = rawPublicKey(createPublicKey(privateKey));
  const name = `verbatim-${createHash('sha256').update(raw).digest('hex').slice(0, 16)}`;
  const encoded = Buffer.concat([Uint8Array.of(ED25519), raw]).toString('base64');
  return { name, privateKey, verifierKey: `${name}+${keyId(name, raw).toString('hex')}+${encoded}` };
}

function readPrivateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new VerbatimError(
      'unavailable',
      'The signing key of the desk (desk.key) cannot be read. Restore it from a backup.',
      cause,
    );
  }
}

function parseVerifierKey(verifierKey: string) {
  const [name = '', id = '', ...rest] = verifierKey.trim().split('+'); // base64 may hold a plus itself
  const bytes = Buffer.from(rest.join('+'), 'base64');
  if (bytes.length !== PUBLIC_KEY_LENGTH + 1 || bytes[0] !== ED25519) return null;
  const raw = bytes.subarray(1);
  const expected = keyId(name, raw);
  if (expected.toString('hex') !== id) return null;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  return { name, id: expected, publicKey: createPublicKey({ key: jwk, format: 'jwk' }) };
}

function keyId(name: string, raw: Uint8Array): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ED25519)).update(raw).digest().subarray(0, 4);
}

function rawPublicKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}
