import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#domain/roles';
import { addedPasskey } from '#tests/authenticator';
import { codeOf, later, makeStaff, now, signInAgain } from '#tests/desk';
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

test('who is signed in in two browsers has two open sessions, and one that is idle counts no more', async () => {
  const [admin, busy] = [await makeStaff('admin'), await makeStaff('reviewer')];
  const openAt = async (at: Date) => {
    const listed = await listStaff({ actor: admin, now: at });
    return listed.ok && listed.value.find(({ id }) => id === busy.staffId)?.openSessions;
  };
  await signInAgain(busy, later(20));
  // Their own pages are another matter than the desk.
  await signInAgain(busy, later(20), 'visitor');
  assert.deepEqual([await openAt(later(20)), await openAt(later(45)), await openAt(later(60))], [2, 1, 0]);
});

test('an admin is told each colleague’s passkeys by name and day, and nothing of the keys', async () => {
  const [admin, keyholder] = [await makeStaff('admin'), await makeStaff('reviewer')];
  await addedPasskey(keyholder);
  const listed = await listStaff({ actor: admin, now });
  const passkeysOf = (staffId: string) => listed.ok && listed.value.find(({ id }) => id === staffId)?.passkeys;
  const [{ id = '', ...passkey } = {}, ...more] = passkeysOf(keyholder.staffId) || [];
  assert.deepEqual([passkey, more], [{ name: 'Blue key', madeAt: now }, []]);
  assert.match(id, /^[0-9a-f-]{36}$/);
  assert.deepEqual(passkeysOf(admin.staffId), []);
});
