/** One POST to an address of the internet, and nowhere else. */
import { lookup } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '#domain/public-address';

export type Posted = {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Whether this machine may be sent to, and without TLS: for an example and the tests. */
  mayBeHere: boolean;
  /** Longest time for one try, name and handshake included. */
  patienceMs?: number;
};

/** The address is none that we send to. */
export class NotPublic extends Error {
  override name = 'NotPublic';
}

/**
 * Posts JSON and waits for the head of the answer; its body is not read. Every address of the name is checked, and the
 * connection goes to what was checked: a name that changes its mind in between leads nowhere. Redirects are an answer
 * like any other, and not followed.
 * @returns the status of the answer
 * @throws NotPublic, or what the network, the certificate or too long without an answer make
 */
export function postTo({ url, headers, body, mayBeHere, patienceMs = 15_000 }: Posted): Promise<number> {
  const { protocol, hostname } = new URL(url);
  const bare = hostname.replace(/^\[|\]$/g, '');
  const isAllowed = (address: string) => isPublicAddress(address) || (mayBeHere && isLoopback(address));
  // A number is not looked up, so the check of looked-up ones would never see it.
  if (isIP(bare) !== 0 && !isAllowed(bare)) return Promise.reject(new NotPublic());
  if (protocol !== 'https:' && !mayBeHere) return Promise.reject(new NotPublic());
  const begin = protocol === 'https:' ? overHttps : overHttp;
  return new Promise((resolve, reject) => {
    const asking = begin(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      lookup: lookupOf(isAllowed),
      // Its own connection: a kept one may lead where the name led before.
      agent: false,
      // Whatever the environment says.
      rejectUnauthorized: true,
      signal: AbortSignal.timeout(patienceMs),
    });
    asking.once('error', reject);
    asking.once('response', (answer) => {
      answer.destroy();
      resolve(answer.statusCode ?? 0);
    });
    asking.end(body);
  });
}

const isLoopback = (address: string): boolean => address === '127.0.0.1' || address === '::1';

/** Looks a name up; one address that is not allowed spoils all of them. */
const lookupOf =
  (isAllowed: (address: string) => boolean): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const [first] = found;
      if (!first || !found.every(({ address }) => isAllowed(address))) return done(new NotPublic(), []);
      if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
  };
