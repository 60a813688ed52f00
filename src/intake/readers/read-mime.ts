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
  const words = wordsIn(message).filter(({ text }) => text.trim() !== '');
  const attached = flat(message).filter((part) => isAttached(part) || isNamedFile(part));
  const warnings = words.flatMap((part) => part.warnings);
  if (words.length === 0) warnings.push('The message holds no text.');
  if (attached.length > 0)
    warnings.push(`Attached, not read: ${attached.map(fileName).join(', ')}. Upload what matters as its own file.`);
  const text = words.map((part) => part.text).join('\n\n');
  return {
    ...plainDocument(canonicalText(text.replaceAll('\0', '\uFFFD').toWellFormed()), 'email'),
    title: headerOf(message.headers, 'subject'),
    author: headerOf(message.headers, 'from'),
    published: isoDate(headerOf(message.headers, 'date') ?? ''),
    stated: headersNamed(message, PROVENANCE),
    warnings,
  };
}

interface ReadWords {
  readonly text: string;
  readonly warnings: readonly string[];
}

/** In the order of the parts; of two forms of one text the plain one; a message that was forwarded with its own headers. */
function wordsIn(part: MimePart): ReadWords[] {
  if (isAttached(part)) return [];
  if (part.type === 'multipart/alternative') {
    const forms = part.parts.map((form) => ({ form, words: wordsIn(form) })).filter(({ words }) => words.length > 0);
    return (forms.find(({ form }) => form.type === 'text/plain') ?? forms.at(-1))?.words ?? [];
  }
  if (part.type === 'message/rfc822') {
    const headers = part.parts.flatMap((inner) => headersNamed(inner, ['From', 'To', 'Date', 'Subject']));
    const head = headers.map(({ name, value }) => `${name}: ${value}`).join('\n');
    return [{ text: head, warnings: [] }, ...part.parts.flatMap(wordsIn)];
  }
  if (part.type === 'text/plain' || part.type === 'text/html') return [textOf(part)];
  return part.parts.flatMap(wordsIn);
}

/** A short mail in HTML is a short mail, and no page that needs a script: only what its encoding cost is told. */
function textOf(part: MimePart): ReadWords {
  const decoded = decodeText(part.body, part.parameters.charset ?? null);
  return part.type === 'text/html' ? { ...decoded, text: htmlDocument(decoded.text, []).text } : decoded;
}

function isNamedFile({ type, parameters, parts }: MimePart): boolean {
  return parts.length === 0 && parameters.name !== undefined && !/^(?:text\/(?:plain|html)|image\/.*)$/.test(type);
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
