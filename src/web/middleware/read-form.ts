import { isUtf8 } from 'node:buffer';
import { PassThrough } from 'node:stream';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import multer, { MulterError } from 'multer';
import { INTAKE_DEFAULTS } from '../../desk/intake-settings.ts';
import type { StagedMedia } from '../../desk/sources-desk.ts';
import { VerbatimError } from '../../errors.ts';
import type { Person } from '../../verdicts/person.ts';
import type { Form, FormFile } from '../form.ts';
import { type RefusalKey, refusal } from '../refusal.ts';
import type { Recovery } from './answer-errors.ts';

const MB = 1024 * 1024;

/** In bytes. A pasted text of ten million characters gets through, with room for accents; uploads as the desk reads them. */
const LIMITS = Object.freeze({
  field: 12 * MB,
  file: INTAKE_DEFAULTS.fileBytes,
  /** Of one form with all its files, which are in memory until they are read. */
  parts: 250 * MB,
  encoded: 40 * MB,
  small: 64 * 1024,
  fields: 60,
});

const readEncoded = express.raw({ type: 'application/x-www-form-urlencoded', limit: LIMITS.encoded });
const readSmall = express.raw({ type: 'application/x-www-form-urlencoded', limit: LIMITS.small });
// Fields come as latin1, byte for byte, so that bytes that are no UTF-8 are seen here and not silently replaced.
const partOptions: multer.Options & { readonly defCharset: string } = {
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  defCharset: 'latin1',
  limits: { fieldSize: LIMITS.field, fileSize: LIMITS.file, fields: LIMITS.fields, fieldNameSize: 100 },
};

/** For those who are signed out: what they typed is kept, files and books are not. */
const readStrangersParts = multer({
  ...partOptions,
  limits: { ...partOptions.limits, fieldSize: MB },
  fileFilter: (_req, _file, take) => take(null, false),
}).any();
const readStrangersEncoded = express.raw({ type: 'application/x-www-form-urlencoded', limit: 2 * MB });

export interface FormOptions {
  /** Strangers may send it: nothing large, and no files. */
  readonly small?: boolean;
  /** Fields that the page may send several times. */
  readonly repeated?: readonly string[];
  /** Fields with files, and how many each may carry; one in `file` where nothing is said. */
  readonly files?: Readonly<Record<string, number>>;
  /** Takes the file in piece by piece, for what is too large for memory. */
  readonly keepFile?: KeepFile;
  /** What to show, with the typed text, when the form is refused. */
  readonly recovery?: (req: Request, res: Response) => Recovery;
}

/** Reads a form of either encoding and hands it on; what can't be kept exactly is refused, with the text in `req.form`. */
export function onForm(
  options: FormOptions,
  handler: (form: Form, req: Request, res: Response) => Promise<void> | void,
): RequestHandler[] {
  const most = Object.entries(options.files ?? { file: 1 });
  const readParts = multer(options.keepFile ? piecewise(options.keepFile) : partOptions).fields(
    most.map(([name, maxCount]) => ({ name, maxCount })),
  );
  const keep = (req: Request, res: Response) => {
    req.form = formOf(collect(req), filesOf(req), options.repeated ?? []);
    if (options.recovery) res.locals.recovery = options.recovery(req, res);
    return req.form;
  };
  const readAnyEncoded: RequestHandler = (req, res, next) => {
    if (options.small) return readSmall(req, res, next);
    return res.locals.person ? readEncoded(req, res, next) : readStrangersEncoded(req, res, next);
  };
  const readAnyParts: RequestHandler = (req, res, next) => {
    if (options.small) return next();
    if (!options.keepFile && Number(req.get('content-length')) > LIMITS.parts) return next(refusal('too-large', 'too-much'));
    const readThese = res.locals.person ? readParts : readStrangersParts;
    readThese(req, res, (error: unknown) => {
      if (error) refuseParts(error, () => keep(req, res), next);
      else next();
    });
  };
  const read: RequestHandler = async (req, res) => {
    const form = keep(req, res);
    if (!options.small && !res.locals.person) throw refusal('forbidden', 'signed-out');
    refuseFaults(form);
    await handler(form, req, res);
  };
  return [readAnyEncoded, readAnyParts, read];
}

