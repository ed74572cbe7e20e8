/** The page of what went wrong before, or instead of, a page of the portal. Plain HTML: it must not need Next. */
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { responseHeaders } from '#domain/response-headers';
import type { Settings } from './settings.ts';

type Words = { title: string; what: string; next: string };

const unreadable: Words = {
  title: 'We could not read that',
  what: 'The address or the form that reached us was incomplete or not in a form we understand. Nothing was changed.',
  next: 'Go back and try again, or begin at the start page.',
};

const wordsOf: Record<number, Words> = {
  403: {
    title: 'This form did not come from our pages',
    what: 'Your browser told us that it was sent from somewhere else, so we did not take it. Nothing was changed.',
    next: 'Open the start page and fill in the form there.',
  },
  404: {
    title: 'Page not found',
    what: 'There is nothing at this address.',
    next: 'If you typed it, check that it is right, or begin at the start page.',
  },
  405: {
    title: 'This cannot be done here',
    what: 'Your program asked in a way that this service does not offer. Nothing was changed.',
    next: 'Use the pages of this service, beginning at the start page.',
  },
  413: {
    title: 'That is too much at once',
    what: 'What you sent is larger than our forms take. Nothing was saved.',
    next: 'Go back and send less, for example a shorter text.',
  },
  421: {
    title: 'This service has another address',
    what: 'You reached us under a name that is not ours.',
    next: 'Begin at the start page; the link there is right.',
  },
  500: {
    title: 'Something went wrong on our side',
    what: 'Your last step was not completed. What you sent before that is safe.',
    next: 'Try again in a few minutes. If it happens again, tell us the reference below.',
  },
};

const look = `:root{color-scheme:light dark}body{font:1.125rem/1.6 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:2.5rem 1.25rem}
h1{font-size:2rem;line-height:1.2;text-wrap:balance}.name{font-weight:700;border-bottom:4px solid;padding-bottom:.75rem}`;

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function pageOf(
  status: number,
  { title, what, next }: Words,
  settings: Settings,
  reference: string,
  nonce: string,
): string {
  const name = escaped(settings.name);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} · ${name}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="/icon.svg"><style nonce="${nonce}">${look}</style></head>
<body><p class="name">${name}</p><main><h1>${title}</h1><p>${what}</p><p>${next}</p>
<p><a href="${settings.origin}/">Go to the start page</a></p>
<p>You can also write to <a href="mailto:${escaped(settings.contact)}">${escaped(settings.contact)}</a>.</p>
${status >= 500 ? `<p>Reference: <strong>${reference}</strong></p>` : ''}</main></body></html>`;
}

/** A short random word by which a person's page and our log line find each other. */
export function newReference(): string {
  return randomBytes(6).toString('hex').toUpperCase();
}

const hasBody = (headers: IncomingHttpHeaders) => 'content-length' in headers || 'transfer-encoding' in headers;

/**
 * Answers with the page for a status, and ends the connection when the request's body was not read.
 * @param reference see newReference; shown for faults of ours
 */
export function answerError(response: ServerResponse, status: number, settings: Settings, reference: string): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  const nonce = randomBytes(18).toString('base64');
  const isHead = response.req.method === 'HEAD';
  const words = wordsOf[Math.min(status, 500)] ?? unreadable;
  const body = pageOf(status, words, settings, reference, nonce);
  response.statusCode = status;
  for (const [name, value] of Object.entries(responseHeaders(nonce))) response.setHeader(name, value);
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(body));
  if (status === 405) response.setHeader('Allow', 'GET, HEAD, POST');
  if (!response.req.complete && hasBody(response.req.headers)) response.setHeader('Connection', 'close');
  response.end(isHead ? undefined : body);
}
