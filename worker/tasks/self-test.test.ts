import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type pg from 'pg';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { installation, request, run } from '#db/schema/index';
import { viewSelfTest } from '#requests/view-self-test';
import { fingerprints } from '#tests/checked-map';
import { lettersOf } from '#tests/portal';
import { openWorker, staffMember, type TestWorker } from '#tests/worker';
import { type Account, openAccount } from '../account.ts';
import { testSelf } from '../self-test.ts';
import { selfTest } from './self-test.ts';

const clickandchat = path.join(import.meta.dirname, '../../examples/clickandchat');
const address = 'self-test@people.test';
let worker: TestWorker;
before(async () => {
  worker = await openWorker();
  await staffMember('ada@desk.example', 'admin');
  await staffMember('rita@desk.example', 'reviewer');
});
after(() => worker.close());
beforeEach(() => database().update(installation).set({ selfTest: null, selfTestToldAt: null }));

const all = () => fingerprints({ client: worker.shop, url: '', checked: worker.account.checked() });
const kept = async () => (await findInstallation(database())).selfTest;
const told = async () => (await lettersOf('staff-self-test')).map(({ to, fields }) => `${to} ${fields.failure}`);

/** How it goes while the account database is otherwise. */
async function failureWhile(change: string, undo: string): Promise<string | null | undefined> {
  await worker.shop.query(change);
  try {
    return (await testSelf(worker.surroundings))?.failure;
  } finally {
    await worker.shop.query(undo);
  }
}

/** An account whose connection does something else in place of a statement. */
function meddled(instead: (client: pg.PoolClient, statement: string) => Promise<unknown> | null): Account {
  const { account } = worker;
  return {
    ...account,
    with: (work) =>
      account.with(async (client) => {
        const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
        const changed = (...given: unknown[]) =>
          (typeof given[0] === 'string' && instead(client, given[0])) || query(...given);
        const handed = Object.assign(Object.create(client), { query: changed });
        return work(handed);
      }),
  };
}

test('a night goes through a deletion and a copy of the test account, and every row is as it was', async () => {
  const before = await all();
  await selfTest({}, worker.surroundings);
  assert.deepEqual(await all(), before);
  const { at, failure } = (await kept()) ?? {};
  assert.deepEqual([at, failure], [worker.clock.now.toISOString(), null]);
  assert.deepEqual(await told(), []);
});

test('no request and no run is made for it, so no figure counts it', async () => {
  await selfTest({}, worker.surroundings);
  assert.deepEqual([await database().$count(request), await database().$count(run)], [0, 0]);
});

test('the deletion is carried out for real, to its receipt, before it is taken back', async () => {
  const seen: string[] = [];
  const account = meddled((_, statement) => {
    seen.push(statement.trim().split(' ', 3).join(' '));
    return null;
  });
  assert.equal((await testSelf({ ...worker.surroundings, account }))?.failure, null);
  const receipt = seen.indexOf('INSERT INTO habeas.receipt');
  assert.ok(receipt > 0);
  assert.ok(seen.slice(0, receipt).some((words) => words.startsWith('DELETE FROM') || words.startsWith('WITH')));
  assert.deepEqual(seen.slice(receipt + 1, receipt + 2), ['ROLLBACK']);
});

test('a right that is missing for the last statement alone is found, kept and told to admins, once a night', async () => {
  const [off, on] = ['REVOKE INSERT ON habeas.receipt FROM habeas', 'GRANT INSERT ON habeas.receipt TO habeas'];
  assert.equal(await failureWhile(off, on), 'rights-missing');
  assert.equal(await failureWhile(off, on), 'rights-missing');
  assert.equal((await kept())?.failure, 'rights-missing');
  assert.deepEqual(await told(), ['ada@desk.example rights-missing']);
  assert.equal((await viewSelfTest(worker.clock.now)).standing, 'failed');
});

test('a trigger, a column that is gone, and a test account that is missing or there twice each have their cause', async () => {
  const forbids = `CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'no'; END$$;
    CREATE TRIGGER forbid BEFORE DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION forbid()`;
  assert.equal(await failureWhile(forbids, 'DROP FUNCTION forbid() CASCADE'), 'trigger');
  const rename = 'ALTER TABLE contact_messages RENAME';
  assert.equal(await failureWhile(`${rename} phone TO nr`, `${rename} nr TO phone`), 'schema-changed');
  const to = (was: string, is: string) => `UPDATE accounts SET email = '${is}' WHERE email = '${was}' AND id < 101`;
  const nobody = await failureWhile(to(address, 'x@people.test'), to('x@people.test', address));
  assert.equal(nobody, 'test-account-missing');
  const twice = `UPDATE accounts SET email = '${address}' WHERE id = 7`;
  assert.equal(
    await failureWhile(twice, "UPDATE accounts SET email = 'person7@people.test' WHERE id = 7"),
    'test-account-missing',
  );
});

test('were it ever committed, or the account changed meanwhile, it would not say that nothing changed', async () => {
  const before = await all();
  const touch = (postcode: string) =>
    worker.shop.query('UPDATE accounts SET postcode = $1 WHERE email = $2 RETURNING postcode', [postcode, address]);
  const { rows } = await worker.shop.query('SELECT postcode FROM accounts WHERE email = $1', [address]);
  let isDone = false;
  const touched = meddled((client, statement) => {
    if (statement !== 'ROLLBACK' || isDone) return null;
    isDone = true;
    return client.query('ROLLBACK').then(() => touch('00000'));
  });
  assert.equal((await testSelf({ ...worker.surroundings, account: touched }))?.failure, 'test-changed');
  await touch(rows[0].postcode);
  assert.deepEqual(await all(), before);
  const committed = meddled((client, statement) => (statement === 'ROLLBACK' ? client.query('COMMIT') : null));
  assert.equal((await testSelf({ ...worker.surroundings, account: committed }))?.failure, 'test-changed');
  assert.notDeepEqual(await all(), before);
});

test('while the account database is away the queue tries again, admins hear of it once, and nothing is half done', async () => {
  const away = openAccount('postgres://habeas:test@127.0.0.1:1/account', clickandchat);
  const surroundings = { ...worker.surroundings, account: away };
  const letters = (await told()).length;
  await assert.rejects(selfTest({}, surroundings));
  await assert.rejects(selfTest({}, surroundings));
  await away.end();
  assert.deepEqual((await told()).slice(letters), ['ada@desk.example account-down']);
  assert.equal((await kept())?.failure, 'account-down');
});

for (const example of ['assistly', 'jivochat', 'licensepal', 'upsellit']) {
  test(`${example} has a test account of nobody’s, with which it goes through`, async () => {
    await worker.close();
    worker = await openWorker(100, example);
    const before = await all();
    assert.equal((await testSelf(worker.surroundings))?.failure, null);
    assert.deepEqual(await all(), before);
    const { rows } = await worker.shop.query('SELECT count(*)::int AS n FROM habeas.receipt');
    assert.equal(rows[0].n, 0);
  });
}
