/** A real OpenID Connect provider with made-up accounts, and what a wrong or broken one would answer. */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What the provider says of an account; by its login, which is also its subject. */
type Account = { email?: unknown; email_verified?: unknown };

type Claims = Record<string, unknown>;
type Bend = (claims: Claims, sign: (claims: Claims, key?: KeyObject) => string) => string;

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const inBase64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A key that the provider does not have. */
export const strangersKey = newKey();

function signWith(key: KeyObject, claims: Claims): string {
  const text = `${inBase64({ alg: 'RS256', kid: 'ours', typ: 'JWT' })}.${inBase64(claims)}`;
  return `${text}.${createSign('sha256').update(text).sign(key, 'base64url')}`;
}

const claimsIn = (token: string): Claims => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

export type IdentityProvider = {
  issuer: string;
  /** What the portal has to be told of it. */
  env: Record<string, string>;
  accounts: Map<string, Account>;
  /** Lets it answer to a portal; `inToken` is false where the address is told apart from the token. */
  serve(portal: string, more?: { inToken?: boolean }): void;
  /** Makes it put another ID token into its answers, until it is told otherwise. */
  bend(how: Bend | null): void;
  /** Takes its place for all that is asked of it, until it is told otherwise. */
  replace(listener: RequestListener | null): void;
  close(): Promise<void>;
};

/** Starts it on a free port; it answers once it serves a portal. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const key = newKey();
  const accounts = new Map<string, Account>();
  let answer: RequestListener = (_request, response) => void response.writeHead(503).end();
  let replaced: RequestListener | null = null;
  let bend: Bend | null = null;
  const server = createServer((request, response) => (replaced ?? answer)(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Another site than the portal, which is reached by an address.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const client = { client_id: 'habeas', client_secret: 'a secret of the tests' };
  return {
    issuer,
    env: {
      HABEAS_OIDC_ISSUER: issuer,
      HABEAS_OIDC_CLIENT_ID: client.client_id,
      HABEAS_OIDC_CLIENT_SECRET: client.client_secret,
    },
    accounts,
    serve(portal, { inToken = true } = {}) {
      const provider = new Provider(issuer, {
        clients: [{ ...client, redirect_uris: [`${portal}/desk/sign-in/sso/back`] }],
        claims: { openid: ['sub'], email: ['email', 'email_verified'] },
        conformIdTokenClaims: !inToken,
        findAccount: (_context: unknown, login: string) => ({
          accountId: login,
          claims: () => ({ sub: login, ...accounts.get(login) }),
        }),
        jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid: 'ours', alg: 'RS256', use: 'sig' }] },
        cookies: { keys: ['cookies of the tests'] },
        pkce: { required: () => true },
      });
      provider.use(async (context, next) => {
        await next();
        const { body } = context;
        if (!bend || context.path !== '/token' || !body || typeof body !== 'object' || !('id_token' in body)) return;
        body.id_token = bend(claimsIn(String(body.id_token)), (claims, by = key) => signWith(by, claims));
      });
      answer = provider.callback();
    },
    bend: (how) => {
      bend = how;
    },
    replace: (listener) => {
      replaced = listener;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Goes through the provider's own pages as a browser of its own would.
 * @param login whose account, or null for who leaves its page
 * @returns where the provider sends the browser back to
 */
export async function throughProvider(address: string, login: string | null): Promise<string> {
  const jar = new Map<string, string>();
  const { origin } = new URL(address);
  let [url, body]: [string, URLSearchParams | null] = [address, null];
  for (let steps = 0; steps < 12; steps++) {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const answer: Response = await fetch(url, {
      ...(body ? { method: 'POST', body } : {}),
      headers: { cookie },
      redirect: 'manual',
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    const text = await answer.text();
    const location = answer.headers.get('location');
    [url, body] = location ? [new URL(location, url).href, null] : nextOf(url, text, login);
    if (new URL(url).origin !== origin) return url;
  }
  throw new Error('the provider’s pages have no end');
}

function nextOf(url: string, page: string, login: string | null): [string, URLSearchParams | null] {
  const [, action] = /<form [^>]*action="([^"]+)"/.exec(page) ?? [];
  const [, abort] = /href="([^"]+\/abort)"/.exec(page) ?? [];
  if (!action || !abort) throw new Error(`no page of the provider: ${page.slice(0, 200)}`);
  if (login === null) return [new URL(abort, url).href, null];
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
  return [new URL(action, url).href, new URLSearchParams({ prompt, login, password: 'any' })];
}
