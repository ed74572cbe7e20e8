import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { grantsSql } from '#datamap/grants';
import { join } from '#datamap/joined';
import { ed25519Signer } from '#datamap/sign';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { receiptKey } from '#db/keys';
import { clickandchat, fingerprints, type Account as Shop } from '#tests/checked-map';
import { openWorker, optedOut, readyToErase, staffMember, type TestWorker } from '#tests/worker';
import { type Account, openAccount } from '../account.ts';
import type { Surroundings } from '../task.ts';
import { tasks } from '../tasks.ts';
import { ownJoinId, reconcile } from './reconcile.ts';
import { replayLedger } from './replay.ts';

const iris = 'iris.vale@mail.example';
const omar = 'omar.reed@mail.example';
let worker: TestWorker;
const endings: (() => Promise<unknown>)[] = [];

/** What was there before anything was done, restored: another clone of the same rows. */
type Backup = Shop & { surroundings: Surroundings; account: Account };
async function backup(): Promise<Backup> {
  const shop = await clickandchat(100);
  await shop.client.query(grantsSql(shop.checked, 'habeas'));
  const url = Object.assign(new URL(shop.url), { username: 'habeas', password: 'test' }).href;
  const account = openAccount(url, worker.env.HABEAS_ORGANISATION ?? '');
  await account.check();
  endings.push(() => Promise.all([account.end(), shop.client.end()]));
  return { ...shop, account, surroundings: { account, now: () => worker.clock.now } };
}

/** As the worker did on its first day there, before the backup was made. */
const joined = ({ account }: Backup) =>
  account.with((client) =>
    join(client, { id: ownJoinId(), sign: ed25519Signer(receiptKey()), map: account.checked().hash, now: new Date() }),
  );

const now = (): Promise<Record<string, string>> =>
  fingerprints({ client: worker.shop, url: '', checked: worker.account.checked() });
const restoredSince = async () => (await findInstallation(database())).restoredSeenAt;

before(async () => {
  worker = await openWorker();
  assert.equal(await reconcile(worker.surroundings), 'whole');
  const names: [string, string] = [
    await staffMember('rita@desk.example', 'reviewer'),
    await staffMember('adam@desk.example', 'approver'),
  ];
  await readyToErase(worker, iris, names);
  worker.clock.now = new Date(worker.clock.now.getTime() + 3_600_000);
  await worker.work();
  await optedOut(omar, ['offers'], worker.clock.now);
  await optedOut('nobody.known@mail.example', ['offers'], worker.clock.now);
  await worker.work();
  assert.equal((await worker.shop.query('SELECT FROM accounts WHERE email = $1', [iris])).rowCount, 0);
});
after(async () => {
  for (const end of endings) await end();
  await worker.close();
});

test('an account database that is whole has nothing done to it', async () => {
  const was = await now();
  assert.equal(await reconcile(worker.surroundings), 'whole');
  const report = await replayLedger(worker.surroundings, { again: true });
  assert.deepEqual(report, { entries: 3, replayed: [], failed: [] });
  assert.deepEqual(await now(), was);
});

test('H9: a restored account database is noticed, and is by itself what it was before, with a receipt each', async () => {
  const restored = await backup();
  await joined(restored);
  assert.notDeepEqual(await fingerprints(restored), await now());
  const rehearsed = await replayLedger(restored.surroundings, { dryRun: true });
  assert.equal(rehearsed.replayed.length, 3);
  assert.equal(await reconcile(restored.surroundings), 'replayed');
  assert.deepEqual(await fingerprints(restored), await now());
  const { rows } = await restored.client.query('SELECT kind, count(*)::int FROM habeas.receipt GROUP BY 1 ORDER BY 1');
  assert.deepEqual(rows, [
    { kind: 'join', count: 1 },
    { kind: 'opt-out', count: 2 },
    { kind: 'purge', count: 1 },
    { kind: 're-erase', count: 1 },
    { kind: 're-opt-out', count: 2 },
  ]);
  assert.equal(await restoredSince(), null);
  assert.equal(await reconcile(restored.surroundings), 'whole');
  const told =
    await worker.owner.query(`SELECT type FROM event WHERE type IN ('restored', 'erased-again', 'opted-out-again')
    ORDER BY seq`);
  assert.deepEqual(told.rows.map(({ type }) => type).sort(), [
    'erased-again',
    'opted-out-again',
    'opted-out-again',
    'restored',
    'restored',
  ]);
});

