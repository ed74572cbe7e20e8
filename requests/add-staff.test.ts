import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { addStaff } from './add-staff.ts';

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
