import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { organisationFile } from '#domain/organisation';
import {
  type Installation,
  knockers,
  openInstallation,
  otherEmail,
  packageOf,
  portalState,
  visitorEmail,
} from '#tests/installation';
import { filed } from '#tests/worker';

let on: Installation;
before(async () => {
  on = await openInstallation();
});
after(() => on.close());

/** More than one sealed piece, so that a download can break off in the middle. */
const octets = randomBytes(2_500_000);

const downloads = async (packageId: string) =>
  (await on.worker.owner.query<{ downloads: number }>('SELECT downloads FROM package WHERE id = $1', [packageId]))
    .rows[0]?.downloads;

/** Where a refused download leads, or the status. */
async function outcome(path: string, asking: Parameters<Installation['ask']>[1]): Promise<string> {
  const got = await on.ask(path, asking);
  await got.arrayBuffer();
  return got.headers.get('location') ?? String(got.status);
}

test('E17, F7, D11: the person alone gets the package, as an attachment that no cache keeps and no page can use', async () => {
  const { path, packageId } = await packageOf(on, visitorEmail, octets);
  const got = await on.ask(path, { as: 'visitor' });
  assert.equal(got.status, 200);
  assert.deepEqual(Buffer.from(await got.arrayBuffer()), octets);
  const header = (name: string) => got.headers.get(name) ?? '';
  assert.equal(header('content-type'), 'application/zip');
  assert.match(header('content-disposition'), /^attachment; filename="[a-z0-9-]+-[2-9A-Z-]+\.zip"; filename\*=UTF-8''/);
  assert.equal(header('content-security-policy'), "sandbox; default-src 'none'");
  assert.equal(header('cache-control'), 'no-store, private');
  assert.equal(header('x-content-type-options'), 'nosniff');
  assert.equal(header('cross-origin-resource-policy'), 'same-origin');
  assert.equal(await downloads(packageId), 1);
});

test('E17: staff of every role, another visitor and nobody get nothing, and it counts for nothing', async () => {
  const { id, path, packageId } = await packageOf(on, visitorEmail, octets);
  for (const as of knockers.filter((who) => who !== 'visitor')) {
    const expected = as === 'nobody' ? `/requests/${id}/collect` : '404';
    assert.equal(await outcome(path, { as }), expected, as);
    assert.equal(await outcome(path, { as, headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0' } }), expected, as);
  }
  const others = await packageOf(on, otherEmail, octets);
  assert.equal(await outcome(`/requests/${id}/package/${others.packageId}`, { as: 'visitor' }), '404');
  assert.equal(await outcome(`/requests/${others.id}/package/${packageId}`, { as: 'visitor' }), '404');
  assert.equal(await outcome(`/requests/${others.id}/package/${packageId}`, { as: 'another visitor' }), '404');
  assert.equal(await downloads(packageId), 0);
});

test('E17: a look at the head, a link from elsewhere and a download that breaks off are not counted', async () => {
  const { id, path, packageId } = await packageOf(on, visitorEmail, octets);
  assert.equal(await outcome(path, { as: 'visitor', method: 'HEAD' }), '200');
  assert.equal(
    await outcome(path, { as: 'visitor', headers: { 'sec-fetch-site': 'cross-site' } }),
    `/requests/${id}/collect`,
  );
  const broken = await on.ask(path, { as: 'visitor' });
  await broken.body?.cancel();
  assert.equal(await downloads(packageId), 0);
});

test('E17: after three downloads, seven days, ten minutes since the proof, or once taken back there is nothing', async () => {
  const { id, path, packageId } = await packageOf(on, visitorEmail, octets);
  const away = `/requests/${id}/collect`;
  const set = (what: string) => on.worker.owner.query(`UPDATE package SET ${what} WHERE id = $1`, [packageId]);
  const prove = (at: string) =>
    on.worker.owner.query(`UPDATE session SET proven_at = ${at} WHERE audience = 'visitor'`);
  for (let turn = 0; turn < 3; turn++) assert.equal(await outcome(path, { as: 'visitor' }), '200');
  assert.equal(await outcome(path, { as: 'visitor' }), away);
  await set('downloads = 0, expires_at = now()');
  assert.equal(await outcome(path, { as: 'visitor' }), away);
  await set(`expires_at = now() + interval '1 day', taken_back_at = now()`);
  assert.equal(await outcome(path, { as: 'visitor' }), away);
  await set('taken_back_at = NULL');
  await prove(`now() - interval '11 minutes'`);
  assert.equal(await outcome(path, { as: 'visitor' }), away);
  await prove('now()');
  assert.equal(await outcome(path, { as: 'visitor' }), '200');
});

test('E17: no organisation can keep a package for more than seven days', () => {
  assert.equal(
    organisationFile.safeParse({ packageDays: 8 }).error?.issues.some(({ path }) => path[0] === 'packageDays'),
    true,
  );
  assert.equal(
    organisationFile.safeParse({ packageDays: 7 }).error?.issues.some(({ path }) => path[0] === 'packageDays'),
    false,
  );
});

test('E7: of a request that nobody approved there is no copy for anybody, the admin included', async () => {
  const id = await filed(visitorEmail, { kind: 'access', categories: [], note: '' }, new Date());
  await on.worker.work();
  const before = await portalState(on, ['denied']);
  for (const as of knockers) {
    for (const packageId of [randomUUID(), id, 'x', '..%2f..%2fx']) {
      const got = await on.ask(`/requests/${id}/package/${packageId}`, { as });
      assert.ok(got.status >= 300, `${as} got ${got.status}`);
      assert.equal(/zip/.test(got.headers.get('content-type') ?? ''), false, as);
    }
  }
  assert.deepEqual(await portalState(on, ['denied']), before);
});