test('replayed twice, and by two at once, it is done once', async () => {
  const restored = await backup();
  await Promise.all([replayLedger(restored.surroundings), replayLedger(restored.surroundings)]);
  await replayLedger(restored.surroundings);
  const { rows } = await restored.client.query(`SELECT count(*)::int FROM habeas.receipt WHERE kind LIKE 're-%'`);
  assert.deepEqual(rows, [{ count: 3 }]);
  assert.deepEqual(await fingerprints(restored), await now());
});

test('a database that has no sign of having been ours, or a disarmed installation, is left as it is; runs wait', async () => {
  const strange = await backup();
  const was = await fingerprints(strange);
  assert.equal(await reconcile(strange.surroundings), 'waiting');
  assert.deepEqual(await fingerprints(strange), was);
  assert.notEqual(await restoredSince(), null);
  const names: [string, string] = [
    await staffMember('rosa@desk.example', 'reviewer'),
    await staffMember('abel@desk.example', 'approver'),
  ];
  const waiting = readyToErase(worker, 'person20@people.test', names);
  const id = await waiting;
  worker.clock.now = new Date(worker.clock.now.getTime() + 3_600_000);
  await assert.rejects(async () => tasks.run?.({ requestId: id }, worker.surroundings), {
    failure: 'account-restored',
  });
  await joined(strange);
  await worker.owner.query('UPDATE installation SET armed_at = NULL');
  assert.equal(await reconcile(strange.surroundings), 'waiting');
  await worker.owner.query('UPDATE installation SET armed_at = now()');
  assert.equal(await reconcile(strange.surroundings), 'replayed');
  await tasks.run?.({ requestId: id }, worker.surroundings);
  assert.equal((await worker.shop.query("SELECT FROM accounts WHERE email = 'person20@people.test'")).rowCount, 0);
});

test('US-6: a deletion older than a hold is not done again before staff have looked: the backup may be the only copy', async () => {
  const staffId = await staffMember('hanna@desk.example', 'approver');
  await worker.owner.query(
    `INSERT INTO hold (id, tables, reason, law, review_on, submission_key, created_at, created_by)
     VALUES ($1, '{}', 'A court asked for it', 'Order 12-345', '2099-01-31', $1, $2, $3)`,
    [randomUUID(), new Date(worker.clock.now.getTime() + 1000), staffId],
  );
  const restored = await backup();
  await joined(restored);
  assert.equal(await reconcile(restored.surroundings), 'waiting');
  assert.equal((await restored.client.query('SELECT FROM accounts WHERE email = $1', [iris])).rowCount, 1);
  const { failed } = await replayLedger(restored.surroundings);
  assert.deepEqual(
    failed.map(({ failure }) => failure),
    ['legal-hold', 'legal-hold'],
  );
  await worker.owner.query('UPDATE hold SET lifted_at = now(), lifted_by = created_by');
  assert.equal(await reconcile(restored.surroundings), 'replayed');
  assert.equal((await restored.client.query('SELECT FROM accounts WHERE email = $1', [iris])).rowCount, 0);
});

test('who opted in again, and what was chosen since, stays so', async () => {
  const restored = await backup();
  const { rows } = await worker.owner.query(`SELECT id, request_id FROM ledger WHERE act = 'opt-out' ORDER BY at, id`);
  await worker.owner.query('UPDATE ledger SET undone_at = now() WHERE id = $1', [rows[0].id]);
  await restored.client.query(`UPDATE mail_preferences SET subscribed = true, changed_at = now() + interval '2 days'`);
  await replayLedger(restored.surroundings);
  assert.equal((await restored.client.query('SELECT FROM mail_preferences WHERE NOT subscribed')).rowCount, 0);
  const receipts = await restored.client.query(`SELECT FROM habeas.receipt WHERE kind = 're-opt-out'`);
  assert.equal(receipts.rowCount, 1);
  await worker.owner.query('UPDATE ledger SET undone_at = NULL');
});

test('the portal’s database says of nobody who was erased or opted out', async () => {
  const { rows } =
    await worker.owner.query(`SELECT l::text || coalesce(string_agg(encode(c.body, 'escape'), ''), '') AS text
    FROM ledger l LEFT JOIN ledger_chunk c ON c.ledger_id = l.id GROUP BY l.*`);
  assert.ok(rows.length > 3);
  for (const { text } of rows) assert.doesNotMatch(text, /iris|omar|nobody|mail\.example|accounts\t/);
  const web = await worker.owner.query(`SELECT has_table_privilege('habeas_web', 'ledger', 'SELECT') AS may`);
  assert.deepEqual(web.rows, [{ may: false }]);
});
