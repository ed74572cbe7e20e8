import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { authenticator, offered, type Twist } from '#tests/authenticator';
import { codeOf, later, makeStaff, now, signInAgain } from '#tests/desk';
import { appOf } from '#tests/glass';
import { ownPortal } from '#tests/own-portal';
import { addPasskey } from './add-passkey.ts';
import { beginPasskey } from './begin-passkey.ts';
import { listOwnPasskeys } from './list-own-passkeys.ts';

const portal = ownPortal();

async function begun(actor: StaffActor, minutes = 0): Promise<string> {
  const app = await appOf(actor);
  const begun = await beginPasskey({ actor, name: 'Key', code: app(minutes), now: later(minutes) });
  return begun.ok ? begun.value : assert.fail(codeOf(begun));
}

const keep = (actor: StaffActor, made: unknown, at = now) => addPasskey({ actor, name: 'Key', made, now: at });

async function countOf(actor: StaffActor): Promise<number> {
  const listed = await listOwnPasskeys({ actor, now });
  return listed.ok ? listed.value.passkeys.length : assert.fail();
}

test('a passkey added twice, also at once, is added once', async () => {
  const actor = await makeStaff('viewer');
  const before = await portal.events('passkey-added');
  const made = authenticator().make(await begun(actor));
  assert.deepEqual((await Promise.all([keep(actor, made), keep(actor, made)])).map(codeOf).sort(), [
    'ok',
    'passkey-over',
  ]);
  assert.equal(codeOf(await keep(actor, made)), 'passkey-over');
  assert.deepEqual([await countOf(actor), (await portal.events('passkey-added')) - before], [1, 1]);
});

test('C20: the key of one person is not added by another', async () => {
  const [actor, other] = [await makeStaff('viewer'), await makeStaff('viewer')];
  const device = authenticator();
  assert.equal(codeOf(await keep(actor, device.make(await begun(actor)))), 'ok');
  assert.equal(codeOf(await keep(other, device.make(await begun(other)))), 'passkey-known');
  assert.equal(await countOf(other), 0);
});

test('C20: a passkey is made in the session that was let make one, and for that', async () => {
  const actor = await makeStaff('viewer');
  const elsewhere = { ...actor, ...(await signInAgain(actor)) };
  const options = await begun(actor);
  assert.equal(codeOf(await keep(elsewhere, authenticator().make(options))), 'passkey-over');
  const device = authenticator();
  assert.equal(codeOf(await keep(actor, device.make(options), later(6))), 'passkey-over');
  assert.equal(codeOf(await keep(actor, device.make(await begun(actor, 1)), later(1))), 'ok');
  assert.equal(codeOf(await keep(actor, authenticator().make(await offered(actor, 'step-up')))), 'passkey-over');
  assert.equal(await countOf(actor), 1);
});

const wrong: [string, Twist][] = [
  ['at another origin', { origin: 'http://localhost:3001' }],
  ['for another relying party', { rpId: 'example.test' }],
  ['without knowing who touched the device', { verified: false }],
  ['in another ceremony', { type: 'webauthn.get' }],
];
for (const [how, twist] of wrong) {
  test(`C20: a passkey made ${how} is not kept, and the try is on record`, async () => {
    const actor = await makeStaff('viewer');
    const before = await portal.events('passkey-refused');
    assert.equal(codeOf(await keep(actor, authenticator().make(await begun(actor), twist))), 'passkey-wrong');
    assert.deepEqual([await countOf(actor), (await portal.events('passkey-refused')) - before], [0, 1]);
  });
}
