import chardet from 'chardet';
import iconv from 'iconv-lite';
import { scoreWestern } from './score-western.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  readonly warnings: readonly string[];
}

/** Limits of guessing, in bytes and shares. */
const GUESS = Object.freeze({
  /** chardet reads this much: more changes nothing but time. */
  sampleBytes: 200_000,
  /** UTF-16 in Latin script has a NUL in every second byte; half of that is still no accident. */
  nulShare: 0.2,
  /** Bad sequences among the non-ASCII ones that a damaged UTF-8 file may have and still be read as UTF-8. */
  damagedShare: 0.1,
  /** How far another Latin code page must lead windows-1252, as a ratio of chardet's confidences: short texts mislead it. */
  lead: 1.4,
  /** Confidence (of 100) below which no other Latin code page is believed. */
  sure: 30,
});

/** A single-byte guess below these is weighed against the Western code pages. */
const WESTERN = new Set(['windows-1252', 'ISO-8859-1', 'ASCII']);

/**
 * Text in any common encoding. A mark at the start wins, then valid UTF-8, then UTF-16 by its NULs, then UTF-8 with some
 * damage, then the declared encoding, then a guess. Never TextDecoder for one-byte encodings: on Node 20 it turns curly
 * quotes into controls.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const marked = encodingOfMark(bytes);
  if (marked) return decoded(bytes, marked, marked === 'utf-8' ? damageNote(bytes) : []);
  if (isUtf8(bytes) && !isStateful(declared, bytes)) return decoded(bytes, 'utf-8');
  const wide = wideEncoding(bytes);
  if (wide) return decoded(bytes, wide);
  if (damage(bytes) <= GUESS.damagedShare) return decoded(bytes, 'utf-8', damageNote(bytes));
  const named = usableName(declared);
  if (named && !/^utf-?8$/i.test(named)) return decoded(bytes, named);
  const guess = guessEncoding(bytes);
  return decoded(bytes, guess, [`The file does not say its encoding; it was read as ${guess}.`]);
}

function decoded(bytes: Uint8Array, encoding: string, warnings: readonly string[] = []): DecodedText {
  const isNative = encoding === 'utf-8' || encoding === 'iso-2022-jp'; // iconv-lite lacks the second
  const text = isNative ? new TextDecoder(encoding).decode(bytes) : iconv.decode(Buffer.from(bytes), encoding);
  return { text: text.replace(/^\uFEFF/, ''), encoding, warnings };
}

function encodingOfMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !text.includes('\0') || wideEncoding(bytes) === null;
  } catch {
    return false;
  }
}

/** ISO-2022 text is pure ASCII with escapes, so it passes as UTF-8: the escape tells. */
function isStateful(declared: string | null, bytes: Uint8Array): boolean {
  if (!bytes.includes(0x1b)) return false;
  return /^iso-2022-jp/i.test(declared ?? '') || chardet.analyse(sample(bytes))[0]?.name === 'ISO-2022-JP';
}

/** UTF-16 without a mark: NULs stand in the even or in the odd bytes only. */
function wideEncoding(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length - (bytes.length % 2), GUESS.sampleBytes);
  if (length < 4) return null;
  const nuls = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) nuls[i % 2]!++;
  const [even = 0, odd = 0] = nuls.map((count) => count / (length / 2));
  if (odd >= GUESS.nulShare && even < odd / 10) return 'utf-16le';
  if (even >= GUESS.nulShare && odd < even / 10) return 'utf-16be';
  return null;
}

function usableName(declared: string | null): string | null {
  if (!declared) return null;
  // Web pages that say Latin-1 mean windows-1252 (WHATWG Encoding, "latin1" label).
  if (/^(?:iso-?8859-1|latin-?1|us-ascii|ascii)$/i.test(declared)) return 'windows-1252';
  if (/^(?:gb2312|gbk)$/i.test(declared)) return 'gb18030';
  return canDecode(declared) ? declared.toLowerCase() : null;
}

function canDecode(name: string): boolean {
  return /^iso-2022-jp$/i.test(name) || iconv.encodingExists(name);
}

function guessEncoding(bytes: Uint8Array): string {
  const matches = chardet.analyse(sample(bytes)).filter((match) => canDecode(match.name) && !/^utf/i.test(match.name));
  const [best] = matches;
  const western = matches.find((match) => match.name === 'windows-1252');
  const isClose =
    /^(?:windows-125[0478]|ISO-8859-[29])$/.test(best?.name ?? '') &&
    best!.confidence < Math.max(GUESS.sure, GUESS.lead * (western?.confidence ?? 0));
  if (!best || isClose || WESTERN.has(best.name)) return bestWestern(bytes);
  return usableName(best.name) ?? 'windows-1252';
}

function bestWestern(bytes: Uint8Array): string {
  const scored = ['windows-1252', 'macintosh', 'cp850'].map((encoding) => ({
    encoding,
    score: scoreWestern(iconv.decode(Buffer.from(sample(bytes)), encoding)),
  }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).encoding;
}

function sample(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, GUESS.sampleBytes);
}

/** Share of bad sequences among all non-ASCII ones; 1 where none is good. */
function damage(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes);
  const bad = text.match(/\uFFFD/g)?.length ?? 0;
  const wide = text.match(/[\u0080-\uFFFF]/g)?.length ?? 0;
  return wide === 0 ? 1 : bad / wide;
}

function damageNote(bytes: Uint8Array): string[] {
  return damage(bytes) > 0 && !isUtf8(bytes) ? ['Some characters of the file are damaged; they show as \uFFFD.'] : [];
}
