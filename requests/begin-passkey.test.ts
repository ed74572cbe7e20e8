import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addedPasskey, authenticator, offered } from '#tests/authenticator';
import { codeOf, later, makeStaff, now } from '#tests/desk';
import { appOf } from '#tests/glass';
import { ownPortal } from '#tests/own-portal';
import { addPasskey } from './add-passkey.ts';
import { beginPasskey } from './begin-passkey.ts';

ownPortal();

test('C20: a session alone makes no passkey: it takes a code of this moment, or a passkey', async () => {
  const actor = await makeStaff('viewer');
  const app = await appOf(actor);
  const begin = (code: string, passkey?: string) => beginPasskey({ actor, name: 'Key', code, passkey, now });
  assert.equal(codeOf(await begin('')), 'second-factor-missing');
  for (const code of ['000000', app(-10)]) assert.equal(codeOf(await begin(code)), 'second-factor-wrong');
  const device = await addedPasskey(actor);
  assert.equal(codeOf(await begin('', device.answer(await offered(actor, 'sign-in')))), 'passkey-over');
  assert.equal(codeOf(await begin('', device.answer(await offered(actor, 'step-up')))), 'ok');
});

test('begun twice with one code, it is begun once, and the name is asked for before the code is spent', async () => {
  const actor = await makeStaff('viewer');
  const app = await appOf(actor);
  const begin = (name: string) => beginPasskey({ actor, name, code: app(), now });
  assert.equal(codeOf(await begin(' ')), 'passkey-name-missing');
  assert.deepEqual((await Promise.all([begin('Key'), begin('Key')])).map(codeOf).sort(), ['ok', 'second-factor-wrong']);
});

test('it asks for a device that knows who touches it, says who by a hash, and leaves out those that are there', async () => {
  const actor = await makeStaff('viewer');
  await addedPasskey(actor);
  const app = await appOf(actor);
  const begun = await beginPasskey({ actor, name: 'Second', code: app(1), now: later(1) });
  const { rp, user, attestation, authenticatorSelection, excludeCredentials } = JSON.parse(
    begun.ok ? begun.value : assert.fail(codeOf(begun)),
  );
  assert.deepEqual(
    [rp.id, attestation, authenticatorSelection.userVerification, excludeCredentials.length],
    ['localhost', 'none', 'required', 1],
  );
  assert.ok(!Buffer.from(user.id, 'base64url').toString().includes(actor.staffId));
});

test('nobody has more than ten', async () => {
  const actor = await makeStaff('viewer');
  let device = await addedPasskey(actor);
  for (let more = 1; more <= 10; more++) {
    const passkey = device.answer(await offered(actor, 'step-up'));
    const begun = await beginPasskey({ actor, name: 'Key', code: '', passkey, now });
    if (more === 10) assert.equal(codeOf(begun), 'passkeys-full');
    if (!begun.ok) continue;
    device = authenticator();
    assert.equal(codeOf(await addPasskey({ actor, name: 'Key', made: device.make(begun.value), now })), 'ok');
  }
});
