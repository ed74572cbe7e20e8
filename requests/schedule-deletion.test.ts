import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, later, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { scheduleDeletion } from './schedule-deletion.ts';

const portal = ownPortal('habeas_worker');

test('told of twice, also at once, a deletion has one notice a contact and one job', async () => {
  const { id: requestId, email } = await planned('delete');
  await portal
    .owner()
    .query("UPDATE request SET status = 'approved', run_after = $2 WHERE id = $1", [requestId, later(60)]);
  const told = () => scheduleDeletion({ requestId, contacts: ['other@example.test', email], now });
  assert.deepEqual((await Promise.all([told(), told()])).sort(), [false, true]);
  assert.equal(await told(), false);
  assert.deepEqual(
    (await lettersOf('deletion-notice')).map(({ to }) => to).sort(),
    [email, 'other@example.test'].sort(),
  );
  assert.equal((await lettersOf('deletion-scheduled')).length, 1);
  assert.equal(await portal.jobs(`run:${requestId}`), 1);
  assert.deepEqual(await eventsOf(requestId), ['received', 'scheduled']);
});
