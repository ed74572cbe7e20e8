import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { disableStaff } from './disable-staff.ts';
import { noteSelfTest } from './note-self-test.ts';
import { viewSelfTest } from './view-self-test.ts';

const portal = ownPortal('habeas_worker');

const noted = (failure: string | null, at = now) =>
  noteSelfTest({ at: at.toISOString(), tookMs: 1200, failure, now: at });
const told = async () => (await lettersOf('staff-self-test')).map(({ to, fields }) => `${to} ${fields.failure}`);

test('noted twice, the same failure is told to each admin once, again the next night, and another one at once', async () => {
  const admin = await makeStaff('admin', 'ada@desk.test');
  const gone = await makeStaff('admin', 'gone@desk.test');
  await makeStaff('approver', 'adam@desk.test');
  await disableStaff({ actor: admin, staffId: gone.staffId, now });
  await noted('trigger');
  await noted('trigger', later(60));
  assert.deepEqual(await told(), ['ada@desk.test trigger']);
  await noted('rights-missing', later(120));
  await noted('rights-missing', later(120 + 24 * 60));
  assert.deepEqual((await told()).slice(1), ['ada@desk.test rights-missing', 'ada@desk.test rights-missing']);
  assert.equal(await portal.events('self-tested'), 4);
});

test('one that went well is told to nobody, and a failure after it is news', async () => {
  const letters = (await told()).length;
  await noted(null, later(3000));
  assert.equal((await told()).length, letters);
  assert.deepEqual(await viewSelfTest(later(3001)), {
    standing: 'well',
    last: { at: later(3000), seconds: 1.2, failure: null },
  });
  await noted('rights-missing', later(3060));
  assert.equal((await told()).length, letters + 1);
});
