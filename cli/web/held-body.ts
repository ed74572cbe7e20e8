/** Keeps a request's body back until all of it has come: what cannot be read is then answered before Next has seen it. */
import type { IncomingMessage } from 'node:http';

/**
 * Its length is bounded by who counts it (see countBody), which must begin after this: what is counted first is held then.
 * @returns the body once it is whole, never when it is cut off, and the way to pass it on as if it came just now
 */
export function holdBody(request: IncomingMessage): Promise<{ body: Buffer; release: () => void }> {
  const { push } = request;
  const parts: Buffer[] = [];
  const pass = (part: Buffer | null) => Reflect.apply(push, request, [part]);
  return new Promise((resolve) => {
    request.push = (part: Buffer | null) => {
      if (part) return parts.push(part) > 0;
      const body = Buffer.concat(parts);
      const release = () => {
        if (body.length) pass(body);
        pass(null);
      };
      resolve({ body, release });
      return false;
    };
  });
}
