import { isUtf8 } from 'node:buffer';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import multer, { MulterError } from 'multer';
import { VerbatimError } from '../../errors.ts';
import type { Form, FormFile } from '../form.ts';
import type { Recovery } from './answer-errors.ts';

const MB = 1024 * 1024;

/** In bytes. A pasted text of ten million characters gets through, with room for accents; uploads as the desk reads them. */
const LIMITS = Object.freeze({ field: 12 * MB, file: 25 * MB, encoded: 40 * MB, small: 64 * 1024, fields: 60 });

const readEncoded = express.raw({ type: 'application/x-www-form-urlencoded', limit: LIMITS.encoded });
const readSmall = express.raw({ type: 'application/x-www-form-urlencoded', limit: LIMITS.small });
// Fields come as latin1, byte for byte, so that bytes that are no UTF-8 are seen here and not silently replaced.
const partOptions: multer.Options & { readonly defCharset: string } = {
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  defCharset: 'latin1',
  limits: { fieldSize: LIMITS.field, fileSize: LIMITS.file, files: 1, fields: LIMITS.fields, fieldNameSize: 100 },
};
const readParts = multer(partOptions).single('file');

export interface FormOptions {
  /** Strangers may send it: nothing large, and no files. */
  readonly small?: boolean;
  /** Fields that the page may send several times. */
  readonly repeated?: readonly string[];
  /** What to show, with the typed text, when the form is refused. */
  readonly recovery?: (req: Request, res: Response) => Recovery;
}

/** Reads a form of either encoding and hands it on; what can't be kept exactly is refused, with the text in `req.form`. */
export function onForm(
  options: FormOptions,
  handler: (form: Form, req: Request, res: Response) => Promise<void> | void,
): RequestHandler[] {
  const keep = (req: Request, res: Response) => {
    req.form = formOf(collect(req), fileOf(req), options.repeated ?? []);
    if (options.recovery) res.locals.recovery = options.recovery(req, res);
    return req.form;
  };
  const readPartsKeeping: RequestHandler = (req, res, next) => {
    readParts(req, res, (error: unknown) => {
      if (error) refuseParts(error, () => keep(req, res), next);
      else next();
    });
  };
  const read: RequestHandler = async (req, res) => {
    const form = keep(req, res);
    refuseFaults(form);
    await handler(form, req, res);
  };
  return options.small ? [readSmall, read] : [readEncoded, readPartsKeeping, read];
}

/** What was read before the limit was met stays in the form that is shown again. */
function refuseParts(error: unknown, keep: () => Form, next: NextFunction): void {
  const message = error instanceof MulterError ? tooLarge[error.code] : undefined;
  const refusal = message
    ? new VerbatimError('too-large', message, error)
    : new VerbatimError('invalid', 'The form arrived damaged. Send it again.', error);
  try {
    keep();
    next(refusal);
  } catch {
    next(refusal);
  }
}

const tooLarge: Readonly<Record<string, string>> = {
  LIMIT_FIELD_VALUE: 'The text is longer than 12 MB, the most that a form can carry.',
  LIMIT_FILE_SIZE: 'The file is larger than 25 MB, the most that can be uploaded.',
  LIMIT_FIELD_COUNT: 'The form holds more fields than any page of the desk has.',
  LIMIT_FILE_COUNT: 'The form holds more than one file.',
  LIMIT_UNEXPECTED_FILE: 'The form holds more than one file.',
};

function refuseFaults(form: Form): void {
  const fields = Object.fromEntries(form.faults);
  const first = form.faults.values().next().value;
  if (first !== undefined) throw new VerbatimError('invalid', first, undefined, fields);
}

type Pairs = Array<[name: string, value: Buffer]>;

function collect(req: Request): Pairs {
  const body: unknown = req.body;
  if (Buffer.isBuffer(body)) return encodedPairs(body);
  return partPairs(body);
}

function encodedPairs(body: Buffer): Pairs {
  if (body.length === 0) return [];
  return body
    .toString('latin1')
    .split('&', LIMITS.fields + 1)
    .map((pair) => {
      const at = pair.indexOf('=');
      const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      return [percentDecode(name).toString('utf8'), percentDecode(value)];
    });
}

/** Percent-decoding to bytes, in one pass. */
function percentDecode(encoded: string): Buffer {
  const bytes = Buffer.allocUnsafe(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at++) {
    const code = encoded.charCodeAt(at);
    const hex = code === 0x25 ? encoded.slice(at + 1, at + 3) : '';
    if (/^[\da-f]{2}$/i.test(hex)) {
      bytes[length++] = Number.parseInt(hex, 16);
      at += 2;
    } else {
      bytes[length++] = code === 0x2b ? 0x20 : code;
    }
  }
  return bytes.subarray(0, length);
}

function partPairs(body: unknown): Pairs {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.map((one): [string, Buffer] => {
      if (typeof one !== 'string') throw new VerbatimError('invalid', 'The form holds a field that this page does not have.');
      return [name, Buffer.from(one, 'latin1')];
    });
  });
}

function fileOf(req: Request): FormFile | null {
  const file = req.file;
  if (!file || (file.size === 0 && file.originalname === '')) return null;
  return { bytes: file.buffer, name: file.originalname, mediaType: file.mimetype || null };
}

function formOf(pairs: Pairs, file: FormFile | null, repeated: readonly string[]): Form {
  const fields = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const faults = new Map<string, string>();
  for (const [name, bytes] of pairs) {
    const value = decode(bytes);
    const fault = faultOf(bytes, value);
    if (fault) faults.set(name, fault);
    if (repeated.includes(name)) lists.set(name, [...(lists.get(name) ?? []), value]);
    else if (fields.has(name)) throw new VerbatimError('invalid', `The form holds the field “${name}” twice.`);
    else fields.set(name, value);
  }
  return { fields, lists, file, faults };
}

function decode(bytes: Buffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/\r\n?/g, '\n');
}

function faultOf(bytes: Buffer, value: string): string | null {
  if (!isUtf8(bytes)) return 'Some characters could not be read (they are shown as �). Put them right and send it again.';
  if (value.includes('\0')) return 'The text holds NUL characters (shown as ␀). Take them out and send it again.';
  return null;
}
