import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { digest } from '#datamap/digest';
import { expire } from '#datamap/expire';
import { ed25519Signer } from '#datamap/sign';
import { database, inTransaction } from '#db/client';
import { type HeldIdentities, insertHold } from '#db/hold';
import { receiptKey } from '#db/keys';
import { event, hold, installation } from '#db/schema/index';
import { openWorker, staffMember, type TestWorker } from '#tests/worker';
import type { Account } from './account.ts';
import { discardExpired } from './discard.ts';

let worker: TestWorker;
let account: Account;
before(async () => {
  worker = await openWorker();
  // The worker itself lays no hold, and lifts none: here it stands for the desk.
  await worker.owner.query('GRANT INSERT, UPDATE ON hold, hold_identity TO habeas_worker');
  const checked = structuredClone(worker.account.checked());
  const views = checked.map.tables.page_views;
  assert.ok(views);
  views.expires = { column: 'viewed_at', after: '90 days' };
  account = { ...worker.account, checked: () => ({ ...checked, hash: digest(checked.map) }) };
});
after(() => worker.close());

const left = async (what = 'viewed_at') =>
  Number(
    (await worker.shop.query(`SELECT count(*) FROM page_views WHERE ${what} < now() - interval '90 days'`)).rows[0]
      .count,
  );

async function layHold(who: HeldIdentities | null, tables: string[]): Promise<string> {
  const id = randomUUID();
  const words = { reason: 'A court order', law: 'l', reviewOn: '2030-01-01', submissionKey: randomUUID() };
  const createdBy = await staffMember(`${id}@staff.test`, 'admin');
  const row = { id, tables, who, indexes: [], ...words, createdAt: worker.clock.now, createdBy };
  await inTransaction((tx) => insertHold(tx, row));
  return id;
}
const night = () => discardExpired({ account, now: () => worker.clock.now });

test('LP-9: a night discards what is past its date, once an admin has armed the installation', async () => {
  const old = await left();
  assert.ok(old > 0);
  await database().update(installation).set({ armedAt: null });
  await night();
  assert.equal(await left(), old);
  await database().update(installation).set({ armedAt: worker.clock.now });
  const everybody = await layHold(null, ['page_views']);
  await night();
  assert.equal(await left(), old, 'what is held whosever it is stays');
  await database().update(hold).set({ liftedAt: worker.clock.now }).where(eq(hold.id, everybody));
  await layHold({ email: 'iris.vale@mail.example', others: {} }, []);
  const ofIris = 'session_id = 1 AND viewed_at';
  await worker.shop.query("UPDATE page_views SET viewed_at = now() - interval '1 year' WHERE session_id = 1");
  const held = await left(ofIris);
  assert.ok(held > 0);
  await night();
  assert.deepEqual([await left(), await left(ofIris)], [held, held], 'US-6: what is held of one person stays');
  await database().update(hold).set({ liftedAt: worker.clock.now });
  await night();
  assert.equal(await left(), 0);
  const { rows } = await worker.shop.query("SELECT receipt FROM habeas.receipt WHERE kind = 'expire' ORDER BY at");
  assert.equal(rows.length, 2);
  await night();
  const told = await database().select().from(event).where(eq(event.type, 'rows-expired'));
  assert.deepEqual(
    told.map(({ detail }) => detail.rows),
    rows.map(({ receipt }) => receipt.tables[0].erased),
  );
});

test('a night that was cut off after its commit is told by the next one, from the receipts; another’s receipts are not', async () => {
  const events = () => database().select().from(event).where(eq(event.type, 'rows-expired'));
  const before = (await events()).length;
  await worker.shop.query(
    `INSERT INTO page_views SELECT 1, 900 + n, '/', now() - interval '1 year' FROM generate_series(1, 3) n`,
  );
  const run = { table: 'page_views', sign: ed25519Signer(receiptKey()), holds: [], now: worker.clock.now };
  const [cut] = await account.with((client) => expire(client, account.checked(), run));
  assert.ok(cut?.done);
  await worker.shop.query(
    `INSERT INTO habeas.receipt (id, request_id, kind, receipt, signature)
     SELECT gen_random_uuid(), request_id, kind, jsonb_set(receipt::jsonb, '{scope}', '"others"')::json, signature FROM habeas.receipt WHERE id = $1`,
    [cut.receipt.run],
  );
  assert.equal((await events()).length, before);
  await night();
  await night();
  const told = (await events()).slice(before);
  assert.deepEqual(
    told.map(({ detail }) => [detail.table, detail.rows, detail.receipts]),
    [['page_views', 3, 1]],
  );
});
