/** The HTTP server before Next: guards, trusted headers, limits and our own error page. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { contentSecurityPolicy, filePolicy, responseHeaders } from '#domain/response-headers';
import { type Answering, answering } from '#requests/answer-status';
import { arrivesWithin, countBody, isDeclaredTooLarge, places } from './body-limit.ts';
import { answerError, newReference } from './error-page.ts';
import { objection } from './guards.ts';
import { holdBody } from './held-body.ts';
import { lightenPage } from './light-page.ts';
import { currentReference } from './log.ts';
import { replaceFailure } from './own-error-page.ts';
import { isReadableForm } from './readable-form.ts';
import { fillRefusal } from './refused-page.ts';
import type { Settings } from './settings.ts';
import type { Squeezed } from './squeezed.ts';
import { tooManyIn } from './too-many.ts';
import { clientNetwork, writeTrustedHeaders } from './trusted-headers.ts';

/** Answers one request; Next's. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A file of somebody's data: nothing in it may run in our name, should a browser ever show it. */
const isFile = /^(\/desk)?\/requests\/[^/]+\/(package|files)\//;

/** Gives each answer its headers and a fresh nonce, and the page what it has to know of both. Decides nothing. */
function writeOwnHeaders({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(18).toString('base64');
  const own = responseHeaders(nonce);
  // A file's content is anybody's data: it must not run even where a browser is made to show it.
  if (isFile.test(url)) own['Content-Security-Policy'] = filePolicy;
  for (const [name, value] of Object.entries(own)) response.setHeader(name, value);
  // Next reads the nonce for its own scripts from the request's policy; the layout reads x-nonce for the accent's style.
  headers['content-security-policy'] = contentSecurityPolicy(nonce);
  headers['x-nonce'] = nonce;
  // The desk has one language, the visitor's pages have several.
  headers['x-path'] = pathOf(url);
}

const pathOf = (url = ''): string => url.split('?', 1)[0] ?? '';

/** As every form of an action is sent: held until it is whole, which Next would wait for too. */
const isInParts = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' && /^multipart\//i.test(headers['content-type'] ?? '');

const hashedForever = 'public, max-age=31536000, immutable';

type Served = {
  handler: Handler;
  settings: Settings;
  squeezed: Squeezed;
  script: string | null;
  mayCome: ReturnType<typeof places>;
};

async function answer(request: IncomingMessage, response: ServerResponse, served: Served) {
  const { handler, settings, squeezed, script, mayCome } = served;
  const reference = newReference();
  const fail = (status: number) => {
    if (response.writableEnded) return;
    if (response.headersSent) response.destroy();
    else answerError(response, status, settings, reference);
  };
  const status = objection(request, settings) ?? (isDeclaredTooLarge(request) ? 413 : null);
  if (status) return fail(status);
  if (!mayCome(request, response)) return fail(503);
  const late = setTimeout(() => !request.complete && fail(408), arrivesWithin(request)).unref();
  response.once('close', () => clearTimeout(late));
  const held = isInParts(request) ? holdBody(request) : null;
  countBody(request, () => fail(413));
  if (held) {
    const { body, release } = await held;
    if (!(await isReadableForm(request, body))) return fail(400);
    release();
  }
  writeTrustedHeaders(request, settings);
  const begin = () => writeOwnHeaders(request, response);
  begin();
  if (request.url?.startsWith('/_next/static/')) response.setHeader('Cache-Control', hashedForever);
  if (squeezed(request, response)) return;
  lightenPage(request, response, script);
  replaceFailure(response, fail);
  // One for both: what the first page noted is there while its refusal is put into words.
  const ours: Answering = { ...tooManyIn(request, response), at: pathOf(request.url) };
  const handle = () =>
    currentReference.run(reference, async () => {
      try {
        await answering(ours, () => handler(request, response));
      } catch (error) {
        // Who hung up, or was told to, is no fault of ours.
        if (!request.destroyed && !response.writableEnded) console.error(error);
        fail(500);
      }
    });
  fillRefusal(request, response, () => {
    begin();
    void handle();
  });
  await handle();
}

const rawStatus: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Answers on the bare socket, where no request could be read or none is wanted. */
function refuseSocket(socket: Duplex, status = '400 Bad Request'): void {
  if (!socket.writable) return void socket.destroy();
  const head = Object.entries(responseHeaders()).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status}\r\n${head.join('')}Content-Length: 0\r\nConnection: close\r\n\r\n`, () =>
    socket.destroy(),
  );
}

/**
 * Builds the server; it does not listen yet.
 * @param squeezed answers for files of the build, before Next does
 * @param script address of the script that visitors' pages have in the place of Next's
 */
export function webServer(
  handler: Handler,
  settings: Settings,
  squeezed: Squeezed = () => false,
  script: string | null = null,
): Server {
  const server = createServer({
    headersTimeout: 10_000,
    // The longest of all; see arrivesWithin.
    requestTimeout: 330_000,
    connectionsCheckingInterval: 5_000,
    // Longer than the usual proxy's, so that it never sends into a connection that we are closing.
    keepAliveTimeout: 75_000,
  });
  const served = {
    handler,
    settings,
    squeezed,
    script,
    mayCome: places((request) => clientNetwork(request, settings)),
  };
  server.on('request', (request, response) => void answer(request, response, served));
  server.on('checkExpectation', (_request, response) => answerError(response, 417, settings, newReference()));
  server.on('upgrade', (_request, socket) => refuseSocket(socket));
  server.on('connect', (_request, socket) => refuseSocket(socket, '405 Method Not Allowed'));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuseSocket(socket, rawStatus[error.code ?? '']));
  return server;
}
