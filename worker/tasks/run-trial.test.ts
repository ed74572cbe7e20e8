import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { listEvents } from '#db/event';
import { listReceipts } from '#db/run';
import { ledger } from '#db/schema/index';
import { lettersOf } from '#tests/portal';
import { approved, ran } from '#tests/trial';
import { opened, openWorker, staffMember, type TestWorker } from '#tests/worker';
import { run } from './run.ts';

let worker: TestWorker;
let names: [string, string];
before(async () => {
  worker = await openWorker();
  names = [await staffMember('rita@desk.example', 'reviewer'), await staffMember('adam@desk.example', 'approver')];
});
after(() => worker.close());

/** Every row of every table, receipts too, as one hash a table. */
async function wholeAccount(): Promise<[string, string][]> {
  const { rows } = await worker.shop.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const hashes: [string, string][] = [];
  for (const { name } of rows) {
    const { rows: found } = await worker.shop.query(
      `SELECT coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS hash FROM ${name} t`,
    );
    hashes.push([name, found[0].hash]);
  }
  return hashes;
}

const typesOf = async (id: string) => (await listEvents(database(), id)).map(({ type }) => type);
const doneOf = async (email: string) => (await lettersOf('done')).filter(({ to }) => to === email);

test('a deletion for trying out runs to its end and leaves the account database as it was, to the last byte', async () => {
  const before = await wholeAccount();
  assert.ok(before.length > 5);
  const id = await ran(worker, { email: 'iris.vale@mail.example', names });
  assert.deepEqual(await wholeAccount(), before);
  assert.equal((await opened(id)).status, 'done');
  assert.deepEqual((await typesOf(id)).slice(-3), ['run-started', 'tried-out', 'done']);
  assert.deepEqual(await inTransaction((tx) => listReceipts(tx, id)), []);
  const [letter] = await doneOf('iris.vale@mail.example');
  assert.deepEqual([letter?.fields.isTriedOut, letter?.fields.categories, letter?.fields.runId], [true, [], null]);
});

test('what was tried out is in no ledger, so that no restored database is erased again by it', async () => {
  await ran(worker, { email: 'person40@people.test', names });
  assert.equal(await database().$count(ledger), 0);
  await ran(worker, { email: 'person41@people.test', names, isTrial: false });
  assert.equal(await database().$count(ledger), 1);
});

test('a correction for trying out writes nothing', async () => {
  const before = await wholeAccount();
  const changes = [{ field: 'accounts.street', was: '', value: '31 Church Street' }];
  const id = await ran(worker, {
    ...{ email: 'noor.aziz@mail.example', names },
    answers: { kind: 'correct', changes, note: '' },
  });
  assert.deepEqual(await wholeAccount(), before);
  assert.ok((await typesOf(id)).includes('tried-out'));
  assert.deepEqual((await doneOf('noor.aziz@mail.example'))[0]?.fields.corrected, []);
});

test('run twice and more, a trial ends once', async () => {
  const id = await approved(worker, { email: 'person42@people.test', names });
  await worker.work();
  worker.clock.now = new Date(worker.clock.now.getTime() + 61_000);
  await Promise.all([1, 2, 3].map(() => run({ requestId: id }, worker.surroundings)));
  await run({ requestId: id }, worker.surroundings);
  assert.equal((await typesOf(id)).filter((type) => type === 'tried-out').length, 1);
  assert.equal((await doneOf('person42@people.test')).length, 1);
});

test('the person’s own deletion beside the trial is carried out', async () => {
  await approved(worker, { email: 'person43@people.test', names });
  await ran(worker, { email: 'person43@people.test', names, isTrial: false });
  const { rowCount } = await worker.shop.query("SELECT 1 FROM accounts WHERE email = 'person43@people.test'");
  assert.equal(rowCount, 0);
});
