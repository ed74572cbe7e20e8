import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { assign } from './assign.ts';

ownPortal();

test('an owner is somebody who may work on it and not its person; given twice to one owner, a letter goes out once', async () => {
  const [reviewer, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const { id } = await planned('access', { email: 'own@desk.test' });
  const own = await makeStaff('reviewer', 'own@desk.test');
  const viewer = await makeStaff('viewer');
  const give = (staffId: string | null) => assign({ actor: reviewer, id, now, staffId });
  assert.equal(codeOf(await give(viewer.staffId)), 'staff-unknown');
  assert.equal(codeOf(await give(randomUUID())), 'staff-unknown');
  assert.equal(codeOf(await give("' OR 1=1")), 'staff-unknown');
  assert.equal(codeOf(await give(own.staffId)), 'owner-not-possible');
  for (const _ of [1, 2]) assert.equal(codeOf(await give(approver.staffId)), 'ok');
  assert.equal(codeOf(await give(null)), 'ok');
  const letters = (await lettersOf('staff-assigned')).filter(({ fields }) => fields.deskUrl.endsWith(id));
  assert.equal(letters.length, 1);
  assert.deepEqual(await eventsOf(id), ['received', 'denied', 'assigned', 'assigned']);
});
