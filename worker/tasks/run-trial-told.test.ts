import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inTransaction } from '#db/client';
import { noteRecipients } from '#requests/note-recipients';
import { takeUpRun } from '#requests/take-up-run';
import { tellOthers } from '#requests/tell-others';
import { lettersOf } from '#tests/portal';
import { approved, ran } from '#tests/trial';
import { opened, openWorker, staffMember, type TestWorker } from '#tests/worker';

let worker: TestWorker;
let names: [string, string];
before(async () => {
  worker = await openWorker(100, 'licensepal');
  names = [await staffMember('rita@desk.example', 'reviewer'), await staffMember('adam@desk.example', 'approver')];
});
after(() => worker.close());

const email = 'ruth.hale@mail.example';
const written = async (id: string) =>
  (await worker.owner.query('SELECT 1 FROM notification WHERE request_id = $1', [id])).rowCount;

test('who has the data from us hears of a deletion, and of none that is tried out: nobody is even written down', async () => {
  const tried = await ran(worker, { email, names });
  assert.equal((await opened(tried)).status, 'done');
  assert.equal(await written(tried), 0);
  assert.deepEqual(await lettersOf('recipient-notice'), []);
  const id = await ran(worker, { email, names, isTrial: false });
  assert.equal(await written(id), 2);
  assert.equal((await lettersOf('recipient-notice')).length, 2);
});

test('whoever is written down for a trial all the same is not told', async () => {
  const id = await approved(worker, { email: 'max.ferro@home.example', names });
  await worker.work();
  const now = new Date(worker.clock.now.getTime() + 61_000);
  const taken = await takeUpRun({ requestId: id, now });
  assert.ok(taken);
  const fields = { act: 'delete' as const, known: [], what: ['Contact'], corrected: [] };
  const body = { kind: 'recipient' as const, name: 'Hosting', contact: 'privacy@hosting.example', fields };
  await noteRecipients({ requestId: id, runId: taken.run.id, recipients: [{ key: 'hosting', body }], now });
  assert.equal(await written(id), 1);
  const told = await inTransaction((tx) =>
    tellOthers(tx, taken.about, { kind: 'recipient', actor: { kind: 'worker' }, now }),
  );
  assert.deepEqual(told, []);
  assert.equal((await lettersOf('recipient-notice')).length, 2, 'those of the test before');
});
