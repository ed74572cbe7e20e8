import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { noteSeen } from './note-seen.ts';
import { installationView } from './view-installation.ts';

ownPortal('habeas_worker');

test('noted twice, the last word holds; what was not seen again keeps its time', async () => {
  await noteSeen({ account: true, mail: true, now });
  const later = new Date(now.getTime() + 15_000);
  await noteSeen({ account: false, mail: true, now: later });
  const { workerSeenAt, accountSeenAt, mailSeenAt } = await installationView();
  assert.deepEqual([workerSeenAt, accountSeenAt, mailSeenAt], [later, now, later]);
});
