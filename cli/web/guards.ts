/** What is turned away before Next sees it. Each guard answers with a status, or null when it has no objection. */
import type { IncomingMessage } from 'node:http';
import type { Settings } from './settings.ts';

type Guard = (request: IncomingMessage, settings: Settings) => number | null;

const changes = (method: string | undefined) => method !== 'GET' && method !== 'HEAD';

/** TRACE mirrors cookies, and nothing of ours answers to PUT, DELETE or OPTIONS. */
const method: Guard = ({ method }) => (['GET', 'HEAD', 'POST'].includes(method ?? '') ? null : 405);

/** Whether a path decodes to one that two readers cannot understand differently. */
function isPlainPath(path: string): boolean {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what we look for
    return !/[\0-\x1f\x7f\\]/.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/**
 * Only the origin form of a request line: an absolute one names a host of its own, `//host` is read as one, and what
 * does not decode is read differently by each layer. Names that Next keeps for its own routing are not taken from outside.
 */
const target: Guard = ({ url = '' }) => {
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(url) || url.length > 8_192) return 400;
  const [path = '', query = ''] = url.split('?', 2);
  if (!isPlainPath(path) || path.includes('//')) return 400;
  // No text of ours has a NUL, and PostgreSQL refuses it: that would be a failure, and is a bad request.
  if (query.includes('%00')) return 400;
  return [...new URLSearchParams(query).keys()].some((name) => /^(nxt[PI]|nextInternal|__next)/i.test(name))
    ? 400
    : null;
};

/** One Host header, and ours. Links in letters never depend on it, but a cache or a redirect might. */
const host: Guard = ({ rawHeaders, headers }, { origin }) => {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length !== 1) return 400;
  return headers.host?.toLowerCase() === new URL(origin).host ? null : 421;
};

/** Posts that come without our origin by their nature, and change nothing that a stranger must not change. */
const openToAll = new Set(['/csp']);

/**
 * Mail providers post here from their own machines, without our origin (RFC 8058). Only forms, and no action of a page
 * is behind it: its token alone says what is done, and to which address.
 */
const isOneClick = (url: string): boolean => /^\/opt-out\/one-click(\?|$)/.test(url);

/**
 * A change must come from our own page. Browsers send Origin with every post; one that leaves it out must still say
 * same-origin by Sec-Fetch-Site. `Origin: null` is anybody's sandboxed frame.
 */
const origin: Guard = ({ method, url = '', headers }, settings) => {
  if (!changes(method) || openToAll.has(url) || isOneClick(url)) return null;
  const isOurs = headers.origin ? headers.origin === settings.origin : headers['sec-fetch-site'] === 'same-origin';
  return isOurs ? null : 403;
};

/**
 * The two shapes in which a browser posts a form; every action takes a form, with JavaScript and without. Parts without
 * what parts them cannot be read, which Next would take for a failure of ours.
 */
const formTypes = /^(multipart\/form-data\s*;.*\bboundary=[^\s;]|application\/x-www-form-urlencoded\b)/i;

/**
 * JSON, or anything else that no form of ours sends, would reach an action as arguments that it does not expect. So each
 * action takes its form, also when it reads nothing of it: with scripts, Next posts a call without arguments as text.
 */
const form: Guard = ({ method, url = '', headers }) =>
  method !== 'POST' || openToAll.has(url) || formTypes.test(headers['content-type'] ?? '') ? null : 400;

/** An upgrade would hand the socket to Next, which has no use for it here. */
const upgrade: Guard = ({ headers }) => (headers.upgrade ? 400 : null);

/**
 * What Next mounts by itself and none of our pages asks for: the optimiser, which decodes pictures that strangers choose,
 * its pages for errors, which would be written down as errors of ours, and second addresses of every page.
 */
const ofNext: Guard = ({ url = '' }) =>
  /^\/_(next\/(image|data)|global-error)\b|^[^?]*\.rsc(\?|$)/i.test(url) ? 404 : null;

const guards: readonly Guard[] = [method, upgrade, target, host, origin, form, ofNext];

/** The status of the first guard that objects to a request, or null. */
export function objection(request: IncomingMessage, settings: Settings): number | null {
  for (const guard of guards) {
    const status = guard(request, settings);
    if (status) return status;
  }
  return null;
}
