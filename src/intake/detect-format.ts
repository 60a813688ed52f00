import { VerbatimError } from '../errors.ts';
import { extensionOf, mediaTypeOf, type ReadHint } from './read-hint.ts';

export type Format = 'text' | 'markdown' | 'html' | 'mime' | 'pdf' | 'docx' | 'odt' | 'rtf' | 'captions';

/** The bytes decide; the name and media type only where the bytes leave a choice (all kinds of plain text). */
export function detectFormat(bytes: Uint8Array, hint: ReadHint): Format {
  const head = latin1(bytes.subarray(0, 4096));
  refuseKnown(head);
  refuseOldOffice(head, bytes);
  if (/%PDF-\d/.test(head.slice(0, 1024))) return 'pdf';
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipFormat(bytes, hint);
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  return textFormat(narrow(head), hint);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** Files that people do try, each with what to do instead. Keys are the first bytes as Latin-1. */
const REFUSED: readonly { readonly magic: RegExp; readonly message: string }[] = [
  {
    magic: /^(?:\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0\0\0\0|RIFF.{4}WEBP|8BPS|.{4}ftyp(?:heic|heix|mif1|msf1|avif))/s,
    message: 'This is a picture. Run text recognition (OCR) on it, or paste the text instead.',
  },
  {
    magic:
      /^(?:ID3|\xff[\xfb\xf3\xf2\xf1\xf9]|OggS|fLaC|RIFF.{4}(?:WAVE|AVI )|\x1a\x45\xdf\xa3|.{4}ftyp|\x30\x26\xb2\x75|FLV\x01|\0\0\x01\xba|#!AMR)/s,
    message:
      'This is a sound or video file. Upload its transcript or captions (.vtt, .srt, .txt); the recording can stand beside them.',
  },
  {
    magic: /^(?:\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!)/,
    message: 'This is a packed archive. Unpack it and upload the files in it one by one.',
  },
  { magic: /^%!PS/, message: 'This is a PostScript file. Convert it to PDF and upload that.' },
  { magic: /^(?:\x7fELF|MZ.{50,}This program|\xca\xfe\xba\xbe)/s, message: 'This is a program, not a document.' },
];

function refuseKnown(head: string): void {
  const known = REFUSED.find((entry) => entry.magic.test(head));
  if (known) throw new VerbatimError('invalid', known.message);
}

/** The names of its parts, which stand in it in UTF-16, tell the programs apart that wrote this kind of file before 2007. */
function refuseOldOffice(head: string, bytes: Uint8Array): void {
  if (!head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return;
  const holds = (part: string) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(part, 0, 'utf16le');
  throw new VerbatimError('invalid', oldOfficeMessage(holds));
}

function oldOfficeMessage(holds: (part: string) => boolean): string {
  if (holds('EncryptedPackage')) return 'This file is protected by a password. Open it, save it without one, and upload that.';
  if (holds('__substg1.0'))
    return 'This is a message saved by Outlook (.msg). Save it as .eml and upload that, or paste its words.';
  if (holds('WordDocument')) return 'This is an old Word file (.doc). Open it, save it as .docx, and upload that.';
  if (holds('Workbook') || holds('PowerPoint Document'))
    return 'Spreadsheets and slides are not read. Export them as PDF or paste the text instead.';
  return 'This is a file of an old office program. Open it there, save it as .docx or PDF, and upload that.';
}

/** What a name says that the bytes don't: a sign-in or error page is often saved in a document's place. */
export function nameDoubt(format: Format, hint: ReadHint): string | null {
  const extension = extensionOf(hint);
  if (!/^(?:pdf|docx?|docm|odt|rtf)$/.test(extension) || !/^(?:text|html)$/.test(format)) return null;
  const found = format === 'html' ? 'a web page' : 'plain text';
  return `The file is named .${extension}, but it is ${found}. Look whether it is the one that you meant: a sign-in or error page is often saved in its place.`;
}

/** Part names stand uncompressed in a zip's directory, at its end. */
function zipFormat(bytes: Uint8Array, hint: ReadHint): Format {
  const names = latin1(bytes.subarray(0, 4096)) + latin1(bytes.subarray(-200_000));
  if (names.includes('application/vnd.oasis.opendocument.text')) return 'odt';
  if (names.includes('word/') || /^(?:docx|docm|dotx)$/.test(extensionOf(hint))) return 'docx';
  if (names.includes('application/vnd.oasis.opendocument') || names.includes('xl/') || names.includes('ppt/')) {
    throw new VerbatimError('invalid', 'Spreadsheets and slides are not read. Export them as PDF or paste the text instead.');
  }
  if (/\.iwa/.test(names))
    throw new VerbatimError('invalid', 'This is a file of Pages, Numbers or Keynote. Export it as Word or PDF and upload that.');
  if (names.includes('application/epub+zip'))
    throw new VerbatimError('invalid', 'E-books are not read. Paste the chapter instead.');
  throw new VerbatimError('invalid', 'This is a zip archive without a text document in it. Unpack it and upload the files in it.');
}

/** UTF-16 seen as Latin-1, made readable for the patterns below. */
function narrow(head: string): string {
  return head.replace(/^(?:\xff\xfe|\xfe\xff|\xef\xbb\xbf)/, '').replaceAll('\0', '');
}

const BY_EXTENSION: Readonly<Record<string, Format>> = {
  md: 'markdown',
  markdown: 'markdown',
  htm: 'html',
  html: 'html',
  xhtml: 'html',
  mht: 'mime',
  mhtml: 'mime',
  eml: 'mime',
  srt: 'captions',
  vtt: 'captions',
};

const BY_MEDIA_TYPE: Readonly<Record<string, Format>> = {
  'text/markdown': 'markdown',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'message/rfc822': 'mime',
  'multipart/related': 'mime',
  'text/vtt': 'captions',
  'application/x-subrip': 'captions',
};

function textFormat(head: string, hint: ReadHint): Format {
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(head)) return 'captions';
  if (/^\s*(?:\d+\s*\r?\n)?\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*-->/.test(head)) return 'captions';
  if (looksLikeMime(head)) return 'mime';
  const named = BY_EXTENSION[extensionOf(hint)];
  if (looksLikeHtml(head) && named !== 'markdown') return 'html';
  if (named) return named;
  return BY_MEDIA_TYPE[mediaTypeOf(hint)] ?? 'text';
}

function looksLikeHtml(head: string): boolean {
  const start = head.replace(/^(?:\s|<\?xml[^>]*>|<!--[\s\S]*?-->)+/, '');
  return /^<(?:!doctype\s+html|html|head|body|meta|title|article|main)[\s>]/i.test(start);
}

/** A block of header lines, two of which only mail has. */
function looksLikeMime(head: string): boolean {
  const block = /^(?:From [^\n]*\r?\n)?((?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,})/.exec(head)?.[1];
  if (!block) return false;
  const names =
    block.match(/^(?:received|return-path|message-id|mime-version|content-type|delivered-to|from|to|date|subject)(?=:)/gim) ?? [];
  const sure = /^(?:received|return-path|message-id|mime-version|delivered-to):/im.test(block);
  return sure && new Set(names.map((name) => name.toLowerCase())).size >= 2;
}
