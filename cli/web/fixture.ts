/** For tests: our server before a handler that repeats what it was given, and raw requests to it. */
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { TestContext } from 'node:test';
import { languages } from '#domain/languages';
import { type Handler, webServer } from './server.ts';

export const origin = 'https://privacy.example';

type Answer = { status: number; head: string; body: string };

/** What one TCP connection answers to these bytes, up to its end. */
export function exchange(port: number, bytes: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setEncoding('latin1').on('data', (part) => (text += part));
    socket.on('error', (error: NodeJS.ErrnoException) => (text ? undefined : reject(error)));
    socket.on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n', 2);
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), head, body });
    });
    // Not half-closed: a server may take that for an end of interest.
    socket.write(bytes);
  });
}

/** Lines of a request, joined as on the wire; the connection is closed after it. */
export const wire = (line: string, headers: readonly string[] = [], body = '') =>
  [line, ...headers, 'Connection: close', '', body].join('\r\n');

const echo: Handler = async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  response.end(JSON.stringify({ headers: request.headers, url: request.url, bytes: Buffer.concat(parts).length }));
};

/** Starts the server for one test. `ask` sends with our Host unless `headers` has one. */
export async function guarded(t: TestContext, handler: Handler = echo, proxyHops = 0) {
  const reached: string[] = [];
  const server = webServer(
    async (request, response) => {
      reached.push(request.url ?? '');
      await handler(request, response);
    },
    { origin, proxyHops, name: 'Example', contact: 'privacy@example.test', languages },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const ask = (line: string, headers: readonly string[] = [], body = '') => {
    const host = headers.some((header) => /^host:/i.test(header)) ? [] : ['Host: privacy.example'];
    return exchange(port, wire(line, [...host, ...headers], body));
  };
  return { port, reached, ask };
}
