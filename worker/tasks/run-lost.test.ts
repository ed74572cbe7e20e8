import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inTransaction } from '#db/client';
import { enqueue } from '#db/queue';
import { lettersOf } from '#tests/portal';
import { filed, opened, openWorker, staffMember, type TestWorker } from '#tests/worker';

let worker: TestWorker;
before(async () => {
  worker = await openWorker();
  await staffMember('rita@desk.example', 'reviewer');
});
after(() => worker.close());

const lost = (email: string, items: string[]) =>
  filed(email, { kind: 'report-lost', items, note: '' }, worker.clock.now);

async function cards(email: string): Promise<string[]> {
  const { rows } = await worker.shop.query<{ status: string }>(
    'SELECT c.status FROM payment_cards c JOIN accounts a ON a.id = c.account_id WHERE a.email = $1 ORDER BY c.id',
    [email],
  );
  return rows.map(({ status }) => status);
}

async function released(id: string, how: 'unfreeze' | 'cancel'): Promise<void> {
  await inTransaction((tx) => enqueue(tx, 'release-lost', { requestId: id, how }));
  await worker.work();
}

test('CC-6: a lost card is blocked at once; the person hears what is off meanwhile, and the desk that it waits', async () => {
  const id = await lost('lena.park@mail.example', ['card']);
  await worker.work();
  assert.deepEqual(await cards('lena.park@mail.example'), ['frozen', 'frozen']);
  assert.equal((await opened(id)).status, 'done');
  const [letter] = await lettersOf('lost-frozen');
  assert.deepEqual(letter?.fields.offMeanwhile, ['Buying and renewing are off until you have given another card.']);
  assert.deepEqual(
    (await lettersOf('staff-lost')).map(({ to }) => to),
    ['rita@desk.example'],
  );
  await released(id, 'unfreeze');
  await released(id, 'unfreeze');
  assert.deepEqual(await cards('lena.park@mail.example'), ['active', 'active']);
  const { rows } = await worker.owner.query('SELECT type FROM event WHERE request_id = $1 ORDER BY seq', [id]);
  assert.deepEqual(
    rows.map(({ type }) => type),
    ['received', 'run-started', 'frozen', 'released'],
  );
});

test('a lost card that staff confirm is cancelled for good', async () => {
  const id = await lost('omar.reed@mail.example', ['card']);
  await worker.work();
  await released(id, 'cancel');
  assert.deepEqual(new Set(await cards('omar.reed@mail.example')), new Set(['cancelled']));
});

test('a card lost by somebody who has none ends with nothing found', async () => {
  const id = await lost('sam.holt@mail.example', ['card']);
  await worker.work();
  const { status, outcome } = await opened(id);
  assert.deepEqual({ status, outcome }, { status: 'done', outcome: 'nothing-found' });
});
