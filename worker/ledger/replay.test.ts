import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { grantsSql } from '#datamap/grants';
import { join } from '#datamap/joined';
import { ed25519Signer } from '#datamap/sign';
import { database } from '#db/client';
import type { HeldIdentities } from '#db/hold';
import { findInstallation } from '#db/installation';
import { masterKey, receiptKey } from '#db/keys';
import { sealJson } from '#db/seal';
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

/** A hold of just now, on all tables and about nobody in particular, or as it is said. @returns its id */
async function lay({ tables = [], who }: { tables?: string[]; who?: HeldIdentities }): Promise<string> {
  const id = randomUUID();
  const whoSealed = who ? sealJson(masterKey(), `hold:${id}:who`, who) : null;
  await worker.owner.query(
    `INSERT INTO hold (id, tables, who_sealed, reason, law, review_on, submission_key, created_at, created_by)
     SELECT $1, $2, $3, 'A court asked for it', 'Order 12-345', '2099-01-31', $1, $4, id FROM staff LIMIT 1`,
    [id, tables, whoSealed, new Date(worker.clock.now.getTime() + 1000)],
  );
  return id;
}

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
  await lay({});
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

test('US-6: a hold keeps back whom it may be about, and no others; of whom nothing can be compared, all', async () => {
  const restored = await backup();
  await joined(restored);
  const rehearse = async (despite: string[] = []) => {
    const report = await replayLedger(restored.surroundings, { dryRun: true, only: 'erase', despite });
    await worker.owner.query('UPDATE hold SET lifted_at = now(), lifted_by = created_by WHERE lifted_at IS NULL');
    return report;
  };
  const all = await rehearse();
  assert.equal(all.replayed.length, 2);
  const losing = all.replayed.flatMap(({ tables }) => tables.filter((one) => one.erased + one.reduced > 0));
  const { map } = restored.checked;
  const free = Object.keys(map.tables).filter((name) => !losing.some(({ table }) => table === name));
  const about = (who: Partial<HeldIdentities>, tables: string[] = []) => ({
    tables,
    who: { email: null, others: {}, ...who },
  });
  const cases: [string, Parameters<typeof lay>[0], number][] = [
    ['somebody else', about({ email: omar }), 0],
    ['nobody whom the database knows', about({ email: 'court@else.example' }), 0],
    ['one of them', about({ email: iris }), 1],
    ['one of them, on tables of which nothing of theirs goes', about({ email: iris }, free), 0],
    ['tables of which nothing goes', { tables: free }, 0],
    ['a table of which rows of both go', { tables: ['accounts'] }, 2],
    ['an identity that no row tells', about({ others: { passport: 'X1' } }), 2],
  ];
  for (const [what, hold, kept] of cases) {
    const id = await lay(hold);
    const { failed } = await rehearse();
    assert.equal(failed.length, kept, what);
    for (const { failure, holds } of failed) assert.deepEqual([failure, holds], ['legal-hold', [id]], what);
  }
  assert.equal((await rehearse([await lay({ tables: ['accounts'] })])).failed.length, 0);
  // The rows alone tell: whoever asked is forgotten by then.
  const { rows } = await worker.owner.query('SELECT id, request_id FROM ledger');
  await worker.owner.query('UPDATE ledger SET request_id = gen_random_uuid()');
  await lay(about({ email: iris }));
  assert.equal((await rehearse()).failed.length, 1);
  for (const { id, request_id } of rows)
    await worker.owner.query('UPDATE ledger SET request_id = $2 WHERE id = $1', [id, request_id]);
  await lay(about({ email: iris }));
  assert.equal((await rehearse([await lay({ tables: ['accounts'] })])).failed.length, 1);
});

test('US-6: what is done again despite a hold is on record with it, and whose word that was', async () => {
  const restored = await backup();
  await joined(restored);
  const hold = await lay({});
  const { failed } = await replayLedger(restored.surroundings, { despite: [hold] });
  assert.deepEqual(failed, []);
  assert.equal((await restored.client.query('SELECT FROM accounts WHERE email = $1', [iris])).rowCount, 0);
  const { rows } = await worker.owner.query(
    `SELECT actor_kind, detail -> 'despite' AS despite FROM event WHERE type = 'erased-again' ORDER BY seq DESC LIMIT 2`,
  );
  assert.deepEqual(rows, Array(2).fill({ actor_kind: 'operator', despite: [hold] }));
  await worker.owner.query('UPDATE hold SET lifted_at = now(), lifted_by = created_by');
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

test('an entry that does not open is named, and keeps nobody else back', async () => {
  const restored = await backup();
  await joined(restored);
  const { rows } = await worker.owner.query(
    `SELECT id, body_sealed FROM ledger WHERE act = 'opt-out' ORDER BY at LIMIT 1`,
  );
  const [{ id, body_sealed: sealed }] = rows;
  const flipped = Buffer.from(sealed);
  flipped[20] = (flipped[20] ?? 0) ^ 1;
  const put = (body: Buffer) => worker.owner.query('UPDATE ledger SET body_sealed = $2 WHERE id = $1', [id, body]);
  await put(flipped);
  const { replayed, failed } = await replayLedger(restored.surroundings);
  assert.deepEqual(failed, [{ run: id, failure: 'unreadable' }]);
  assert.equal(replayed.length, 3);
  assert.equal((await restored.client.query('SELECT FROM accounts WHERE email = $1', [iris])).rowCount, 0);
  assert.equal(await reconcile(restored.surroundings), 'waiting');
  await put(sealed);
  assert.equal(await reconcile(restored.surroundings), 'replayed');
});

test('rows’ keys that are cut off, or another’s, erase nothing', async () => {
  const restored = await backup();
  const was = await fingerprints(restored);
  await worker.owner.query('CREATE TABLE whole AS SELECT * FROM ledger_chunk');
  const [one, other] = (await worker.owner.query('SELECT DISTINCT ledger_id AS id FROM whole ORDER BY 1')).rows;
  for (const harm of [
    'DELETE FROM ledger_chunk',
    `UPDATE ledger_chunk SET body = (SELECT body FROM whole w WHERE w.ledger_id <> ledger_chunk.ledger_id LIMIT 1)`,
  ]) {
    await worker.owner.query(harm);
    const { failed } = await replayLedger(restored.surroundings, { only: 'erase' });
    const unreadable = [one, other].map(({ id }) => ({ run: id, failure: 'unreadable' }));
    assert.deepEqual(
      failed.toSorted((a, b) => (a.run < b.run ? -1 : 1)),
      unreadable,
    );
    assert.deepEqual(await fingerprints(restored), was);
  }
  await worker.owner.query('DELETE FROM ledger_chunk; INSERT INTO ledger_chunk SELECT * FROM whole; DROP TABLE whole');
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
