import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { event, staff } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { roles } from '#domain/roles';
import { approveAll, waiting } from '#tests/capped';
import { codeOf, later, makeStaff, now } from '#tests/desk';
import { ruledBy } from '#tests/organisation';
import { ownPortal } from '#tests/own-portal';
import { letGoOn } from './let-go-on.ts';

ruledBy('laws: [us-ca]\ndailyCaps: { deletions: 1 }');
const portal = ownPortal();
const reason = 'many-came';

/** Somebody who has approved one deletion, and the ones that wait for more. */
async function held(actor: StaffActor, more = 3) {
  const requests = await waiting('delete', 1 + more);
  const [first, second, ...rest] = requests;
  assert.ok(first && second);
  assert.deepEqual(await approveAll(actor, [first, second]), ['ok', 'daily-cap']);
  return [second, ...rest];
}

test('E11: let go on twice, also at once, somebody is let go on once, with the reason in the audit, and until the day ends', async () => {
  const [admin, actor] = [await makeStaff('admin'), await makeStaff('approver')];
  const { staffId } = actor;
  const [second, third, tomorrow, more] = await held(actor, 4);
  assert.ok(second && third && tomorrow && more);
  const asked = { actor: admin, staffId, act: 'deletion', reason, now };
  const codes = (await Promise.all([letGoOn(asked), letGoOn(asked)])).map(codeOf);
  assert.deepEqual(codes, ['ok', 'ok']);
  const events = await database().select().from(event).where(eq(event.type, 'cap-lifted'));
  assert.deepEqual(
    events.map(({ actorId, detail }) => ({ actorId, detail })),
    [{ actorId: admin.staffId, detail: { staffId, act: 'deletion', on: '2026-06-01', reason } }],
  );
  assert.deepEqual(await approveAll(actor, [second, third]), ['ok', 'ok']);
  assert.deepEqual(await approveAll(actor, [tomorrow, more], later(24 * 60)), ['ok', 'daily-cap']);
});

test('somebody else than an admin lets nobody go on, and nobody themselves, whatever they became', async () => {
  const actor = await makeStaff('approver');
  const [second] = await held(actor);
  assert.ok(second);
  const asked = { staffId: actor.staffId, act: 'deletion', reason, now };
  const others = roles.filter((role) => role !== 'admin');
  const before = await portal.events('denied');
  for (const role of others) {
    assert.equal(codeOf(await letGoOn({ ...asked, actor: await makeStaff(role) })), 'role-not-allowed');
  }
  assert.equal((await portal.events('denied')) - before, others.length);
  await portal.owner().query("UPDATE staff SET role = 'admin' WHERE id = $1", [actor.staffId]);
  assert.equal(codeOf(await letGoOn({ ...asked, actor: { ...actor, role: 'admin' } })), 'second-person-needed');
  await database().update(staff).set({ role: 'approver' }).where(eq(staff.id, actor.staffId));
  assert.deepEqual(await approveAll(actor, [second]), ['daily-cap']);
});

test('without a reason of the list, a known act and somebody of the desk, nobody is let go on', async () => {
  const [admin, actor] = [await makeStaff('admin'), await makeStaff('approver')];
  const [second] = await held(actor);
  assert.ok(second);
  const asked = { actor: admin, staffId: actor.staffId, act: 'deletion', reason, now };
  for (const why of ['', 'Because of Ann', null]) {
    assert.equal(codeOf(await letGoOn({ ...asked, reason: why })), 'reason-missing');
  }
  assert.equal(codeOf(await letGoOn({ ...asked, act: 'purge' })), 'choice-unknown');
  for (const staffId of [randomUUID(), "' OR 1=1", null]) {
    assert.equal(codeOf(await letGoOn({ ...asked, staffId })), 'staff-unknown');
  }
  // Before anything is held there is nothing to let go on: it is no leave given in advance.
  assert.equal(codeOf(await letGoOn({ ...asked, act: 'copy' })), 'ok');
  assert.deepEqual(await approveAll(actor, [second]), ['daily-cap']);
});
