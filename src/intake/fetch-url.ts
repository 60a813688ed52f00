import type { LookupAddress } from 'node:dns';
import { lookup as dnsLookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction, Socket } from 'node:net';
import { VerbatimError } from '../errors.ts';
import { insideNetwork, parseTarget, type TargetRules } from './fetch-target.ts';
import { isPublicAddress } from './public-address.ts';
import { readBody } from './read-body.ts';

/** Limits of one fetch. */
export interface FetchLimits {
  /** Bytes as they come over the wire. */
  readonly rawBytes: number;
  /** Bytes once unpacked. */
  readonly inflatedBytes: number;
  /** Milliseconds for all redirects together. */
  readonly totalMs: number;
  readonly redirects: number;
}

/** A page with its text seldom has 5 MB, a report as PDF seldom 30; unpacked it may have what a file may. People wait 20 s. */
export const FETCH_LIMITS: FetchLimits = Object.freeze({
  rawBytes: 30_000_000,
  inflatedBytes: 60_000_000,
  totalMs: 20_000,
  redirects: 5,
});

export interface FetchOptions extends Partial<TargetRules> {
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
  /** Name resolution; the system's by default. */
  readonly lookup?: (hostname: string) => Promise<readonly LookupAddress[]>;
  readonly limits?: Partial<FetchLimits>;
}

export interface Fetched {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly finalUrl: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Every address that sent us on, in order. */
  readonly redirects: readonly string[];
  /** UTC, ISO 8601. */
  readonly retrieved: string;
}

/** A page or file from the public web. Each redirect, each resolved address and the connected socket are checked alike. */
export async function fetchDocument(url: string, options: FetchOptions = {}): Promise<Fetched> {
  const limits: FetchLimits = { ...FETCH_LIMITS, ...options.limits };
  const deadline = AbortSignal.timeout(limits.totalMs);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  try {
    return await followRedirects(url, options, limits, signal);
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw asRefusal(cause, deadline.aborted, limits.totalMs);
  }
}

async function followRedirects(url: string, options: FetchOptions, limits: FetchLimits, signal: AbortSignal): Promise<Fetched> {
  const redirects: string[] = [];
  let target = parseTarget(url, options);
  for (;;) {
    const response = await ask(target, options, signal);
    const location = isRedirect(response.statusCode) ? response.headers.location : undefined;
    if (location === undefined) return await received(response, target, redirects, limits, signal, options);
    response.destroy();
    redirects.push(target.href);
    if (redirects.length > limits.redirects)
      throw new VerbatimError(
        'unavailable',
        `The address sends on more than ${limits.redirects} times. Open it in a browser and give the address where it ends.`,
      );
    target = parseTarget(new URL(location, target).href, options);
  }
}

function isRedirect(status = 0): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function ask(target: URL, options: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const settings: RequestOptions = {
      method: 'GET',
      agent: false,
      lookup: checkedLookup(options),
      signal,
      headers: {
        accept: 'text/html,application/xhtml+xml,application/pdf,text/*;q=0.9,*/*;q=0.5',
        'accept-encoding': 'gzip, deflate, br',
        'accept-language': 'en,*;q=0.5',
        'user-agent': 'Verbatim (fact-checking desk)',
      },
    };
    const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(target, settings, resolve);
    request.on('socket', (socket) => checkSocket(socket, options));
    request.on('error', reject);
    request.end();
  });
}

/** Every address that a name resolves to must be public: one private one is enough to refuse. Not called for literal addresses. */
function checkedLookup(options: FetchOptions): LookupFunction {
  const resolve = options.lookup ?? ((hostname: string) => dnsLookup(hostname, { all: true }));
  return (hostname, settings, answer) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        const inside = addresses.find(({ address }) => !isAllowed(address, options));
        if (!first || inside) return answer(first ? insideNetwork(hostname) : notFound(hostname), '', 0);
        return settings.all ? answer(null, [...addresses]) : answer(null, first.address, first.family);
      },
      (cause) => answer(notFound(hostname, cause), '', 0),
    );
  };
}

/** Last line of defence: what the socket is in truth connected to. */
function checkSocket(socket: Socket, options: FetchOptions): void {
  socket.once('connect', () => {
    if (!isAllowed(socket.remoteAddress ?? '', options)) socket.destroy(insideNetwork(socket.remoteAddress ?? ''));
  });
}

function isAllowed(address: string, options: FetchOptions): boolean {
  return (options.isAllowedAddress ?? isPublicAddress)(address);
}

async function received(
  response: IncomingMessage,
  target: URL,
  redirects: readonly string[],
  limits: FetchLimits,
  signal: AbortSignal,
  options: FetchOptions,
): Promise<Fetched> {
  const status = response.statusCode ?? 0;
  if (status < 200 || status > 299) {
    response.destroy();
    throw new VerbatimError(status === 404 || status === 410 ? 'not-found' : 'unavailable', statusMessage(status, target.host));
  }
  const bytes = await readBody(response, limits, signal);
  const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
  const retrieved = (options.now?.() ?? new Date()).toISOString();
  return { bytes, mediaType: headers['content-type'] ?? '', finalUrl: target.href, status, headers, redirects, retrieved };
}

function statusMessage(status: number, host: string): string {
  const why = new Map([
    [401, 'asks for a sign-in'],
    [403, 'refuses programs'],
    [404, 'has no such page'],
    [410, 'has taken the page down'],
    [429, 'asks to come back later'],
    [451, 'may not show the page for legal reasons'],
  ]).get(status);
  return `${host} ${why ?? (status >= 500 ? 'has a fault of its own' : 'did not give the page')} (${status}). Open it in a browser, save it and upload the file.`;
}

function asRefusal(cause: unknown, isLate: boolean, totalMs: number): unknown {
  if (cause instanceof VerbatimError) return cause;
  if (isLate)
    return new VerbatimError(
      'unavailable',
      `The page did not arrive within ${totalMs / 1000} seconds. Try again later, or save it in a browser and upload the file.`,
      cause,
    );
  return new VerbatimError(
    'unavailable',
    'The page could not be fetched: the connection failed. Check the address, or save the page and upload it.',
    cause,
  );
}

function notFound(host: string, cause?: unknown): VerbatimError {
  return new VerbatimError('unavailable', `There is no site called ${host}. Check the address.`, cause);
}
