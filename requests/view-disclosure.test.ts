import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { disclosed } from '#tests/disclosed';
import { ownPortal } from '#tests/own-portal';
import { viewDisclosure } from './view-disclosure.ts';

const portal = ownPortal();

test('whose data went to whom is shown for a reason, and looked at twice it is two events', async () => {
  const disclosureId = await disclosed({ identities: { email: 'shown@example.test' } });
  const actor = await makeStaff('approver');
  assert.equal(codeOf(await viewDisclosure({ actor, disclosureId, reason: '', now })), 'reason-missing');
  for (const _ of [1, 2]) {
    assert.deepEqual(await viewDisclosure({ actor, disclosureId, reason: 'complaint', now }), {
      ok: true,
      value: [
        { name: 'email', value: 'shown@example.test' },
        { name: 'to', value: 'Glendale police' },
        { name: 'under', value: 'Subpoena 12-345' },
      ],
    });
  }
  assert.equal(await portal.events('disclosure-viewed'), 2);
});

test('to somebody else than who may see people, an admin or a reviewer too, it is not shown, nor to the one concerned', async () => {
  const self = await makeStaff('approver', 'shown@desk.test');
  const disclosureId = await disclosed({ identities: { email: 'shown@desk.test' } });
  const view = { disclosureId, reason: 'identify', now };
  for (const role of ['admin', 'reviewer'] as const) {
    assert.equal(codeOf(await viewDisclosure({ ...view, actor: await makeStaff(role) })), 'role-not-allowed');
  }
  assert.equal(codeOf(await viewDisclosure({ ...view, actor: self })), 'self-not-allowed');
  const other = await makeStaff('approver');
  assert.equal(codeOf(await viewDisclosure({ ...view, actor: other, disclosureId: '1' })), 'not-found');
});
