import { hash } from 'node:crypto';
import { VerbatimError } from '../errors.ts';

/** Decoded text with CRLF and CR turned into LF and nothing else changed. Its SHA-256 (of the UTF-8 bytes) names it. */
export interface CanonicalText {
  readonly text: string;
  readonly sha256: string;
}

/** Throws `invalid` for NUL and lone surrogates, which no store can keep exactly. */
export function canonicalText(decoded: string): CanonicalText {
  const text = decoded.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  refuseUnkeepable(text);
  return { text, sha256: sha256(text) };
}

/** Hex SHA-256 of a string's UTF-8 bytes, or of bytes. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

function refuseUnkeepable(text: string): void {
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    throw new VerbatimError(
      'invalid',
      `The text holds a NUL character (at ${nul}). It may be a binary file or UTF-16 read as UTF-8.`,
    );
  }
  if (!text.isWellFormed()) {
    throw new VerbatimError('invalid', 'The text holds half of a character (a lone surrogate). Save it again as UTF-8 and retry.');
  }
}
