/** Gives each answer its headers and a fresh nonce. Decides nothing: who may see what is settled where the row is read. */
import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy, filePolicy, responseHeaders } from '#domain/response-headers';

const isFile = /^(\/desk)?\/requests\/[^/]+\/(package|files)\//;

export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64');
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from the request's policy; the layout reads x-nonce for the accent's style.
  headers.set('Content-Security-Policy', contentSecurityPolicy(nonce));
  headers.set('x-nonce', nonce);
  // The desk has one language, the visitor's pages have several.
  headers.set('x-path', request.nextUrl.pathname);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(responseHeaders(nonce))) response.headers.set(name, value);
  // A file's content is anybody's data: it must not run even where a browser is made to show it.
  if (isFile.test(request.nextUrl.pathname)) response.headers.set('Content-Security-Policy', filePolicy);
  return response;
}

// A file has a stricter policy, set by the web server with all the rest; this one would replace it.
export const config = { matcher: ['/((?!_next/static/|(?:desk/)?requests/[^/]+/(?:package|files)/).*)'] };
