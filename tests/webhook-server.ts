/** A recipient's webhook as a real server on this machine, which answers as it is told and keeps what it was sent. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Received = { headers: IncomingHttpHeaders; path: string; body: string };

/** Statuses in turn, the last for ever; `never` does not answer, a redirect goes to another path of the same server. */
export type Answer = number | 'never';

const secret = Buffer.from('a secret of twenty-four+');
export const hookSecret = `whsec_${secret.toString('base64')}`;

/** Whether a webhook is signed with `hookSecret`, as a receiver checks it: rebuilt from what arrived. */
export function isSigned({ headers, body }: Received): boolean {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = Buffer.from(`v1,${createHmac('sha256', secret).update(signed).digest('base64')}`);
  const given = Buffer.from(String(headers['webhook-signature']));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** @param secure with a certificate for `localhost` that nobody has to trust */
export async function startHook(answers: Answer[], { secure = false } = {}) {
  const received: Received[] = [];
  const answer: RequestListener = async (request, response) => {
    received.push({ headers: request.headers, path: request.url ?? '', body: await text(request) });
    const status = answers.length > 1 ? answers.shift() : answers[0];
    if (status === 'never' || status === undefined) return;
    response.writeHead(status, status >= 300 && status < 400 ? { location: '/elsewhere' } : {}).end('{}');
  };
  const server = secure ? createSecureServer({ key: certificateKey, cert: certificate }, answer) : createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    received,
    port,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Made for these tests, for `localhost` alone; it protects nothing. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBlDCCATugAwIBAgIUc/akUwbv0bWarYLi6n+K917t/1QwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjE0MTgxOVoYDzIxMjYxMTAy
MTQxODE5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQvQk++Ag74sdqxkyMYn9jRskcXSSdLR/9KeRc3MuUAOpaoeGaRb1r2
yEEw7ZtJYWHMQt9Uwkn+CDrx5QJzFNYMo2kwZzAdBgNVHQ4EFgQUgZNagim0XshI
tZ1Hx/OQ8Te+LBswHwYDVR0jBBgwFoAUgZNagim0XshItZ1Hx/OQ8Te+LBswDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
RwAwRAIgMmF3QW786deBlIScgHTcLeQ2leUKWs+N7nE6MKX3CioCIBLSULXQLLZW
xb8EmrYzJfD1WieNhFewPaBvra1kE5Nl
-----END CERTIFICATE-----`;
export const certificateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg3RSrkL81mTyCE761
8lhWCWwUVZ5+RqkvOupGANroN5mhRANCAAQvQk++Ag74sdqxkyMYn9jRskcXSSdL
R/9KeRc3MuUAOpaoeGaRb1r2yEEw7ZtJYWHMQt9Uwkn+CDrx5QJzFNYM
-----END PRIVATE KEY-----`;
