import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { and, eq } from 'drizzle-orm';
import { database } from '#db/client';
import { event } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { roles } from '#domain/roles';
import { addedPasskey, offered } from '#tests/authenticator';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { disableStaff } from './disable-staff.ts';
import { hasPasskey } from './has-passkey.ts';
import { listStaff } from './list-staff.ts';
import { revokeStaffPasskey } from './revoke-staff-passkey.ts';
import { viewerOf } from './sessions.ts';
import { verifySecondFactor } from './verify-second-factor.ts';

const portal = ownPortal();
const reason = 'device-lost';

async function idOf(admin: StaffActor, { staffId }: StaffActor): Promise<string> {
  const staff = await listStaff({ actor: admin, now });
  return (staff.ok && staff.value.find(({ id }) => id === staffId)?.passkeys[0]?.id) || assert.fail();
}

/** An admin, and a colleague whose passkey is in `asked`. */
async function keyholder(email?: string) {
  const [actor, colleague] = [await makeStaff('admin'), await makeStaff('reviewer', email)];
  const device = await addedPasskey(colleague);
  const passkeyId = await idOf(actor, colleague);
  return { actor, colleague, device, asked: { actor, staffId: colleague.staffId, passkeyId, reason, now } };
}

const told = async (address: string) =>
  (await lettersOf('staff-passkey'))
    .filter(({ to, fields }) => to === address && !fields.isAdded)
    .map(({ fields: { by } }) => by);

test('C20: a colleague’s passkey taken away, twice and at once, opens nothing, is one event with its reason, and they are told by whom', async () => {
  const { actor, colleague, device, asked } = await keyholder('lost-key@desk.test');
  const passkey = device.answer(await offered(colleague, 'sign-in'));
  const twice = await Promise.all([revokeStaffPasskey(asked), revokeStaffPasskey(asked)]);
  assert.deepEqual(twice.map(codeOf).sort(), ['ok', 'passkey-gone']);
  assert.equal(codeOf(await verifySecondFactor({ viewer: colleague, code: '', passkey, now })), 'passkey-wrong');
  assert.equal(await hasPasskey(colleague), false);
  assert.notEqual(await viewerOf(colleague.token, now), null);
  const mine = and(eq(event.type, 'passkey-revoked'), eq(event.actorId, actor.staffId));
  const { staffId, passkeyId } = asked;
  assert.deepEqual(await database().select({ detail: event.detail }).from(event).where(mine), [
    { detail: { staffId, passkeyId, reason } },
  ]);
  assert.deepEqual(await told('lost-key@desk.test'), [actor.name]);
});

test('C20: somebody else than an admin takes no colleague’s passkey away, and the try is an event', async () => {
  const { colleague, asked } = await keyholder();
  const others = roles.filter((role) => role !== 'admin');
  const before = await portal.events('denied');
  for (const role of others)
    assert.equal(codeOf(await revokeStaffPasskey({ ...asked, actor: await makeStaff(role) })), 'role-not-allowed');
  assert.equal((await portal.events('denied')) - before, others.length);
  assert.equal(await hasPasskey(colleague), true);
});

test('a reason is one of a list, a passkey is that colleague’s, and an admin’s own is not taken away this way', async () => {
  const { actor, colleague, asked } = await keyholder();
  const bystander = await makeStaff('viewer');
  await addedPasskey(actor);
  const before = await portal.events('passkey-revoked');
  const revoke = async (changed: object) => codeOf(await revokeStaffPasskey({ ...asked, ...changed }));
  for (const why of ['', 'Ann left it in a train', null]) assert.equal(await revoke({ reason: why }), 'reason-missing');
  for (const staffId of [randomUUID(), "' OR 1=1", '', null]) assert.equal(await revoke({ staffId }), 'staff-unknown');
  for (const passkeyId of [randomUUID(), await idOf(actor, actor), 'x', null])
    assert.equal(await revoke({ passkeyId }), 'passkey-gone');
  assert.equal(await revoke({ staffId: bystander.staffId }), 'passkey-gone');
  assert.equal(await revoke({ staffId: actor.staffId, passkeyId: await idOf(actor, actor) }), 'passkey-own');
  assert.equal((await portal.events('passkey-revoked')) - before, 0);
  for (const who of [actor, colleague]) assert.equal(await hasPasskey(who), true);
});

test('who is shut out loses a passkey too, and gets no letter', async () => {
  const { actor, colleague, asked } = await keyholder('shut-out-key@desk.test');
  assert.equal(codeOf(await disableStaff({ actor, staffId: colleague.staffId, now })), 'ok');
  assert.equal(codeOf(await revokeStaffPasskey(asked)), 'ok');
  assert.deepEqual(await told('shut-out-key@desk.test'), []);
});
