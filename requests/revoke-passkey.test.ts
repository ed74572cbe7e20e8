import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { addedPasskey, offered } from '#tests/authenticator';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { hasPasskey } from './has-passkey.ts';
import { listOwnPasskeys } from './list-own-passkeys.ts';
import { revokePasskey } from './revoke-passkey.ts';
import { verifySecondFactor } from './verify-second-factor.ts';

const portal = ownPortal();

async function idOf(actor: StaffActor): Promise<string> {
  const listed = await listOwnPasskeys({ actor, now });
  return (listed.ok && listed.value.passkeys[0]?.id) || assert.fail();
}

test('C20: a passkey that was taken away opens nothing, not even with a challenge of before', async () => {
  const actor = await makeStaff('viewer');
  const device = await addedPasskey(actor);
  const answer = device.answer(await offered(actor, 'sign-in'));
  assert.equal(codeOf(await revokePasskey({ actor, passkeyId: await idOf(actor), now })), 'ok');
  assert.equal(codeOf(await verifySecondFactor({ viewer: actor, code: '', passkey: answer, now })), 'passkey-wrong');
  assert.equal(await hasPasskey(actor), false);
});

test('taken away twice, also at once, it is taken away once; somebody else’s and a made-up one are not there', async () => {
  const [actor, other] = [await makeStaff('viewer'), await makeStaff('viewer')];
  for (const one of [actor, other]) await addedPasskey(one);
  const before = await portal.events('passkey-revoked');
  for (const passkeyId of [await idOf(other), crypto.randomUUID(), 'x', null])
    assert.equal(codeOf(await revokePasskey({ actor, passkeyId, now })), 'passkey-gone');
  const passkeyId = await idOf(actor);
  const revoke = () => revokePasskey({ actor, passkeyId, now });
  assert.deepEqual((await Promise.all([revoke(), revoke()])).map(codeOf).sort(), ['ok', 'passkey-gone']);
  assert.equal((await portal.events('passkey-revoked')) - before, 1);
  assert.equal(await hasPasskey(other), true);
});
