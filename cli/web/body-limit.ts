/** Stops a request whose body is larger than the form that it can be. */
import type { IncomingMessage } from 'node:http';

/** Of any form without a file. */
export const bodyLimitBytes = 2 * 1024 * 1024;

/** Of a form of the desk with a file for somebody's copy. Below what Next takes, which would cut a body short. */
export const fileLimitBytes = 11 * 1024 * 1024;

/** A request at the desk, and a browser that has a session: whose it is, and whether it is good, its page finds out. */
const hasFile = ({ url = '', headers }: IncomingMessage): boolean =>
  /^\/desk\/requests\/[0-9a-f-]{36}(\?|$)/.test(url) && /(^|;\s*)__Host-habeas-session=/.test(headers.cookie ?? '');

/** Octets that this request's body may have. */
export const limitOf = (request: IncomingMessage): number => (hasFile(request) ? fileLimitBytes : bodyLimitBytes);

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
