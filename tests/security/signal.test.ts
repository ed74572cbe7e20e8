import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Installation, type Knocker, openInstallation, portalState } from '#tests/installation';

let on: Installation;
before(async () => {
  on = await openInstallation();
});
after(() => on.close());

const pages = ['/', '/request/kind', '/request/opt-out', '/help/agents', '/metrics', '/prove', '/requests'];
const ask = async (path: string, as: Knocker, signal?: string) => {
  const got = await on.ask(path, { as, headers: signal === undefined ? {} : { 'sec-gpc': signal } });
  return { got, body: await got.text() };
};

test('V31: every page says that a signal was honoured, and no cache keeps it for a browser without one', async () => {
  for (const path of pages) {
    const { got, body } = await ask(path, 'visitor', '1');
    assert.match(body, /Opt-out signal honoured/, path);
    assert.match(got.headers.get('cache-control') ?? '', /no-store/, path);
    for (const none of [undefined, '0', 'true']) {
      assert.doesNotMatch((await ask(path, 'visitor', none)).body, /Opt-out signal/, `${path} with ${none}`);
    }
  }
});

test('V31: of a browser whose person is unknown nothing is written and no cookie is kept', async () => {
  const before = await portalState(on);
  for (const path of ['/', '/request/opt-out', '/help/agents']) {
    const { got, body } = await ask(path, 'nobody', '1');
    assert.match(body, /Opt-out signal honoured/);
    assert.deepEqual(got.headers.getSetCookie(), []);
  }
  assert.deepEqual(await portalState(on), before);
});

test('V31: in a verified visit it opts the person out of sharing, once, however many pages are opened', async () => {
  await on.worker.owner.query(
    `UPDATE installation SET map_face = jsonb_set(map_face, '{optOuts}', '[{"key": "sharing", "label": "Passing my data on"}]')`,
  );
  const count = async () => (await on.worker.owner.query("SELECT FROM request WHERE kind = 'opt-out'")).rowCount;
  await ask('/', 'visitor');
  assert.equal(await count(), 0);
  await Promise.all(['/', '/help/agents', '/request/kind'].map((path) => ask(path, 'visitor', '1')));
  for (const path of pages) assert.match((await ask(path, 'visitor', '1')).body, /all we hold about you/, path);
  assert.equal(await count(), 1);
  await ask('/', 'nobody', '1');
  await ask('/', 'staff before the second factor', '1');
  assert.equal(await count(), 1);
});
