import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { purge } from '#datamap/purge';
import { database } from '#db/client';
import { listEvents } from '#db/event';
import { reductionKey } from '#db/keys';
import { findPlan } from '#db/plan';
import { takeUpRun } from '#requests/take-up-run';
import { lettersOf } from '#tests/portal';
import {
  filed,
  opened,
  openWorker,
  optedOut,
  readyToErase,
  released,
  signed,
  staffMember,
  type TestWorker,
} from '#tests/worker';
import { identitiesOf } from '../person.ts';
import { concernOf, noteThoseWhoHaveIt } from '../runs/recipients.ts';
import { runOf } from '../runs/run-task.ts';

let worker: TestWorker;
let names: [string, string];
before(async () => {
  worker = await openWorker(100, 'licensepal');
  names = [await staffMember('rita@desk.example', 'reviewer'), await staffMember('adam@desk.example', 'approver')];
});
after(() => worker.close());

const now = new Date('2026-11-20T12:00:00Z');

/** The notices that a request has led to, with their readers. */
async function noticesOf(id: string) {
  const { reference } = await opened(id);
  return (await lettersOf('recipient-notice')).filter(({ fields }) => fields.reference === reference);
}

const ruth = [
  { label: 'Name', value: 'Ruth Hale' },
  { label: 'Phone', value: '+1 555 0201001' },
];

test('LP-6: who had an entry of the shared list is told when it is taken off; who had none hears nothing', async () => {
  const id = await optedOut('', ['phone'], now, { name: 'Ruth Hale', phone: '+1 555 0201001' });
  await worker.work();
  const told = await noticesOf(id);
  assert.ok(told.length > 0);
  const { rows } = await worker.shop.query(
    `SELECT DISTINCT "CNTCT" AS to FROM "TBL_SHARE" JOIN "TBL_ORG" USING ("ORG_CD") WHERE trim("PERS_NM") = 'Ruth Hale' ORDER BY 1`,
  );
  assert.deepEqual(
    told.map(({ to }) => to).sort(),
    rows.map(({ to }) => to),
  );
  for (const { fields } of told) {
    assert.deepEqual([fields.act, fields.known], ['opt-out', [ruth]]);
    assert.equal(fields.what.length, 1);
  }
  const types = (await listEvents(database(), id)).map(({ type }) => type);
  assert.deepEqual(types.filter((type) => type === 'others-told').length, 1);
});

test('LP-6: the same opt-out once more tells nobody again: anybody may ask for it', async () => {
  const id = await optedOut('', ['phone'], now, { name: 'Ruth Hale', phone: '+1 555 0201001' });
  await worker.work();
  assert.deepEqual(await noticesOf(id), []);
});

test('somebody who is on no shared list is told of to nobody', async () => {
  const id = await optedOut('', ['phone'], now, { name: 'Nobody Here', phone: '+1 555 0209999' });
  await worker.work();
  assert.equal((await opened(id)).status, 'done');
  assert.deepEqual(await noticesOf(id), []);
});

test('a deletion is told of by what the entry said, though the entry is gone; who deletes again tells nobody', async () => {
  const id = await readyToErase(worker, 'ruth.hale@mail.example', names);
  assert.deepEqual(await noticesOf(id), [], 'nothing is told before it is done');
  worker.clock.now = new Date(Date.now() + 120_000);
  await worker.work();
  assert.equal((await opened(id)).status, 'done');
  const left = await worker.shop.query(`SELECT 1 FROM "TBL_SHARE" WHERE trim("PERS_NM") = 'Ruth Hale'`);
  assert.equal(left.rowCount, 0);
  const told = await noticesOf(id);
  assert.equal(told.length, 2);
  for (const { fields } of told) assert.deepEqual([fields.act, fields.known], ['delete', [ruth]]);
  const done = (await lettersOf('done')).find(({ fields }) => fields.reference === told[0]?.fields.reference);
  assert.deepEqual(done?.fields.told?.sort(), ['Dialup Directory', 'Hosting Courier'], 'the person reads who was told');
  const again = await readyToErase(worker, 'ruth.hale@mail.example', names);
  worker.clock.now = new Date(Date.now() + 240_000);
  await worker.work();
  assert.deepEqual(await noticesOf(again), []);
});

test('a worker that dies between the two databases loses no notice, and tells it once', async () => {
  const id = await readyToErase(worker, 'max.ferro@home.example', names);
  worker.clock.now = new Date(Date.now() + 120_000);
  const taken = await takeUpRun({ requestId: id, now: worker.clock.now });
  assert.ok(taken);
  const { about, run, plan } = taken;
  const checked = worker.account.checked();
  await noteThoseWhoHaveIt({ about, run, concern: concernOf(plan.body, checked) }, worker.surroundings);
  const options = {
    plan: plan.body,
    identities: identitiesOf(about),
    hashKey: reductionKey(),
    holds: [],
    now: worker.clock.now,
  };
  await worker.account.with((client) => purge(client, checked, { ...runOf(run, about), ...options }));
  assert.deepEqual(await noticesOf(id), []);
  await worker.work();
  const told = await noticesOf(id);
  assert.equal((await opened(id)).status, 'done');
  assert.ok(told.length > 0);
  assert.equal(told[0]?.fields.known[0]?.[0]?.value, 'Max Ferro');
});

test('a correction tells what the field says now, of the categories that they got and no other', async () => {
  const changes = [
    { field: 'TBL_CUST.NAME', was: '', value: 'Dora Quist-Lund' },
    { field: 'TBL_FIN.CARD_NM', was: '', value: 'D. Quist' },
  ];
  await worker.shop.query(
    `INSERT INTO "TBL_SHARE" VALUES ('HOSTCO', 'Ida Ferro', '+1 555 0203001', '2006-01-01') ON CONFLICT DO NOTHING`,
  );
  const id = await filed('ida.ferro@home.example', { kind: 'correct', changes, note: '' }, worker.clock.now);
  await worker.work();
  await signed(id, 'approve', [names[1]]);
  await released(id, 'running');
  await worker.work();
  const plan = await findPlan(database(), id, (await opened(id)).key);
  assert.equal(plan?.body.corrections.length, 2);
  const [told] = await noticesOf(id);
  assert.deepEqual(
    told?.fields.corrected.map(({ value }) => value),
    ['Dora Quist-Lund'],
  );
  assert.equal(told?.fields.act, 'correct');
});

test('H3: what was noted of a person is sealed with the request’s key', async () => {
  const { rows } = await worker.owner.query(
    "SELECT count(*)::int AS clear FROM notification WHERE position('Ferro'::bytea IN body_sealed) > 0",
  );
  assert.equal(rows[0].clear, 0);
});
