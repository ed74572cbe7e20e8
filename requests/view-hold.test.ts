import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { held } from '#tests/held';
import { ownPortal } from '#tests/own-portal';
import { viewHold } from './view-hold.ts';

const portal = ownPortal();

test('whom a hold is about is shown for a reason, and looked at twice it is two events', async () => {
  const holdId = await held({ identities: { email: 'seen@example.test', phone: '+15550103333' } });
  const actor = await makeStaff('approver');
  assert.equal(codeOf(await viewHold({ actor, holdId, reason: 'curious', now })), 'reason-missing');
  for (const _ of [1, 2]) {
    assert.deepEqual(await viewHold({ actor, holdId, reason: 'identify', now }), {
      ok: true,
      value: [
        { name: 'email', value: 'seen@example.test' },
        { name: 'phone', value: '+15550103333' },
      ],
    });
  }
  assert.equal(await portal.events('hold-viewed'), 2);
});

test('to somebody else than who may see people, an admin or a reviewer too, it is not shown, nor to the one concerned', async () => {
  const self = await makeStaff('approver', 'seen@desk.test');
  const holdId = await held({ identities: { email: 'seen@desk.test' } });
  const view = { holdId, reason: 'identify', now };
  for (const role of ['admin', 'reviewer'] as const) {
    assert.equal(codeOf(await viewHold({ ...view, actor: await makeStaff(role) })), 'role-not-allowed');
  }
  assert.equal(codeOf(await viewHold({ ...view, actor: self })), 'self-not-allowed');
  assert.equal(codeOf(await viewHold({ ...view, actor: await makeStaff('approver'), holdId: 'x' })), 'not-found');
});
