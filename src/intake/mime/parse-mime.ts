import { strFromU8, strToU8 } from 'fflate';
import iconv from 'iconv-lite';
import { VerbatimError } from '../../errors.ts';
import { INTAKE_LIMITS } from '../limits.ts';

/** One part of a MIME message (RFC 2045, 2046, 5322). */
export interface MimePart {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Lower case, without parameters; text/plain where none is stated. */
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Decoded from its transfer encoding; empty where there are parts. */
  readonly body: Uint8Array;
  readonly parts: readonly MimePart[];
}

export function parseMime(bytes: Uint8Array): MimePart {
  const counter = { parts: 0 };
  const source = strFromU8(bytes, true).replace(/^From [^\n]*\n/, '');
  return parsePart(source, 0, counter);
}

/** Works on Latin-1, one character a byte. */
function parsePart(source: string, depth: number, counter: { parts: number }): MimePart {
  if (depth > INTAKE_LIMITS.mimeDepth || ++counter.parts > INTAKE_LIMITS.mimeParts) {
    throw new VerbatimError('too-large', 'This message has too many parts inside parts. Paste the text instead.');
  }
  const gap = /\r?\n\r?\n/.exec(source);
  const head = gap ? source.slice(0, gap.index) : source;
  const rest = gap ? source.slice(gap.index + gap[0].length) : '';
  const headers = parseHeaders(head);
  const content = headerOf(headers, 'content-type') ?? 'text/plain';
  const parameters = parseParameters(content);
  const type = content.split(';')[0]!.trim().toLowerCase();
  const isMultipart = type.startsWith('multipart/') && parameters.boundary;
  const inner = isMultipart ? splitParts(rest, parameters.boundary!) : type === 'message/rfc822' ? [rest] : [];
  const parts = inner.map((part) => parsePart(part, depth + 1, counter));
  const body = parts.length > 0 ? new Uint8Array() : decodeBody(rest, headerOf(headers, 'content-transfer-encoding') ?? '');
  return { headers, type, parameters, body, parts };
}

function parseHeaders(head: string): { name: string; value: string }[] {
  return head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .map((line) => /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, name = '', value = '']) => ({ name, value: decodeWords(value.trim()) }));
}

export function headerOf(headers: MimePart['headers'], name: string): string | null {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? null;
}

function parseParameters(value: string): Record<string, string> {
  const found: Record<string, string> = Object.create(null);
  for (const [, name = '', quoted, bare] of value.matchAll(/;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/g)) {
    found[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '';
  }
  return found;
}

/** Lines that begin with the boundary part the body; what stands before the first and after the last is left out. */
function splitParts(body: string, boundary: string): string[] {
  const pieces = `\n${body}`.split(`\n--${boundary}`);
  const closed = pieces.findIndex((piece, index) => index > 0 && piece.startsWith('--'));
  return pieces.slice(1, closed < 0 ? undefined : closed).map((piece) => piece.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, ''));
}

function decodeBody(body: string, encoding: string): Uint8Array {
  const name = encoding.trim().toLowerCase();
  if (name === 'base64') return new Uint8Array(Buffer.from(body, 'base64'));
  return strToU8(name === 'quoted-printable' ? decodeQuoted(body) : body, true);
}

function decodeQuoted(body: string): string {
  return body
    .replace(/[ \t]+(?=\r?\n|$)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** RFC 2047 words, and raw UTF-8, which mail programs write too. */
function decodeWords(value: string): string {
  const joined = value.replace(/(\?=)\s+(?==\?)/g, '$1');
  const read = joined.replace(
    /=\?([\w-]+)(?:\*[\w-]+)?\?([QB])\?([^?]*)\?=/gi,
    (word, charset: string, kind: string, text: string) => {
      const bytes =
        kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : Buffer.from(decodeQuoted(text.replaceAll('_', ' ')), 'latin1');
      return iconv.encodingExists(charset) ? iconv.decode(bytes, charset) : word;
    },
  );
  return /[\u0080-\u00FF]/.test(joined) ? rawUtf8(joined) : read;
}

function rawUtf8(value: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}
