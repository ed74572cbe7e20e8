/** Stops a request whose body is larger than any form of ours. */
import type { IncomingMessage } from 'node:http';

export const bodyLimitBytes = 2 * 1024 * 1024;

/** Whether the request says of itself that it is too large. */
export function isDeclaredTooLarge({ headers }: IncomingMessage, limitBytes = bodyLimitBytes): boolean {
  return Number(headers['content-length'] ?? 0) > limitBytes;
}

/**
 * Counts what arrives, without reading it: Next streams it as before.
 * @param exceed called once, when more than the limit has come; nothing is passed on from then on
 */
export function countBody(request: IncomingMessage, exceed: () => void, limitBytes = bodyLimitBytes): void {
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
