import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { listLedger } from '#db/ledger';
import { enqueue } from '#db/queue';
import { lettersOf } from '#tests/portal';
import { opened, openWorker, optedOut, type TestWorker } from '#tests/worker';
import type { Surroundings } from '../task.ts';
import { findAndPlan } from './find-and-plan.ts';
import { run } from './run.ts';

let worker: TestWorker;
before(async () => {
  worker = await openWorker();
});
after(() => worker.close());

async function subscribed(email: string): Promise<string[]> {
  const { rows } = await worker.shop.query<{ list: string }>(
    'SELECT list FROM mail_preferences JOIN accounts a ON a.id = account_id WHERE a.email = $1 AND subscribed ORDER BY 1',
    [email],
  );
  return rows.map(({ list }) => list);
}

async function skipped(email: string): Promise<string[]> {
  const { rows } = await worker.shop.query<{ list: string }>(
    'SELECT list FROM suppressed_addresses WHERE email = $1 ORDER BY 1',
    [email],
  );
  return rows.map(({ list }) => list);
}

const inForce = async () => (await worker.owner.query('SELECT 1 FROM suppression WHERE undone_at IS NULL')).rowCount;

test('CC-2, CC-3: an opt-out takes effect at once, spares mail about the account, and is told of with an undo', async () => {
  const id = await optedOut('lena.park@mail.example', ['mailings'], worker.clock.now);
  await worker.work();
  const { status, outcome } = await opened(id);
  assert.deepEqual({ status, outcome }, { status: 'done', outcome: 'fulfilled' });
  assert.deepEqual(await subscribed('lena.park@mail.example'), ['account']);
  assert.deepEqual(await skipped('lena.park@mail.example'), ['mailings']);
  const [letter] = await lettersOf('opt-out-done');
  assert.equal(letter?.to, 'lena.park@mail.example');
  assert.match(letter.fields.undoUrl, /\/opt-out\/undo$/);
  assert.deepEqual(letter.fields.stays, ['Mail about your account and your purchases still comes.']);
});

test('told twice, an opt-out is done once', async () => {
  const id = await optedOut('noor.aziz@mail.example', ['offers'], worker.clock.now);
  await worker.work();
  await run({ requestId: id }, worker.surroundings);
  assert.equal((await lettersOf('opt-out-done')).filter(({ to }) => to === 'noor.aziz@mail.example').length, 1);
});

test('an opt-out stands since its run was over: what was read meanwhile does not show it yet', async () => {
  const id = await optedOut('kit.moss@mail.example', ['offers'], worker.clock.now);
  await findAndPlan({ requestId: id }, worker.surroundings);
  const { account } = worker.surroundings;
  let [at, committed] = [worker.clock.now.getTime(), 0];
  const surroundings: Surroundings = {
    // Each look at the clock is a second later.
    now: () => {
      at += 1000;
      return new Date(at);
    },
    account: {
      ...account,
      with: async (work) => {
        const value = await account.with(work);
        committed = at;
        return value;
      },
    },
  };
  await run({ requestId: id }, surroundings);
  const { rows } = await worker.owner.query("SELECT at FROM event WHERE type = 'opted-out' AND request_id = $1", [id]);
  assert.equal(rows.length, 1);
  assert.ok(rows[0].at.getTime() > committed, 'it would be older than what was read before it');
});

test('A8: an opt-out of an address that nobody knows is answered the same', async () => {
  const id = await optedOut('stranger@nowhere.example', ['mailings'], worker.clock.now);
  await worker.work();
  assert.equal((await opened(id)).outcome, 'fulfilled');
  assert.deepEqual(await skipped('stranger@nowhere.example'), ['mailings']);
});

test('A12: opting one address out again and again sends one letter', async () => {
  for (let time = 0; time < 4; time++) {
    await optedOut('victim@mail.example', ['offers'], worker.clock.now);
    await worker.work();
  }
  assert.equal((await lettersOf('opt-out-done')).filter(({ to }) => to === 'victim@mail.example').length, 1);
});

test('an undone opt-out puts back what it changed, takes its rows out, and is no suppression any more', async () => {
  const before = await inForce();
  const id = await optedOut('person20@people.test', ['mailings'], worker.clock.now);
  const lists = await subscribed('person20@people.test');
  await worker.work();
  assert.equal(await inForce(), Number(before) + 1);
  for (let time = 0; time < 2; time++) {
    await inTransaction((tx) => enqueue(tx, 'undo-opt-out', { requestId: id }));
    await worker.work();
  }
  assert.deepEqual(await subscribed('person20@people.test'), lists);
  assert.deepEqual(await skipped('person20@people.test'), []);
  assert.equal(await inForce(), before);
  const undone = "SELECT 1 FROM event WHERE type = 'opt-out-undone' AND request_id = $1";
  assert.equal((await worker.owner.query(undone, [id])).rowCount, 1);
});

test('an undone opt-out, asked for more than once, comes back by no entry of the ledger; what else was asked for does', async () => {
  const email = 'person21@people.test';
  const ids: string[] = [];
  for (const optOuts of [['offers'], ['offers'], ['offers', 'mailings']]) {
    ids.push(await optedOut(email, optOuts, worker.clock.now));
    await worker.work();
  }
  await inTransaction((tx) => enqueue(tx, 'undo-opt-out', { requestId: ids[0] ?? '' }));
  await worker.work();
  const inLedger: [string, string[]][] = [];
  for await (const page of listLedger(database(), { imported: false }))
    for (const { requestId, ...entry } of page) {
      const body = entry.body();
      if (body.act === 'opt-out' && ids.includes(requestId)) inLedger.push([requestId, body.optOuts]);
    }
  assert.deepEqual(inLedger, [[ids[2], ['mailings']]]);
});
