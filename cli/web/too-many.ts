import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answering } from '#requests/answer-status';

/**
 * Lets a page be sent with the status 429 and `Retry-After`, in seconds. What Next's router asks for stays 200: it would
 * ask for the whole page at once again.
 * @see RFC 6585, section 4
 */
export const tooManyIn = (request: IncomingMessage, response: ServerResponse): Answering => ({
  tooMany: (seconds) => {
    if (response.headersSent || request.headers.rsc !== undefined) return;
    response.statusCode = 429;
    response.setHeader('Retry-After', String(seconds));
  },
});
