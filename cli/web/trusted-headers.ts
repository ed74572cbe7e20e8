/** Leaves nothing in a request's headers that a stranger wrote and Next or we would believe. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Settings } from './settings.ts';

const believed =
  /^(x-(forwarded|middleware|invoke|nextjs|next|now|vercel|prerender|habeas)-.*|x-(matched-path|nonce|real-ip|original-url|rewrite-url)|forwarded|next-resume|content-security-policy(-report-only)?)$/;

/** The cookies that are ours; any other was set by a neighbour of this host, and next-auth fails on some of its own. */
const ownCookie = /^__Host-habeas-[a-z]+=/;

const ownCookies = (cookie = ''): string =>
  cookie
    .split(/; */)
    .filter((pair) => ownCookie.test(pair))
    .join('; ');

/** `::ffff:192.0.2.1` is the IPv4 client that it says. */
const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

/** Eight groups of an IPv6 address; `::` stands for as many empty ones as are missing. */
function groupsOf(address: string): string[] {
  const [head = [], tail] = address.split('::').map((part) => part.split(':').filter(Boolean));
  return tail ? [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail] : head;
}

/**
 * What asks are counted by: an IPv4 address, or the /64 that one subscriber has of IPv6, who could else use another
 * address each time.
 */
export const networkOf = (address: string): string =>
  isIP(address) === 6
    ? `${groupsOf(address)
        .slice(0, 4)
        .map((group) => parseInt(group, 16).toString(16))
        .join(':')}::/64`
    : address;

/**
 * The client's address: the socket's, or the one that the outermost of our own proxies saw. What stands further left in
 * X-Forwarded-For was written by the client.
 */
export function clientAddress(headers: IncomingHttpHeaders, socketAddress: string, proxyHops: number): string {
  const listed = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const seen = proxyHops > 0 ? plain(listed.at(-proxyHops) ?? '') : '';
  return isIP(seen) ? seen : plain(socketAddress);
}

function isRouterState(value: string): boolean {
  try {
    return Array.isArray(JSON.parse(decodeURIComponent(value)));
  } catch {
    return false;
  }
}

/** The network that a request comes from, as its asks are counted. */
export const clientNetwork = (
  { headers, socket }: IncomingMessage,
  { proxyHops }: Pick<Settings, 'proxyHops'>,
): string => networkOf(clientAddress(headers, socket.remoteAddress ?? '', proxyHops));

/** Strips what is not to be believed, drops what would make Next or next-auth throw, and writes what is true. */
export function writeTrustedHeaders(request: IncomingMessage, { origin, proxyHops }: Settings): void {
  const { headers } = request;
  const client = clientAddress(headers, request.socket.remoteAddress ?? '', proxyHops);
  for (const name of Object.keys(headers)) if (believed.test(name)) delete headers[name];
  if (!/^(Basic|Bearer) [\w\-.~+/]+=*$/i.test(headers.authorization ?? '')) delete headers.authorization;
  const routerState = [headers['next-router-state-tree']].flat()[0];
  if (routerState !== undefined && !isRouterState(routerState)) delete headers['next-router-state-tree'];
  headers.cookie = ownCookies(headers.cookie);
  if (!headers.cookie) delete headers.cookie;
  const { host, protocol } = new URL(origin);
  headers['x-habeas-client'] = networkOf(client);
  headers['x-forwarded-for'] = client;
  headers['x-forwarded-host'] = host;
  headers['x-forwarded-proto'] = protocol.slice(0, -1);
}
