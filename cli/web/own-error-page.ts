/**
 * Puts our page in place of Next's when a page fails, which is blank without JavaScript, and of the three English words
 * that Next has for a form of an earlier build.
 */
import type { ServerResponse } from 'node:http';

/** JSON answers speak for themselves, and an RSC answer (x-component) is shown by app/error.tsx. */
const isPage = (type: unknown) => !/json|zip|x-component/.test(String(type ?? ''));

/** Next's own scripts know what to do about an action that is there no more. */
const isOldForm = ({ statusCode, req }: ServerResponse) => statusCode === 409 && !req.headers['next-action'];

/** The content type among writeHead's arguments: a name of any case in its headers. */
function typeIn(args: readonly unknown[]): unknown {
  const headers = Object.entries(args.find((part) => typeof part === 'object') ?? {});
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
}

/**
 * Watches a response until its head is sent.
 * @param answer called instead of what would be written, once, with 409 for a form of an earlier build, and with 500
 * when that is a page with a status of 500 or more
 */
export function replaceFailure(response: ServerResponse, answer: (status: number) => void): void {
  let isReplaced = false;
  const original = {
    writeHead: response.writeHead,
    write: response.write,
    end: response.end,
    flush: response.flushHeaders,
  };
  const replace = () => {
    isReplaced = true;
    Object.assign(response, { writeHead: original.writeHead, write: original.write, end: original.end });
    response.flushHeaders = original.flush;
    answer(isOldForm(response) ? 409 : 500);
    response.write = () => true;
    response.end = () => response;
  };
  const fails = (type: unknown = response.getHeader('content-type')) =>
    !response.headersSent && (response.statusCode >= 500 || isOldForm(response)) && isPage(type);
  const watched = <Method extends (...args: never[]) => unknown>(method: Method, otherwise: unknown): Method =>
    new Proxy(method, {
      apply(target, _self, args) {
        if (!isReplaced && fails()) replace();
        return isReplaced ? otherwise : Reflect.apply(target, response, args);
      },
    });
  response.write = watched(original.write, true);
  response.end = watched(original.end, response);
  response.flushHeaders = watched(original.flush, undefined);
  response.writeHead = new Proxy(original.writeHead, {
    apply(target, _self, args) {
      response.statusCode = Number(args[0]);
      if (!isReplaced && fails(typeIn(args))) replace();
      return isReplaced ? response : Reflect.apply(target, response, args);
    },
  });
}
