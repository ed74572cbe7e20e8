import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freePort } from '#cli/embedded/ports';
import { spawnWeb, startWeb, webEnv } from '#tests/web';

const refusals: [string, Record<string, string | undefined>, RegExp][] = [
  ['without HABEAS_URL', { HABEAS_URL: undefined }, /^HABEAS_URL is missing/m],
  [
    'with HABEAS_URL on plain http elsewhere',
    { HABEAS_URL: 'http://privacy.example' },
    /^HABEAS_URL must begin with https/m,
  ],
  ['with a path in HABEAS_URL', { HABEAS_URL: 'https://privacy.example/x' }, /^HABEAS_URL must be a bare origin/m],
  ['without HABEAS_SECRET', { HABEAS_SECRET: undefined }, /^HABEAS_SECRET is missing/m],
  ['with a short HABEAS_SECRET', { HABEAS_SECRET: 'x'.repeat(31) }, /^HABEAS_SECRET is shorter than 32 bytes/m],
  [
    'with a part of single sign-on',
    { HABEAS_OIDC_ISSUER: 'https://login.example', HABEAS_OIDC_CLIENT_ID: 'habeas' },
    /^HABEAS_OIDC_CLIENT_SECRET is missing/m,
  ],
  [
    'with single sign-on over plain http elsewhere',
    { HABEAS_OIDC_ISSUER: 'http://login.example', HABEAS_OIDC_CLIENT_ID: 'x', HABEAS_OIDC_CLIENT_SECRET: 'x' },
    /^HABEAS_OIDC_ISSUER must begin with https/m,
  ],
  ['without DATABASE_URL', { DATABASE_URL: undefined }, /^DATABASE_URL is missing/m],
  [
    'with an organisation that is not there',
    { HABEAS_ORGANISATION: '/nowhere' },
    /organisation\.yaml.*cannot be read/m,
  ],
];

for (const [name, change, says] of refusals) {
  test(`C11 the web process refuses to start ${name}, in one line`, async () => {
    const env = Object.entries({ ...webEnv(await freePort()), ...change }).filter(([, value]) => value !== undefined);
    const { code, output } = await spawnWeb(Object.fromEntries(env.map(([key, value]) => [key, String(value)]))).ended;
    assert.equal(code, 1);
    assert.match(output, says);
    assert.equal(output.trim().split('\n').length, 1, output);
  });
}

test('a port in use is said in one line', async (t) => {
  const { port } = await startWeb(t);
  const { code, output } = await spawnWeb(webEnv(port)).ended;
  assert.equal(code, 1);
  assert.match(output, /^Port \d+ on 127\.0\.0\.1 is in use: .*\n$/);
});

test('the web process ends when its parent is gone, and on SIGTERM', async (t) => {
  const orphan = await startWeb(t);
  orphan.child.disconnect();
  assert.equal((await orphan.ended).code, 0);
  const stopped = await startWeb(t);
  stopped.child.kill('SIGTERM');
  assert.equal((await stopped.ended).code, 0);
});
