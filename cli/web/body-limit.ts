/** Stops a request whose body is larger than the form that it can be. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Of any form without a file. */
export const bodyLimitBytes = 2 * 1024 * 1024;

/**
 * Of a form with a file of ten megabytes. A little more than that, so that whoever chose a larger one is told on the form
 * that they filled in; below what Next takes, which would cut a body short.
 */
export const fileLimitBytes = 12 * 1024 * 1024;

/** The page of a request, its person's or the desk's, of holds, which lists lay, or of past requests that come as a table; and a browser that has a session: whose it is, and whether it is good, its page finds out. */
const hasFile = ({ url = '', headers }: IncomingMessage): boolean =>
  /^((\/desk)?\/requests\/[0-9a-f-]{36}|\/desk\/(holds|settings\/import))(\?|$)/.test(url) &&
  /(^|;\s*)__Host-habeas-session=/.test(headers.cookie ?? '');

/** Bodies of that size that are taken in at the same time: Next holds each in memory, whole. */
const filesAtOnce = 8;
/** Of them from one network: a stranger who sends slowly, with a made-up session, holds nobody else up. */
const filesOfOne = 3;

/** Milliseconds for a body to arrive: ten megabytes from a telephone take their time, and a form takes none. */
export const arrivesWithin = (request: IncomingMessage): number => (isLarge(request) ? 300_000 : 30_000);

const isLarge = (request: IncomingMessage): boolean =>
  hasFile(request) && !(Number(request.headers['content-length']) <= bodyLimitBytes) && request.method === 'POST';

/**
 * Lets so many large bodies in at the same time.
 * @param networkOf whose network a request comes from
 * @returns for each request whether it may come, until its answer is closed
 */
export function places(
  networkOf: (request: IncomingMessage) => string,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const taken: string[] = [];
  return (request, response) => {
    if (!isLarge(request)) return true;
    const network = networkOf(request);
    if (taken.length >= filesAtOnce || taken.filter((one) => one === network).length >= filesOfOne) return false;
    taken.push(network);
    response.once('close', () => {
      taken.splice(taken.indexOf(network), 1);
    });
    return true;
  };
}

/** Octets that this request's body may have. */
const limitOf = (request: IncomingMessage): number => (hasFile(request) ? fileLimitBytes : bodyLimitBytes);

/** Whether the request says of itself that it is too large. */
export function isDeclaredTooLarge(request: IncomingMessage, limitBytes = limitOf(request)): boolean {
  return Number(request.headers['content-length'] ?? 0) > limitBytes;
}

/**
 * Counts what arrives, without reading it: Next streams it as before.
 * @param exceed called once, when more than the limit has come; nothing is passed on from then on
 */
export function countBody(request: IncomingMessage, exceed: () => void, limitBytes = limitOf(request)): void {
  let bytes = 0;
  request.push = new Proxy(request.push, {
    apply(push, self, [chunk, encoding]) {
      if (bytes > limitBytes) return false;
      bytes += chunk?.length ?? 0;
      if (bytes <= limitBytes) return Reflect.apply(push, self, [chunk, encoding]);
      exceed();
      return false;
    },
  });
}
