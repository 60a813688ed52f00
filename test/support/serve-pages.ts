import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { IntakeSettings } from '../../src/desk/intake-settings.ts';

export interface ServedPages {
  readonly address: (path: string) => string;
  /** What a path answers from now on; without a body it is gone. */
  readonly put: (path: string, answer: string | RequestListener | null) => void;
  /** A desk with these may fetch from here, and from nowhere else. */
  readonly intake: Partial<IntakeSettings>;
}

/** Web pages on the loopback, for a desk that is allowed to reach them. */
export async function servePages(test: Pick<TestContext, 'after'>): Promise<ServedPages> {
  const pages = new Map<string, string | RequestListener>();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://x').pathname);
    if (typeof page === 'function') page(request, response);
    else if (page === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: (path) => `http://127.0.0.1:${port}${path}`,
    put: (path, answer) => void (answer === null ? pages.delete(path) : pages.set(path, answer)),
    intake: { fetch: { ports: [port, 80], isAllowedAddress: (address) => address === '127.0.0.1' } },
  };
}
