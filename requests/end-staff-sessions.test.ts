import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { event } from '#db/schema/index';
import { roles } from '#domain/roles';
import { codeOf, makeStaff, now, signInAgain } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { endStaffSessions } from './end-staff-sessions.ts';
import { viewerOf } from './sessions.ts';

const portal = ownPortal();
const reason = 'device-lost';

test('C15: a colleague’s sessions ended twice are ended once, each an event with its reason, and none works any more', async () => {
  const [actor, colleague, bystander] = [
    await makeStaff('admin'),
    await makeStaff('approver'),
    await makeStaff('viewer'),
  ];
  const second = await signInAgain(colleague);
  const visit = await signInAgain(colleague, now, 'visitor');
  const { staffId } = colleague;
  for (const _ of [1, 2]) assert.equal(codeOf(await endStaffSessions({ actor, staffId, reason, now })), 'ok');
  for (const { token } of [colleague, second]) assert.equal(await viewerOf(token, now), null);
  for (const { token } of [actor, bystander, visit]) assert.notEqual(await viewerOf(token, now), null);
  const events = await database().select().from(event).where(eq(event.type, 'session-ended'));
  const wanted = [colleague, second].map(({ sessionId }) => ({
    actorId: actor.staffId,
    detail: { staffId, sessionId, reason },
  }));
  const byId = (one: { detail: unknown }) => JSON.stringify(one.detail);
  assert.deepEqual(
    events.map(({ actorId, detail }) => ({ actorId, detail })).sort((a, b) => byId(a).localeCompare(byId(b))),
    wanted.sort((a, b) => byId(a).localeCompare(byId(b))),
  );
});

test('C15: somebody else than an admin ends no colleague’s sessions, and the try is an event', async () => {
  const colleague = await makeStaff('viewer');
  const others = roles.filter((role) => role !== 'admin');
  for (const role of others) {
    const asked = { actor: await makeStaff(role), staffId: colleague.staffId, reason, now };
    assert.equal(codeOf(await endStaffSessions(asked)), 'role-not-allowed');
  }
  assert.notEqual(await viewerOf(colleague.token, now), null);
  assert.equal(await portal.events('denied'), others.length);
});

test('a reason is one of a list, who is not of the desk is unknown, and an admin’s own session of this moment stays', async () => {
  const [actor, colleague] = [await makeStaff('admin'), await makeStaff('viewer')];
  const end = async (staffId: unknown, why: unknown) =>
    codeOf(await endStaffSessions({ actor, staffId, reason: why, now }));
  for (const why of ['', 'Because of Ann', null]) assert.equal(await end(colleague.staffId, why), 'reason-missing');
  for (const id of [randomUUID(), "' OR 1=1", '', null]) assert.equal(await end(id, reason), 'staff-unknown');
  const elsewhere = await signInAgain(actor);
  assert.equal(await end(actor.staffId, reason), 'ok');
  assert.equal(await viewerOf(elsewhere.token, now), null);
  for (const { token } of [actor, colleague]) assert.notEqual(await viewerOf(token, now), null);
});
