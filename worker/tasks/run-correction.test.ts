import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { lettersOf } from '#tests/portal';
import { filed, opened, openWorker, released, signed, staffMember, type TestWorker } from '#tests/worker';

let worker: TestWorker;
let approver = '';
before(async () => {
  worker = await openWorker();
  approver = await staffMember('adam@desk.example', 'approver');
});
after(() => worker.close());

async function street(email: string): Promise<string> {
  const { rows } = await worker.shop.query('SELECT street FROM accounts WHERE email = $1', [email]);
  return rows[0]?.street;
}

async function asked(email: string, value: string): Promise<string> {
  const changes = [{ field: 'accounts.street', was: '', value }];
  const id = await filed(email, { kind: 'correct', changes, note: '' }, worker.clock.now);
  await worker.work();
  return id;
}

async function approved(id: string): Promise<void> {
  await signed(id, 'approve', [approver]);
  await released(id, 'running');
}

test('CC-1: an approved correction is written old to new, and told', async () => {
  const id = await asked('noor.aziz@mail.example', '31 Church Street');
  assert.equal((await opened(id)).status, 'review');
  await approved(id);
  await worker.work();
  assert.equal(await street('noor.aziz@mail.example'), '31 Church Street');
  assert.equal((await opened(id)).outcome, 'fulfilled');
  assert.deepEqual((await lettersOf('done'))[0]?.fields.corrected, ['Your account: Street']);
});

test('a value that changed since it was approved is not overwritten: the request goes back to review', async () => {
  const id = await asked('lena.park@mail.example', '78 Oak Drive');
  await approved(id);
  await worker.shop.query("UPDATE accounts SET street = '1 New Road' WHERE email = 'lena.park@mail.example'");
  await worker.work();
  assert.equal(await street('lena.park@mail.example'), '1 New Road');
  assert.equal((await opened(id)).status, 'review');
  assert.deepEqual(
    (await lettersOf('staff-run-failed')).map(({ fields }) => fields.failure),
    ['value-changed'],
  );
});
