import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type FetchOptions, fetchDocument } from '../../src/intake/fetch-url.ts';
import { isPublicAddress } from '../../src/intake/public-address.ts';

/** A server on the loopback: pages for the fetches that are allowed to reach it, a canary for the others. */
let connections = 0;
let port = 0;
const pages: Record<string, RequestListener> = {
  '/page': (_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end('<p>Hello'),
  '/gzip': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('packed')),
  '/br': (_, response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync('packed')),
  '/bomb': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(5_000_000))),
  '/large': (_, response) => response.end(Buffer.alloc(2_000_000)),
  '/slow': (_, response) => void response.write('a'),
  '/missing': (_, response) => void response.writeHead(404).end(),
  '/away': (_, response) => void response.writeHead(302, { location: 'page?from=away' }).end(),
  '/loop': (_, response) => void response.writeHead(301, { location: '/loop' }).end(),
  '/to-metadata': (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/to-file': (_, response) => void response.writeHead(302, { location: 'file:///etc/hostname' }).end(),
};
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://x').pathname;
  pages[path]?.(request, response);
});
server.on('connection', () => connections++);

before(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const here = (path: string) => `http://127.0.0.1:${port}${path}`;
const allowed = (more: FetchOptions = {}): FetchOptions => ({
  ports: [port],
  isAllowedAddress: (address) => address === '127.0.0.1',
  limits: { rawBytes: 1_000_000, inflatedBytes: 1_000_000, totalMs: 5_000 },
  ...more,
});

test('a page comes with its type, final address, redirects, headers and time', async () => {
  const now = () => new Date('2020-01-02T03:04:05Z');
  const { bytes, ...fetched } = await fetchDocument(here('/away#part'), allowed({ now }));
  assert.equal(Buffer.from(bytes).toString(), '<p>Hello');
  assert.deepEqual(
    { ...fetched, headers: fetched.headers['content-type'] },
    {
      mediaType: 'text/html; charset=utf-8',
      finalUrl: here('/page?from=away'),
      status: 200,
      redirects: [here('/away')],
      retrieved: '2020-01-02T03:04:05.000Z',
      headers: 'text/html; charset=utf-8',
    },
  );
});

test('packed pages are unpacked', async () => {
  for (const path of ['/gzip', '/br'])
    assert.equal(Buffer.from((await fetchDocument(here(path), allowed())).bytes).toString(), 'packed');
});

const refusals: readonly (readonly [path: string, code: string, message: RegExp])[] = [
  ['/bomb', 'too-large', /larger than the desk takes/],
  ['/large', 'too-large', /larger than the desk takes/],
  ['/slow', 'unavailable', /within 0.3 seconds/],
  ['/missing', 'not-found', /no such page \(404\)/],
  ['/loop', 'unavailable', /more than 5 times/],
  ['/to-metadata', 'forbidden', /private network/],
  ['/to-file', 'invalid', /http and https/],
];
for (const [path, code, message] of refusals) {
  test(`${path} is refused with a clear message`, async () => {
    const totalMs = path === '/slow' ? 300 : 5_000;
    const options = allowed({ ports: [port, 80], limits: { rawBytes: 1_000_000, inflatedBytes: 1_000_000, totalMs } });
    await assert.rejects(fetchDocument(here(path), options), { name: 'VerbatimError', code, message });
  });
}

test('a fetch can be cancelled', async () => {
  await assert.rejects(fetchDocument(here('/slow'), allowed({ signal: AbortSignal.timeout(50) })), { name: 'TimeoutError' });
});

test('an allow-list lets in its hosts and the ones below them, nothing that only looks like them', async () => {
  const options = allowed({ allowedHosts: ['example.org'], lookup: async () => [{ address: '127.0.0.1', family: 4 }] });
  assert.equal((await fetchDocument(`http://www.example.org:${port}/page`, options)).status, 200);
  await assert.rejects(fetchDocument(`http://notexample.org:${port}/page`, options), {
    code: 'forbidden',
    message: /list of sites/,
  });
});

/** Every one of these reaches a loopback, private or metadata address in some client. PORT is the canary's. */
const spellings = `
  http://127.0.0.1:PORT/ http://127.0.0.1.:PORT/ http://127.1:PORT/ http://127.0.1:PORT/ http://2130706433:PORT/ http://0x7f000001:PORT/
  http://0x7f.0.0.1:PORT/ http://0x7f.1:PORT/ http://017700000001:PORT/ http://0177.0.0.1:PORT/ http://0177.1:PORT/ http://127.0.0.0x1:PORT/
  http://0:PORT/ http://0.0.0.0:PORT/ http://127.255.255.254:PORT/ http://localhost:PORT/ http://LOCALHOST:PORT/ http://localhost.:PORT/
  http://a.localhost:PORT/ http://[::1]:PORT/ http://[0:0:0:0:0:0:0:1]:PORT/ http://[::]:PORT/ http://[::ffff:127.0.0.1]:PORT/
  http://[::ffff:7f00:1]:PORT/ http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/ http://[::127.0.0.1]:PORT/ http://[::7f00:1]:PORT/
  http://[64:ff9b::127.0.0.1]:PORT/ http://[64:ff9b::7f00:1]:PORT/ http://[64:ff9b:1::7f00:1]:PORT/ http://[2002:7f00:1::]:PORT/
  http://[2002:7f00:0001::1]:PORT/ http://[::ffff:0:127.0.0.1]:PORT/ http://[fe80::1]:PORT/ http://[fc00::1]:PORT/ http://[fd00:ec2::254]:PORT/
  http://[ff02::1]:PORT/ http://[2001:0:7f00:1::]:PORT/ http://１２７.０.０.１:PORT/ http://127。0。0。1:PORT/ http://①②⑦.⓪.⓪.①:PORT/
  http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/ http://%31%32%37.0.0.1:PORT/ http://10.0.0.1:PORT/ http://172.16.0.1:PORT/ http://192.168.1.1:PORT/
  http://169.254.169.254:PORT/ http://100.64.0.1:PORT/ http://100.100.100.200:PORT/ http://224.0.0.1:PORT/ http://255.255.255.255:PORT/
  http://metadata.google.internal:PORT/ http://user@127.0.0.1:PORT/ http://example.org@127.0.0.1:PORT/ http://127.0.0.1:PORT@example.org/
  http:\\\\127.0.0.1:PORT\\ http:127.0.0.1:PORT/ http:///127.0.0.1:PORT/`
  .trim()
  .split(/\s+/);

test(`${spellings.length} spellings of inside addresses are refused and no byte reaches the canary`, async () => {
  const reached = connections;
  for (const spelling of spellings) {
    const url = spelling.replaceAll('PORT', String(port));
    await assert.rejects(fetchDocument(url, { ports: [port, 80] }), { code: /^(?:forbidden|invalid)$/ }, url); // refused, not just unreachable
  }
  assert.equal(connections, reached);
});

test('a name that resolves inside is refused, also when only one of its addresses does, also when it changes', async () => {
  const reached = connections;
  const inside = { address: '127.0.0.1', family: 4 };
  const outside = { address: '93.184.215.14', family: 4 };
  for (const answer of [[inside], [outside, inside], [{ address: '::ffff:127.0.0.1', family: 6 }]]) {
    const options = { ports: [port], lookup: async () => answer };
    await assert.rejects(fetchDocument(`http://rebind.example:${port}/`, options), {
      code: 'forbidden',
      message: /private network/,
    });
  }
  assert.equal(connections, reached);
});

test('the connected socket is checked too, so a lookup that is fooled gains nothing', async () => {
  let asked = 0;
  const isAllowedAddress = () => asked++ === 0;
  const options = { ports: [port], isAllowedAddress, lookup: async () => [{ address: '127.0.0.1', family: 4 }] };
  await assert.rejects(fetchDocument(`http://rebind.example:${port}/page`, options), { code: 'forbidden' });
});

const refusedUrls: readonly (readonly [url: string, message: RegExp])[] = [
  ['file:///etc/hostname', /http and https/],
  ['ftp://example.org/', /http and https/],
  ['data:text/html,hi', /http and https/],
  ['example.org', /complete web address/],
  ['https://example.org:22/', /port 22, only 80 and 443\. .*upload the file/],
  ['https://name:secret@example.org/', /user name or password.*Take them out/],
];
for (const [url, message] of refusedUrls) {
  test(`${url} is refused before anything is asked`, async () => {
    await assert.rejects(fetchDocument(url), { name: 'VerbatimError', message });
  });
}

test('public addresses are public', () => {
  for (const address of ['1.1.1.1', '8.8.8.8', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])
    assert.ok(isPublicAddress(address), address);
});
