import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#domain/roles';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { listStaff } from './list-staff.ts';

const portal = ownPortal();

test('E1: somebody else than an admin is not told who works at the desk, and the try is an event', async () => {
  const others = roles.filter((role) => role !== 'admin');
  for (const role of others)
    assert.equal(codeOf(await listStaff({ actor: await makeStaff(role), now })), 'role-not-allowed');
  assert.equal(await portal.events('denied'), others.length);
  const listed = await listStaff({ actor: await makeStaff('admin'), now });
  assert.equal(listed.ok && listed.value.length, roles.length);
});
