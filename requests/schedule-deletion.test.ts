import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#db/client';
import { eventsOf, later, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { record } from './record.ts';
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

test('taken up again after an appeal, a deletion is told of anew, with links of their own', async () => {
  const { id: requestId, email } = await planned('delete');
  const approved = () =>
    portal
      .owner()
      .query("UPDATE request SET status = 'approved', run_after = $2 WHERE id = $1", [requestId, later(60)]);
  const told = () => scheduleDeletion({ requestId, contacts: [], now });
  await approved();
  assert.deepEqual([await told(), await told()], [true, false]);
  const actor = await makeStaff('approver');
  await inTransaction((tx) => record(tx, { type: 'appeal-upheld', actor, now: later(90), requestId }));
  await approved();
  assert.deepEqual([await told(), await told()], [true, false]);
  const notices = (await lettersOf('deletion-notice')).filter(({ to }) => to === email);
  assert.equal(new Set(notices.map(({ fields }) => fields.pauseUrl)).size, 2);
});
