/** The page of what went wrong before, or instead of, a page of the portal. Plain HTML: it must not need Next. */
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { languageNames } from '#domain/languages';
import { responseHeaders } from '#domain/response-headers';
import { errorWords } from './error-words.ts';
import type { Settings } from './settings.ts';

const look = `:root{color-scheme:light dark}body{font:1.125rem/1.6 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:2.5rem 1.25rem}
h1{font-size:2rem;line-height:1.2;text-wrap:balance}.name{font-weight:700;border-bottom:4px solid;padding-bottom:.75rem}
h2{font-size:1.25rem}footer{margin-top:3rem;border-top:1px solid}summary{padding:.5rem 0;cursor:pointer}`;

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

type Words = ReturnType<typeof errorWords>;

/** The same in another language, unfolded without asking us again: it may be that nothing else of ours answers. */
const otherPart = ({ language, title, what, next }: Words['others'][number]): string =>
  `<details lang="${language}"><summary>${languageNames[language]}</summary><h2>${title}</h2><p>${what}</p><p>${next}</p></details>`;

function pageOf(status: number, words: Words, settings: Settings, reference: string, nonce: string): string {
  const { title, what, next } = words;
  const [name, contact] = [escaped(settings.name), escaped(settings.contact)];
  const write = words.write.replace('{contact}', `<a href="mailto:${contact}">${contact}</a>`);
  return `<!doctype html><html lang="${words.language}"><head><meta charset="utf-8"><title>${title} · ${name}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="/icon.svg"><style nonce="${nonce}">${look}</style></head>
<body><p class="name">${name}</p><main><h1>${title}</h1><p>${what}</p><p>${next}</p>
<p><a href="${settings.origin}/">${words.start}</a></p>
<p>${write}</p>
${status >= 500 ? `<p>${words.reference} <strong>${reference}</strong></p>` : ''}</main>
${words.others.length > 0 ? `<footer>${words.others.map(otherPart).join('\n')}</footer>` : ''}</body></html>`;
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
  const words = errorWords(response.req, settings, status);
  const body = pageOf(status, words, settings, reference, nonce);
  response.statusCode = status;
  for (const [name, value] of Object.entries(responseHeaders(nonce))) response.setHeader(name, value);
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(body));
  if (status === 405) response.setHeader('Allow', 'GET, HEAD, POST');
  if (!response.req.complete && hasBody(response.req.headers)) response.setHeader('Connection', 'close');
  response.end(isHead ? undefined : body);
}
