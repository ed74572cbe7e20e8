/**
 * A visitor's pages go out without React and Next's router, which are far heavier than the pages: they are whole without
 * scripts. A few lines of ours make them smoother; see app/enhance. The desk keeps Next's.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import { ownScriptOnly } from './own-script.ts';
import { takes } from './takes.ts';

const keepsNext = /^\/(desk|_next)(\/|\?|$)/;

/** A script cannot see where a redirect leads: ours is told by an answer that has nothing else. */
function tellWhere(request: IncomingMessage, response: ServerResponse): void {
  const leads = response.statusCode >= 300 && response.statusCode < 400 && response.hasHeader('location');
  if (leads && request.headers['x-requested-with'] === 'fetch') response.statusCode = 204;
}

/** Passes each part on as soon as it is there: the last may take seconds longer than the first. */
const squeezing = () => createGzip({ flush: constants.Z_SYNC_FLUSH });

/**
 * Watches a response for a page of HTML and makes it light on its way.
 * @param script see ownScriptOnly
 */
export function lightenPage(request: IncomingMessage, response: ServerResponse, script: string | null): void {
  if (keepsNext.test(request.url ?? '')) return;
  const mayGzip = takes(request, 'gzip');
  // What Next squeezes could not be read on its way.
  delete request.headers['accept-encoding'];
  const { write, end, flushHeaders, writeHead } = response;
  let page: Duplex | null = null;
  let isBegun = false;

  function begin(): void {
    if (isBegun || response.headersSent) return;
    isBegun = true;
    tellWhere(request, response);
    if (!/^text\/html/.test(String(response.getHeader('content-type') ?? ''))) return;
    page = ownScriptOnly(script);
    const out = mayGzip ? page.pipe(squeezing()) : page;
    out.on('data', (part) => {
      // What comes in one turn goes out together, with the head: to write to a socket takes longer than to make the bytes.
      const { socket } = response;
      socket?.cork();
      setImmediate(() => socket?.uncork());
      Reflect.apply(write, response, [part]);
    });
    out.on('end', () => Reflect.apply(end, response, []));
    response.once('close', () => [page, out].map((stream) => stream?.destroy()));
    for (const name of ['content-length', 'etag']) response.removeHeader(name);
    response.setHeader('Vary', 'Accept-Encoding');
    if (mayGzip) response.setHeader('Content-Encoding', 'gzip');
  }
  const begun = <Method extends (...args: never[]) => unknown>(
    method: Method,
    through: 'write' | 'end' | null,
  ): Method =>
    new Proxy(method, {
      apply(target, _self, args) {
        begin();
        if (!page) return Reflect.apply(target, response, args);
        if (through) Reflect.apply(page[through], page, args);
        return through === 'write' || response;
      },
    });
  response.write = begun(write, 'write');
  response.end = begun(end, 'end');
  response.flushHeaders = begun(flushHeaders, null);
  response.writeHead = new Proxy(writeHead, {
    apply(target, _self, [status, ...rest]) {
      response.statusCode = Number(status);
      begin();
      return Reflect.apply(target, response, [response.statusCode, ...rest]);
    },
  });
}
