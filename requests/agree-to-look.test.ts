import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { roles } from '#domain/roles';
import { codeOf, eventsOf, later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { askedFor } from '#tests/watched';
import { addStaff } from './add-staff.ts';
import { agreeToLook } from './agree-to-look.ts';
import { askToLook } from './ask-to-look.ts';
import { viewDetails } from './view-details.ts';

ownPortal();

const reason = 'identify';

test('E9: agreed twice, also at once and by two, it is agreed once', async () => {
  const { admin, reviewer, id } = await askedFor();
  const approver = await makeStaff('approver');
  const asked = { id, now, staffId: reviewer.staffId };
  const all = await Promise.all([admin, admin, approver].map((actor) => agreeToLook({ ...asked, actor })));
  assert.deepEqual(all.map(codeOf), ['ok', 'ok', 'ok']);
  assert.equal((await eventsOf(id)).filter((type) => type === 'look-agreed').length, 1);
});

test('E9: nobody agrees to their own wish, and one agreement opens nothing for somebody else', async () => {
  const { admin, reviewer, id } = await askedFor();
  const approver = await makeStaff('approver');
  assert.equal(codeOf(await askToLook({ actor: approver, id, now, reason })), 'ok');
  assert.equal(
    codeOf(await agreeToLook({ actor: approver, id, now, staffId: approver.staffId })),
    'second-person-needed',
  );
  assert.equal(codeOf(await agreeToLook({ actor: admin, id, now, staffId: reviewer.staffId })), 'ok');
  const see = async (actor: typeof admin) => codeOf(await viewDetails({ actor, id, now, reason }));
  assert.deepEqual([await see(reviewer), await see(approver)], ['ok', 'look-not-agreed']);
});

test('somebody else than an approver or an admin agrees to nothing, nor whom an admin let in today', async () => {
  const { admin, reviewer, id } = await askedFor();
  const asked = { id, now, staffId: reviewer.staffId };
  for (const role of roles.filter((one) => one !== 'approver' && one !== 'admin')) {
    assert.equal(codeOf(await agreeToLook({ ...asked, actor: await makeStaff(role) })), 'role-not-allowed');
  }
  const added = await addStaff({ actor: admin, email: 'second-look@desk.test', name: 'Self', role: 'approver', now });
  assert.ok(added.ok);
  assert.equal(codeOf(await agreeToLook({ ...asked, actor: { ...admin, staffId: added.value.id } })), 'too-new-here');
});

test('there is nothing to agree to where nobody asked, or not since yesterday', async () => {
  const { admin: actor, reviewer, id } = await askedFor();
  assert.equal(codeOf(await agreeToLook({ actor, id, now, staffId: randomUUID() })), 'not-possible-now');
  for (const staffId of ['x', null])
    assert.equal(codeOf(await agreeToLook({ actor, id, now, staffId })), 'staff-unknown');
  const { staffId } = reviewer;
  assert.equal(codeOf(await agreeToLook({ actor, id, now: later(24 * 60), staffId })), 'not-possible-now');
});
