import { type Document, plainDocument, type StatedFact } from '../../documents/document.ts';
import { canonicalText } from '../../text/canonical.ts';
import { decodeText } from '../decode-text.ts';
import { isoDate } from '../iso-date.ts';
import { headerOf, type MimePart, parseMime } from '../mime/parse-mime.ts';
import { htmlDocument, readHtml } from './read-html.ts';

/** An e-mail (.eml) or a page that a browser saved as one file (MHTML): both are MIME messages. */
export function readMime(bytes: Uint8Array): Document {
  const message = parseMime(bytes);
  const page = savedPage(message);
  if (!page) return readEmail(message);
  const address = headerOf(message.headers, 'snapshot-content-location') ?? headerOf(page.headers, 'content-location');
  const stated: StatedFact[] = [
    ...(address ? [{ name: 'Address', value: address }] : []),
    ...headersNamed(message, ['Date']).map(({ value }) => ({ name: 'Saved', value })),
  ];
  return { ...readHtml(page.body, { mediaType: mediaType(page) }), stated };
}

/** A browser's snapshot: multipart/related, its first HTML part with an address, and no addressee. */
function savedPage(message: MimePart): MimePart | null {
  if (headerOf(message.headers, 'to') !== null || headerOf(message.headers, 'received') !== null) return null;
  if (message.type !== 'multipart/related' && message.type !== 'text/html') return null;
  return flat(message).find((part) => part.type === 'text/html' || part.type === 'application/xhtml+xml') ?? null;
}

const PROVENANCE = ['From', 'To', 'Cc', 'Date', 'Subject', 'Message-ID', 'In-Reply-To', 'Reply-To', 'List-Id', 'Received'];

function readEmail(message: MimePart): Document {
  const parts = flat(message);
  const plain = parts.find((part) => part.type === 'text/plain' && !isAttached(part));
  const html = parts.find((part) => part.type === 'text/html' && !isAttached(part));
  const body = plain ? textOf(plain) : html ? textOf(html, true) : { text: '', warnings: ['The message holds no text.'] };
  const attached = parts.filter(isAttached).map((part) => fileName(part));
  const missing = attached.length > 0 ? [`Attached, not read: ${attached.join(', ')}. Upload what matters as its own file.`] : [];
  return {
    ...plainDocument(canonicalText(body.text.replaceAll('\0', '\uFFFD').toWellFormed()), 'email'),
    title: headerOf(message.headers, 'subject'),
    author: headerOf(message.headers, 'from'),
    published: isoDate(headerOf(message.headers, 'date') ?? ''),
    stated: headersNamed(message, PROVENANCE),
    warnings: [...body.warnings, ...missing],
  };
}

function textOf(part: MimePart, isHtml = false): { text: string; warnings: readonly string[] } {
  const decoded = decodeText(part.body, part.parameters.charset ?? null);
  return isHtml ? htmlDocument(decoded.text, decoded.warnings) : decoded;
}

function flat(part: MimePart): MimePart[] {
  return [part, ...part.parts.flatMap(flat)];
}

function isAttached(part: MimePart): boolean {
  return /^attachment/i.test(headerOf(part.headers, 'content-disposition') ?? '');
}

function fileName(part: MimePart): string {
  const stated = /filename="?([^";]+)/i.exec(headerOf(part.headers, 'content-disposition') ?? '')?.[1];
  return stated ?? part.parameters.name ?? part.type;
}

function mediaType(part: MimePart): string {
  return part.parameters.charset ? `${part.type}; charset=${part.parameters.charset}` : part.type;
}

function headersNamed(message: MimePart, names: readonly string[]): StatedFact[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return message.headers.filter((header) => wanted.has(header.name.toLowerCase()));
}
