import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventsOf, fileAs, now, statusOf } from '#tests/desk';
import { openPortal } from '#tests/portal';
import { handOver } from './hand-over.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal('habeas_worker');
});
after(() => portal.close());

test('what was asked in words goes to staff once, also when it is handed over twice', async () => {
  const id = await fileAs('words@example.test', 'other');
  assert.deepEqual([await handOver({ requestId: id, now }), await handOver({ requestId: id, now })], [true, false]);
  assert.equal(await statusOf(id), 'review');
  assert.equal((await eventsOf(id)).filter((type) => type === 'handed-over').length, 1);
});
