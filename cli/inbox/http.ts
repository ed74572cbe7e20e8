import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Messages } from './messages.ts';
import { formatMode, parseMode } from './mode.ts';
import { listPage, messagePage, missingPage } from './page.ts';
import type { MailServer } from './smtp.ts';

type Parts = { messages: Messages; mail: MailServer };
type Answer = { status?: number; type?: string; policy?: string; body: string | Buffer };

const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** For a letter's own HTML: it may look like anything and do nothing. */
const letterPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});
const page = (body: string, status = 200): Answer => ({ status, body });
const missing = (): Answer => page(missingPage(), 404);

function recipients(messages: Messages): string[] {
  return [...new Set(messages.list().flatMap(({ envelope }) => envelope.to))].slice(0, 200);
}

async function apiAnswer({ messages, mail }: Parts, request: IncomingMessage, url: URL): Promise<Answer | null> {
  const route = `${request.method} ${url.pathname}`;
  if (route === 'GET /api/messages') return json(messages.list(url.searchParams.get('to') ?? ''));
  if (route === 'DELETE /api/messages') return json(messages.clear() ?? null);
  if (route === 'GET /api/mode') return json({ mode: formatMode(mail.mode()) });
  if (route === 'PUT /api/mode') {
    const mode = parseMode((await text(request)).trim());
    if (!mode) return json({ error: 'one of accept, slow:<ms>, 451, 550, drop-after-data, down' }, 400);
    await mail.setMode(mode);
    return json({ mode: formatMode(mode) });
  }
  const id = /^GET \/api\/messages\/([\w-]+)$/.exec(route)?.[1];
  if (id === undefined) return null;
  const message = await messages.read(id);
  return message ? json(message) : json({ error: 'no such message' }, 404);
}

async function pageAnswer({ messages }: Parts, url: URL): Promise<Answer> {
  if (url.pathname === '/') {
    const to = url.searchParams.get('to')?.trim() ?? '';
    return page(listPage(messages.list(to), to, recipients(messages)));
  }
  const [, id = '', view = ''] = /^\/messages\/([\w-]+)(?:\/(html|source))?$/.exec(url.pathname) ?? [];
  const message = await messages.read(id);
  if (!message) return missing();
  if (view === 'html') return { body: `<base target="_blank">${message.html ?? ''}`, policy: letterPolicy };
  if (view === 'source') return { body: messages.readRaw(id) ?? '', type: 'text/plain; charset=utf-8' };
  return page(messagePage(message));
}

/** Only a page opened by this machine's own name is served: another site's name that resolves to us (DNS rebinding) is not. */
const isLocal = (request: IncomingMessage): boolean =>
  /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '');

async function answer(parts: Parts, request: IncomingMessage): Promise<Answer> {
  if (!isLocal(request)) return { status: 421, type: 'text/plain', body: 'The inbox answers on 127.0.0.1 alone.\n' };
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const fromApi = await apiAnswer(parts, request, url);
  if (fromApi) return fromApi;
  return request.method === 'GET' || request.method === 'HEAD' ? pageAnswer(parts, url) : missing();
}

function write(
  response: ServerResponse,
  { status = 200, type = 'text/html; charset=utf-8', policy = pagePolicy, body }: Answer,
): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

/** The inbox page and its API; not listening yet. */
export function createInboxPage(parts: Parts): Server {
  return createServer((request, response) => {
    answer(parts, request).then(
      (reply) => write(response, reply),
      (error) => {
        console.error(error);
        write(response, { status: 500, type: 'text/plain', body: 'The inbox has a fault; see the terminal.\n' });
      },
    );
  });
}
