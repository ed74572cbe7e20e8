import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { digest } from '#datamap/digest';
import { database } from '#db/client';
import { event, installation } from '#db/schema/index';
import { openWorker, type TestWorker } from '#tests/worker';
import type { Account } from './account.ts';
import { discardExpired } from './discard.ts';

let worker: TestWorker;
let account: Account;
before(async () => {
  worker = await openWorker();
  const checked = structuredClone(worker.account.checked());
  const views = checked.map.tables.page_views;
  assert.ok(views);
  views.expires = { column: 'viewed_at', after: '90 days' };
  account = { ...worker.account, checked: () => ({ ...checked, hash: digest(checked.map) }) };
});
after(() => worker.close());

const left = async () =>
  Number(
    (await worker.shop.query("SELECT count(*) FROM page_views WHERE viewed_at < now() - interval '90 days'")).rows[0]
      .count,
  );
const night = () => discardExpired({ account, now: () => worker.clock.now });

test('LP-9: a night discards what is past its date, once an admin has armed the installation', async () => {
  const old = await left();
  assert.ok(old > 0);
  await database().update(installation).set({ armedAt: null });
  await night();
  assert.equal(await left(), old);
  await database().update(installation).set({ armedAt: worker.clock.now });
  await night();
  assert.equal(await left(), 0);
  const { rows } = await worker.shop.query("SELECT receipt, request_id FROM habeas.receipt WHERE kind = 'expire'");
  assert.deepEqual(
    rows[0].receipt.tables.map(({ table, erased }: { table: string; erased: number }) => [table, erased]),
    [['page_views', old]],
  );
  await night();
  const told = await database().select().from(event).where(eq(event.type, 'rows-expired'));
  assert.deepEqual(
    told.map(({ detail }) => detail),
    [{ table: 'page_views', rows: old, receipts: 1 }],
  );
});
