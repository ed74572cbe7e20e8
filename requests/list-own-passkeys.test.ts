import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addedPasskey, offered } from '#tests/authenticator';
import { later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { listOwnPasskeys } from './list-own-passkeys.ts';
import { verifySecondFactor } from './verify-second-factor.ts';

ownPortal();

test('one’s own passkeys are listed by name, with their last use; somebody else’s are not, and no key', async () => {
  const [actor, other] = [await makeStaff('viewer'), await makeStaff('viewer')];
  const device = await addedPasskey(actor);
  const list = async (who = actor) => {
    const listed = await listOwnPasskeys({ actor: who, now });
    return listed.ok ? listed.value.passkeys : assert.fail();
  };
  const [line, ...more] = await list();
  assert.deepEqual([{ ...line, id: '' }, more], [{ id: '', name: 'Blue key', madeAt: now, usedAt: null }, []]);
  const passkey = device.answer(await offered(actor, 'sign-in'));
  await verifySecondFactor({ viewer: actor, code: '', passkey, now: later(1) });
  assert.deepEqual((await list())[0]?.usedAt, later(1));
  assert.deepEqual(await list(other), []);
});