/** What was read before the limit was met stays in the form that is shown again. */
function refuseParts(error: unknown, keep: () => Form, next: NextFunction): void {
  const key = error instanceof MulterError ? TOO_LARGE[error.code] : undefined;
  const refused =
    error instanceof VerbatimError ? error : key ? refusal('too-large', key, error) : refusal('invalid', 'form-damaged', error);
  try {
    keep();
    next(refused);
  } catch {
    next(refused);
  }
}

const TOO_LARGE: Readonly<Record<string, RefusalKey>> = {
  LIMIT_FIELD_VALUE: 'field-too-long',
  LIMIT_FILE_SIZE: 'file-too-large',
  LIMIT_FIELD_COUNT: 'too-many-fields',
  LIMIT_FILE_COUNT: 'too-many-files',
  LIMIT_UNEXPECTED_FILE: 'too-many-files',
};

function refuseFaults(form: Form): void {
  const [field, key] = form.faults.entries().next().value ?? [];
  if (field !== undefined && key !== undefined) throw refusal('invalid', key, undefined, field);
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
      if (typeof one !== 'string') throw refusal('invalid', 'field-unknown');
      return [name, Buffer.from(one, 'latin1')];
    });
  });
}

type KeepFile = (pieces: AsyncIterable<Uint8Array>, person: Person) => Promise<StagedMedia>;
type KeptFile = Express.Multer.File & { readonly staged?: StagedMedia };

/** The desk itself says how large such a file may be. */
function piecewise(keepFile: KeepFile): multer.Options {
  const { fileSize: _, ...limits } = partOptions.limits ?? {};
  const storage: multer.StorageEngine = {
    _handleFile: (req, file, done) => {
      const { person } = (req as Request).res?.locals ?? {};
      if (!person) return done(refusal('forbidden', 'signed-out'));
      // Whoever stops reading destroys what is read: that must not be the request itself, which then seems cut off.
      keepFile(file.stream.pipe(new PassThrough()), person).then(
        (staged) => done(null, { staged, size: staged.size } as Partial<KeptFile>),
        (error) => {
          file.stream.resume();
          done(error);
        },
      );
    },
    _removeFile: (_req, _file, done) => done(null),
  };
  return { ...partOptions, limits, storage };
}

/** A field in which no file was chosen still sends an empty part. */
function filesOf(req: Request): Map<string, FormFile[]> {
  const files = new Map<string, FormFile[]>();
  const sent = Array.isArray(req.files) ? [] : Object.entries(req.files ?? {});
  for (const [name, parts] of sent) {
    const chosen = parts.filter((part) => part.size > 0 || part.originalname !== '');
    if (chosen.length > 0) files.set(name, chosen.map(fileOf));
  }
  return files;
}

function fileOf(part: KeptFile): FormFile {
  const { buffer, originalname, mimetype, staged } = part;
  return { bytes: buffer ?? new Uint8Array(), name: originalname, mediaType: mimetype || null, ...(staged && { staged }) };
}

function formOf(pairs: Pairs, files: ReadonlyMap<string, readonly FormFile[]>, repeated: readonly string[]): Form {
  const fields = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const faults = new Map<string, RefusalKey>();
  for (const [name, bytes] of pairs) {
    const value = decode(bytes);
    const fault = faultOf(bytes, value);
    if (fault) faults.set(name, fault);
    if (repeated.includes(name)) lists.set(name, [...(lists.get(name) ?? []), value]);
    else if (fields.has(name)) throw refusal('invalid', 'field-twice');
    else fields.set(name, value);
  }
  return { fields, lists, file: files.get('file')?.[0] ?? null, files, faults };
}

function decode(bytes: Buffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/\r\n?/g, '\n');
}

function faultOf(bytes: Buffer, value: string): RefusalKey | null {
  if (!isUtf8(bytes)) return 'characters-unreadable';
  return value.includes('\0') ? 'characters-nul' : null;
}
