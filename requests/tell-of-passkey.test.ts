import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addedPasskey, authenticator } from '#tests/authenticator';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { addPasskey } from './add-passkey.ts';
import { listOwnPasskeys } from './list-own-passkeys.ts';
import { revokePasskey } from './revoke-passkey.ts';

ownPortal();

const lettersTo = async (address: string) => (await lettersOf('staff-passkey')).filter(({ to }) => to === address);

test('C20: who gets a passkey hears of it in their own mailbox, and nobody else does; nothing of the key is said', async () => {
  const address = 'told-of-key@desk.test';
  const actor = await makeStaff('viewer', address);
  await makeStaff('admin');
  await addedPasskey(actor);
  const all = await lettersOf('staff-passkey');
  assert.deepEqual(
    all.map(({ to, fields: { deskUrl, ...fields } }) => ({ to, path: new URL(deskUrl).pathname, ...fields })),
    [{ to: address, path: '/desk/passkeys', isAdded: true, doneAt: now.toISOString(), by: null }],
  );
  assert.doesNotMatch(JSON.stringify(all), /Blue key/);
});

test('C20: one’s own passkey taken away twice is told once; one that was refused is not told', async () => {
  const address = 'told-of-loss@desk.test';
  const actor = await makeStaff('viewer', address);
  await addedPasskey(actor);
  const listed = await listOwnPasskeys({ actor, now });
  const passkeyId = listed.ok && listed.value.passkeys[0]?.id;
  const revoke = () => revokePasskey({ actor, passkeyId, now });
  assert.deepEqual([codeOf(await revoke()), codeOf(await revoke())], ['ok', 'passkey-gone']);
  const made = authenticator().make(JSON.stringify({ challenge: 'AAAA' }));
  assert.equal(codeOf(await addPasskey({ actor, name: 'Key', made, now })), 'passkey-over');
  assert.deepEqual(
    (await lettersTo(address)).map(({ fields: { isAdded, by } }) => ({ isAdded, by })),
    [
      { isAdded: true, by: null },
      { isAdded: false, by: null },
    ],
  );
});
