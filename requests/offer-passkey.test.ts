import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { staff } from '#db/schema/index';
import { addedPasskey, offered } from '#tests/authenticator';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { offerPasskey } from './offer-passkey.ts';
import { verifySecondFactor } from './verify-second-factor.ts';

ownPortal();

test('asked for twice, the newer challenge is the one that counts', async () => {
  const viewer = await makeStaff('viewer');
  const device = await addedPasskey(viewer);
  const older = await offered(viewer, 'sign-in');
  const newer = await offered(viewer, 'sign-in');
  assert.notEqual(JSON.parse(older).challenge, JSON.parse(newer).challenge);
  const given = await verifySecondFactor({ viewer, code: '', passkey: device.answer(older), now });
  assert.equal(codeOf(given), 'passkey-wrong');
  const again = device.answer(await offered(viewer, 'sign-in'));
  assert.equal(codeOf(await verifySecondFactor({ viewer, code: '', passkey: again, now })), 'ok');
});

test('it names this portal, one’s own passkeys and nothing else, and asks the device who touches it', async () => {
  const [viewer, other] = [await makeStaff('viewer'), await makeStaff('viewer')];
  for (const one of [viewer, other]) await addedPasskey(one);
  const { rpId, userVerification, allowCredentials } = JSON.parse(await offered(viewer, 'step-up'));
  assert.deepEqual([rpId, userVerification, allowCredentials.length], ['localhost', 'required', 1]);
});

test('who has none, and who is shut out, gets no challenge', async () => {
  const viewer = await makeStaff('viewer');
  assert.equal(codeOf(await offerPasskey({ viewer, use: 'sign-in', now })), 'passkey-wrong');
  await addedPasskey(viewer);
  await database().update(staff).set({ disabledAt: now }).where(eq(staff.id, viewer.staffId));
  assert.equal(codeOf(await offerPasskey({ viewer, use: 'sign-in', now })), 'sign-in-first');
});
