import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { insertHold } from '#db/hold';
import { findPlan } from '#db/plan';
import { indexesOf } from '#requests/who';
import { filed, opened, openWorker, staffMember, type TestWorker } from '#tests/worker';

let worker: TestWorker;
before(async () => {
  worker = await openWorker(100, 'licensepal');
  await worker.owner.query('GRANT INSERT ON hold, hold_identity TO habeas_worker');
});
after(() => worker.close());

test('US-6: an order that names a customer number holds the rows of who asks by their address', async () => {
  const find = `SELECT lower(trim("EMAIL")) AS email, trim("CUST_REF") AS customer FROM "TBL_CUST" WHERE "EMAIL" LIKE '%@%'`;
  const { email, customer } = (await worker.shop.query(`${find} ORDER BY 2 LIMIT 1`)).rows[0];
  const who = { email: null, others: { customer } };
  const words = { reason: 'a court asked for it', law: 'Order 12-345', reviewOn: '2036-01-31' };
  const made = { submissionKey: randomUUID(), createdAt: worker.clock.now };
  const createdBy = await staffMember('rita@desk.example', 'reviewer');
  await inTransaction((tx) =>
    insertHold(tx, { id: randomUUID(), tables: [], ...words, ...made, createdBy, who, indexes: indexesOf(who) }),
  );
  const id = await filed(email, { kind: 'delete', scope: 'everything', note: '' }, worker.clock.now);
  await worker.work();
  const plan = await findPlan(database(), id, (await opened(id)).key);
  assert.ok(plan?.body.questions.some(({ code }) => code === 'legal-hold'));
  assert.ok(plan?.body.tables.every(({ erased }) => erased === 0));
});
