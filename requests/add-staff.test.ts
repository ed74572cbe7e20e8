import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addedPasskey } from '#tests/authenticator';
import { codeOf, later, makeStaff, now } from '#tests/desk';
import { appOf } from '#tests/glass';
import { ownPortal } from '#tests/own-portal';
import { addStaff } from './add-staff.ts';
import { disableStaff } from './disable-staff.ts';
import { listStaff } from './list-staff.ts';

const portal = ownPortal();

test('an address added twice, also at once, is one colleague with one event', async () => {
  const asked = { actor: { kind: 'operator' }, email: 'ann@desk.test', name: 'Ann', role: 'reviewer', now } as const;
  const codes = (await Promise.all([addStaff(asked), addStaff(asked)])).map(codeOf).sort();
  assert.deepEqual(codes, ['ok', 'staff-known']);
  assert.equal(codeOf(await addStaff({ ...asked, email: 'Ann@Desk.test' })), 'staff-known');
  assert.equal(await portal.events('staff-added'), 1);
});

test('a name keeps no sign that turns about what stands beside it, and one of nothing else is none', async () => {
  const asked = { actor: { kind: 'operator' }, role: 'viewer', now } as const;
  assert.equal(
    codeOf(await addStaff({ ...asked, email: 'a@desk.test', name: ' Ann\u202E \u2066eel\nLee\u0000' })),
    'ok',
  );
  const { rows } = await portal.owner().query("SELECT name FROM staff WHERE role = 'viewer'");
  assert.deepEqual(rows, [{ name: 'Ann eel Lee' }]);
  assert.equal(codeOf(await addStaff({ ...asked, email: 'b@desk.test', name: '\u202E\u200F' })), 'staff-name-missing');
});

test('C16, E13: who was shut out is let in again by an admin alone, as somebody new of another role, with no key of before', async () => {
  const [admin, ann] = [await makeStaff('admin'), await makeStaff('reviewer', 'again@desk.test')];
  await appOf(ann);
  await addedPasskey(ann);
  const letIn = (actor: Parameters<typeof addStaff>[0]['actor'] = admin) =>
    addStaff({ actor, email: 'again@desk.test', name: 'Ann Again', role: 'approver', now: later(60) });
  assert.equal(codeOf(await letIn()), 'staff-known');
  assert.equal(codeOf(await disableStaff({ actor: admin, staffId: ann.staffId, now: later(50) })), 'ok');
  assert.equal(codeOf(await letIn({ kind: 'operator' })), 'staff-known');
  assert.deepEqual((await Promise.all([letIn(), letIn()])).map(codeOf).sort(), ['ok', 'staff-known']);
  const listed = await listStaff({ actor: admin, now: later(60) });
  const [line] = listed.ok ? listed.value.filter(({ id }) => id === ann.staffId) : [];
  assert.deepEqual(
    [line?.name, line?.role, line?.disabledAt, line?.hasSecondFactor, line?.passkeys, line?.openSessions],
    ['Ann Again', 'approver', null, false, [], 0],
  );
  const { rows } = await portal.owner().query('SELECT created_at, created_by FROM staff WHERE id = $1', [ann.staffId]);
  assert.deepEqual(rows, [{ created_at: later(60), created_by: admin.staffId }]);
});
