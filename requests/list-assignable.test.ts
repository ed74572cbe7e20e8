import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { disableStaff } from './disable-staff.ts';
import { listAssignable } from './list-assignable.ts';

ownPortal('habeas_web');

test('whoever may triage and works here can own requests', async () => {
  const [reviewer, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
  await makeStaff('viewer');
  const gone = await makeStaff('reviewer');
  const admin = await makeStaff('admin');
  assert.ok((await disableStaff({ actor: admin, staffId: gone.staffId, now })).ok);
  const listed = await listAssignable({ actor: reviewer, now });
  assert.ok(listed.ok);
  assert.deepEqual(listed.value.map(({ id }) => id).sort(), [reviewer.staffId, approver.staffId].sort());
});

test('to somebody else of the desk, who gives nothing out, nobody is listed', async () => {
  for (const role of ['viewer', 'auditor', 'admin'] as const) {
    assert.equal(codeOf(await listAssignable({ actor: await makeStaff(role), now })), 'role-not-allowed');
  }
});
