import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test } from 'node:test';
import { readEnv } from '#env';
import { codeOf, now } from '#tests/desk';
import { strangersKey, throughProvider } from '#tests/identity-provider';
import { begunIn, lastOf, ownSso, sentBack, signInBy, withAccount } from '#tests/sso';
import { beginSso } from './begin-sso.ts';
import { finishSso } from './finish-sso.ts';

const { provider } = ownSso();

const seconds = () => Math.floor(Date.now() / 1000);

test('C24: the provider is asked for a code, with PKCE, state and nonce, for the address alone, and to send it here', async () => {
  const { origin, pathname, searchParams } = new URL(await begunIn('browser'));
  assert.equal(`${origin}${pathname}`, `${provider().issuer}/auth`);
  const { state, nonce, code_challenge, ...rest } = Object.fromEntries(searchParams);
  assert.deepEqual(rest, {
    client_id: 'habeas',
    code_challenge_method: 'S256',
    redirect_uri: `${readEnv('HABEAS_URL').HABEAS_URL}/desk/sign-in/sso/back`,
    response_type: 'code',
    scope: 'openid email',
  });
  for (const secret of [state, nonce, code_challenge]) assert.match(secret ?? '', /^[\w-]{43}$/);
  assert.notDeepEqual(new URL(await begunIn('browser')).searchParams.get('state'), state);
});

for (const [name, claims, cause] of [
  ['for another portal', { aud: 'another' }, 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
  ['of another provider', { iss: 'https://other.example' }, 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
  ['of another sign-in', { nonce: 'another' }, 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
  ['that is over', { exp: seconds() - 3600 }, 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'],
  ['without an end', { exp: undefined }, 'OAUTH_INVALID_RESPONSE'],
  ['without a subject', { sub: undefined }, 'OAUTH_INVALID_RESPONSE'],
] as const) {
  test(`C21: an ID token ${name} is refused, though its signature is right`, async () => {
    const { login } = await withAccount(provider());
    provider().bend((told, sign) => sign({ ...told, ...claims }));
    assert.equal(codeOf(await signInBy(login)), 'sso-wrong');
    assert.deepEqual(await lastOf('sso-refused'), { code: 'sso-wrong', cause });
    provider().bend((told, sign) => sign(told));
    assert.equal(codeOf(await signInBy(login)), 'ok', 'nothing else is wrong with it');
    provider().bend(null);
  });
}

test('C24: an ID token that the provider did not sign is refused: another’s key, no signature, a changed word', async () => {
  const { login } = await withAccount(provider());
  const bare = `${Buffer.from('{"alg":"none"}').toString('base64url')}.`;
  for (const bend of [
    (told, sign) => sign(told, strangersKey),
    (told) => `${bare}${Buffer.from(JSON.stringify(told)).toString('base64url')}.`,
    (told, sign) => {
      const [head, , signature] = sign(told).split('.');
      return [head, Buffer.from(JSON.stringify({ ...told, extra: 1 })).toString('base64url'), signature].join('.');
    },
    () => 'no token',
  ] satisfies Parameters<ReturnType<typeof provider>['bend']>[0][]) {
    provider().bend(bend);
    assert.equal(codeOf(await signInBy(login)), 'sso-wrong');
  }
  provider().bend(null);
  assert.equal(codeOf(await signInBy(login)), 'ok');
});

test('where the provider tells the address apart from the token, it is asked for it', async () => {
  const { login } = await withAccount(provider());
  const unchecked = await withAccount(provider());
  provider().accounts.set(unchecked.login, { email: unchecked.email, email_verified: false });
  provider().serve(readEnv('HABEAS_URL').HABEAS_URL, { inToken: false });
  assert.equal(codeOf(await signInBy(login)), 'ok');
  assert.equal(codeOf(await signInBy(unchecked.login)), 'sso-unproven');
  provider().serve(readEnv('HABEAS_URL').HABEAS_URL);
});

const begin = async () => codeOf(await beginSso({ browser: 'browser', client: 'somebody', now }));

test('C24: a provider that is down, broken or slow is said to be so, before the way to it and after', async () => {
  const { login } = await withAccount(provider());
  const says =
    (status: number, type: string, text: string): RequestListener =>
    (_request, response) =>
      void response.writeHead(status, { 'Content-Type': type }).end(text);
  const answers: [RequestListener, string, string][] = [
    [(request) => void request.socket.destroy(), 'sso-down', 'UND_ERR_SOCKET'],
    [says(503, 'text/html', 'down'), 'sso-down', 'OAUTH_RESPONSE_IS_NOT_CONFORM'],
    [says(302, 'text/html', ''), 'sso-down', 'OAUTH_RESPONSE_IS_NOT_CONFORM'],
    [says(200, 'text/html', 'Welcome'), 'sso-wrong', 'OAUTH_RESPONSE_IS_NOT_JSON'],
    [says(200, 'application/json', '{"issuer":'), 'sso-wrong', 'OAUTH_PARSE_ERROR'],
    [
      says(200, 'application/json', '{"issuer":"https://other.example"}'),
      'sso-wrong',
      'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
    ],
    [() => {}, 'sso-down', 'OAUTH_TIMEOUT'],
  ];
  for (const [listener, code, cause] of answers) {
    const back = await sentBack(login);
    provider().replace(listener);
    assert.equal(await begin(), code);
    assert.deepEqual(await lastOf('sso-refused'), { code, cause });
    assert.equal(codeOf(await finishSso({ ...back, now })), code);
    assert.deepEqual(await lastOf('sso-refused'), { code, cause });
    provider().replace(null);
  }
});

test('a wrong secret of ours is on record by its name, and a portal without a provider says that it has none', async () => {
  const { login } = await withAccount(provider());
  const back = await sentBack(login);
  process.env.HABEAS_OIDC_CLIENT_SECRET = 'not the secret';
  assert.equal(codeOf(await finishSso({ ...back, now })), 'sso-wrong');
  assert.deepEqual(await lastOf('sso-refused'), { code: 'sso-wrong', cause: 'invalid_client' });
  const address = await begunIn('browser');
  for (const name of Object.keys(provider().env)) delete process.env[name];
  assert.equal(await begin(), 'sso-not-set-up');
  const { search } = new URL(await throughProvider(address, login));
  assert.equal(codeOf(await finishSso({ browser: 'browser', search, now })), 'sso-not-set-up');
  Object.assign(process.env, provider().env);
});
