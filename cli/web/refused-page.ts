/**
 * When a page refuses (401, 403, 404) Next sends an empty document that only its script fills. Without JavaScript that
 * is a blank page, so the page that says why is rendered in its place, with the status kept.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

const refusals = [401, 403, 404];
const ofTheFirst = /^(next-|rsc$|content-|transfer-encoding$)/;

const isDocument = (response: ServerResponse) =>
  !response.headersSent &&
  refusals.includes(response.statusCode) &&
  /^text\/html/.test(String(response.getHeader('content-type') ?? ''));

/** Under which Next keeps with a request what it found out about it: that no page has its address, for one. */
const foundOut = Symbol.for('NextInternalRequestMeta');

/** Makes of the request a plain look at `/refused/<status>`, by the same person. */
function lookInstead(request: IncomingMessage, status: number): void {
  request.method = 'GET';
  request.url = `/refused/${status}`;
  Reflect.deleteProperty(request, foundOut);
  for (const name of Object.keys(request.headers)) if (ofTheFirst.test(name)) delete request.headers[name];
}

/**
 * Watches a response for the document of a refusal and drops it.
 * @param render called once when all of it was dropped, with the response as new
 */
export function fillRefusal(request: IncomingMessage, response: ServerResponse, render: () => void): void {
  const { write, end, flushHeaders, writeHead } = response;
  const dropped = <Method extends (...args: never[]) => unknown>(method: Method, otherwise: unknown): Method =>
    new Proxy(method, {
      apply: (target, _self, args) => (isDocument(response) ? otherwise : Reflect.apply(target, response, args)),
    });
  response.write = dropped(write, true);
  response.flushHeaders = dropped(flushHeaders, undefined);
  response.writeHead = new Proxy(writeHead, {
    apply(target, _self, args) {
      response.statusCode = Number(args[0]);
      return isDocument(response) ? response : Reflect.apply(target, response, args);
    },
  });
  response.end = new Proxy(end, {
    apply(target, _self, args) {
      if (!isDocument(response)) return Reflect.apply(target, response, args);
      const status = response.statusCode;
      Object.assign(response, { write, end, flushHeaders, writeHead });
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      Object.defineProperty(response, 'statusCode', { get: () => status, set: () => {} });
      lookInstead(request, status);
      // Next listens to one response twice over: more listeners than Node takes for a leak.
      response.setMaxListeners(30);
      render();
      return response;
    },
  });
}
