import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import type { StaffActor } from '#domain/actor';
import type { Result } from '#domain/problems';
import { roles } from '#domain/roles';
import { makeStaff, now } from '#tests/desk';
import { openPortal } from '#tests/portal';
import { addStaff } from './add-staff.ts';
import { arm } from './arm.ts';
import { disableStaff } from './disable-staff.ts';
import { listStaff } from './list-staff.ts';
import { viewerOf } from './sessions.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let admin: StaffActor;
before(async () => {
  portal = await openPortal();
  admin = await makeStaff('admin');
});
after(() => portal.close());

const operator = { kind: 'operator' } as const;
const problem = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0].code);

test('an admin adds staff; the same address twice, a bad one or no name is refused', async () => {
  const add = (email: string, name = 'Ann') => addStaff({ actor: admin, email, name, role: 'reviewer', now });
  assert.equal(problem(await add('Ann@desk.test')), 'ok');
  assert.equal(problem(await add('ann@desk.test')), 'staff-known');
  assert.equal(problem(await add('not plain@desk.test')), 'address-not-plain');
  assert.equal(problem(await add('bea@desk.test', ' ')), 'staff-name-missing');
  const listed = await listStaff({ actor: admin, now });
  assert.ok(listed.ok && listed.value.some(({ email }) => email === 'ann@desk.test'));
});

test('C16: a disabled colleague is nobody from the next request on; twice is refused', async () => {
  const { token, staffId } = await makeStaff('reviewer');
  assert.notEqual(await viewerOf(token, now), null);
  assert.equal(problem(await disableStaff({ actor: admin, staffId, now })), 'ok');
  assert.equal(await viewerOf(token, now), null);
  assert.equal(problem(await disableStaff({ actor: admin, staffId, now })), 'staff-unknown');
  assert.equal(problem(await disableStaff({ actor: admin, staffId: 'no id at all', now })), 'staff-unknown');
});

test('the last admin cannot be shut out, and of two that shut out each other one stays', async () => {
  assert.equal(problem(await disableStaff({ actor: operator, staffId: admin.staffId, now })), 'last-admin');
  for (let round = 0; round < 10; round++) {
    const other = await makeStaff('admin');
    const done = await Promise.all([
      disableStaff({ actor: round % 2 === 0 ? operator : other, staffId: admin.staffId, now }),
      disableStaff({ actor: round % 2 === 0 ? operator : admin, staffId: other.staffId, now }),
    ]);
    assert.equal(done.filter(({ ok }) => ok).length, 1);
    if (done[0]?.ok) admin = other;
  }
});

test('an admin arms by typing the words; other roles may neither arm nor administer', async () => {
  const to = 'armed' as const;
  for (const role of roles.filter((one) => one !== 'admin')) {
    const actor = await makeStaff(role);
    assert.equal(problem(await arm({ actor, to, typed: 'arm clickandchat', now })), 'role-not-allowed');
    assert.equal(
      problem(await addStaff({ actor, email: 'x@desk.test', name: 'X', role: 'admin', now })),
      'role-not-allowed',
    );
    assert.equal(problem(await disableStaff({ actor, staffId: admin.staffId, now })), 'role-not-allowed');
    assert.equal(problem(await listStaff({ actor, now })), 'role-not-allowed');
  }
  assert.equal(problem(await arm({ actor: admin, to, typed: 'arm', now })), 'confirmation-wrong');
  assert.equal((await findInstallation(database())).armedAt, null);
  for (const typed of ['arm clickandchat', ' arm clickandchat ']) {
    assert.equal(problem(await arm({ actor: admin, to, typed, now })), 'ok');
  }
  assert.deepEqual((await findInstallation(database())).armedAt, now);
  assert.equal(problem(await arm({ actor: admin, to: 'disarmed', typed: '', now })), 'ok');
  const { rows } = await portal.owner.query(`SELECT type FROM event WHERE type IN ('armed', 'disarmed') ORDER BY seq`);
  assert.deepEqual(
    rows.map(({ type }) => type),
    ['armed', 'disarmed'],
  );
});
