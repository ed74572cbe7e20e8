import assert from 'node:assert/strict';
import { test } from 'node:test';
import { and, eq, sql } from 'drizzle-orm';
import { database } from '#db/client';
import { event, session } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { addedPasskey, offered, type Twist } from '#tests/authenticator';
import { codeOf, later, makeStaff, now, signInAgain } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { passkeyHandle } from './passkey-handle.ts';
import { viewerOf } from './sessions.ts';
import { verifySecondFactor } from './verify-second-factor.ts';

const portal = ownPortal();

/** Somebody with a passkey who has proven their mailbox in this session, and no more. */
async function half() {
  const actor = await makeStaff('reviewer');
  const device = await addedPasskey(actor);
  await database().update(session).set({ secondFactorAt: null }).where(eq(session.id, actor.sessionId));
  return { actor, device };
}

const give = async (viewer: StaffActor, passkey: string, at = now) =>
  verifySecondFactor({ viewer, code: '', passkey, now: at });

async function refusals({ staffId }: StaffActor): Promise<unknown[]> {
  const of = and(eq(event.type, 'passkey-refused'), sql`${event.detail}->>'staffId' = ${staffId}`);
  return (await database().select().from(event).where(of).orderBy(event.seq)).map(({ detail }) => detail.code);
}

test('C19: a passkey completes a sign-in under a new token, and the event names it', async () => {
  const { actor, device } = await half();
  const handle = passkeyHandle(actor.staffId);
  const given = await give(actor, device.answer(await offered(actor, 'sign-in'), { handle }));
  assert.ok(given.ok, codeOf(given));
  assert.equal(await viewerOf(actor.token, now), null);
  const seen = await viewerOf(given.value.token, now);
  assert.deepEqual(seen?.kind === 'staff' && seen.secondFactorAt, now);
  const [row] = await database()
    .select()
    .from(event)
    .where(and(eq(event.type, 'second-factor-given'), sql`${event.detail}->>'staffId' = ${actor.staffId}`));
  assert.match(String(row?.detail.passkeyId), /^[0-9a-f-]{36}$/);
  assert.deepEqual(await refusals(actor), []);
});

test('C20: an answer given twice, in turn or at once, works once, and is none to the next challenge', async () => {
  const { actor, device } = await half();
  const answer = device.answer(await offered(actor, 'sign-in'));
  const results = await Promise.all(Array.from({ length: 4 }, () => give(actor, answer)));
  assert.deepEqual(results.map(codeOf).sort(), ['ok', 'passkey-over', 'passkey-over', 'passkey-over']);
  await offered(actor, 'sign-in');
  assert.equal(codeOf(await give(actor, answer)), 'passkey-wrong');
  assert.deepEqual(await refusals(actor), ['passkey-wrong']);
});

test('C20: a wrong answer uses the challenge up: the right one comes too late', async () => {
  const { actor, device } = await half();
  const options = await offered(actor, 'sign-in');
  assert.equal(codeOf(await give(actor, device.answer(options, { origin: 'http://localhost:3001' }))), 'passkey-wrong');
  assert.equal(codeOf(await give(actor, device.answer(options))), 'passkey-over');
});

const wrong: [string, Twist][] = [
  ['at another origin of this machine', { origin: 'http://localhost:3001' }],
  ['at a page that looks like ours', { origin: 'http://localhost.example:3000' }],
  ['for another relying party', { rpId: 'example.test' }],
  ['without knowing who touched the device', { verified: false }],
  ['for another ceremony', { type: 'webauthn.create' }],
  ['in the name of somebody else', { handle: passkeyHandle('00000000-0000-4000-8000-000000000000') }],
];
for (const [where, twist] of wrong) {
  test(`C20: what a passkey signs ${where} opens nothing and is on record`, async () => {
    const { actor, device } = await half();
    const given = await give(actor, device.answer(await offered(actor, 'sign-in'), twist));
    assert.equal(codeOf(given), 'passkey-wrong');
    assert.deepEqual(await refusals(actor), ['passkey-wrong']);
    const seen = await viewerOf(actor.token, now);
    assert.equal(seen?.kind === 'staff' && seen.secondFactorAt, null);
  });
}

test('C20: a colleague’s passkey, and one whose signature was changed, open nothing', async () => {
  const { actor, device } = await half();
  const other = await half();
  const options = await offered(actor, 'sign-in');
  assert.equal(codeOf(await give(actor, other.device.answer(options))), 'passkey-wrong');
  const answer = JSON.parse(device.answer(await offered(actor, 'sign-in')));
  const changed = Buffer.from(answer.response.signature, 'base64url');
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  answer.response.signature = changed.toString('base64url');
  assert.equal(codeOf(await give(actor, JSON.stringify(answer))), 'passkey-wrong');
  await offered(actor, 'sign-in');
  for (const junk of ['{', '{}', 'null', '"x"', JSON.stringify({ id: 'x'.repeat(30_000) })]) {
    await offered(actor, 'sign-in');
    assert.equal(codeOf(await give(actor, junk)), 'passkey-wrong', junk.slice(0, 20));
  }
});

test('C20: a challenge of another session, for another use, or of five minutes ago is answered in vain', async () => {
  const { actor, device } = await half();
  const elsewhere = { ...actor, ...(await signInAgain(actor)) };
  assert.equal(codeOf(await give(elsewhere, device.answer(await offered(actor, 'sign-in')))), 'passkey-over');
  assert.equal(codeOf(await give(actor, device.answer(await offered(actor, 'step-up')))), 'passkey-over');
  const options = await offered(actor, 'sign-in');
  assert.equal(codeOf(await give(actor, device.answer(options), later(5.1))), 'passkey-over');
  const again = await offered(actor, 'sign-in');
  assert.equal(codeOf(await give(actor, device.answer(again), later(4.9))), 'ok');
});

test('C20: a passkey whose count goes back, or stands still, is refused as a copy and is on record', async () => {
  const { actor, device } = await half();
  assert.equal(codeOf(await give(actor, device.answer(await offered(actor, 'sign-in'), { count: 7 }))), 'ok');
  for (const count of [6, 7, 0]) {
    const copied = await give(actor, device.answer(await offered(actor, 'sign-in'), { count }));
    assert.equal(codeOf(copied), 'passkey-copied', String(count));
  }
  assert.deepEqual(await refusals(actor), ['passkey-copied', 'passkey-copied', 'passkey-copied']);
  assert.equal(codeOf(await give(actor, device.answer(await offered(actor, 'sign-in'), { count: 8 }))), 'ok');
  const badlySigned = device.answer(await offered(actor, 'sign-in'), { count: 1, origin: 'http://localhost:3001' });
  assert.equal(codeOf(await give(actor, badlySigned)), 'passkey-wrong');
});

test('C20: codes that are locked lock no passkey', async () => {
  const { actor, device } = await half();
  for (let tries = 0; tries < 10; tries++) await verifySecondFactor({ viewer: actor, code: '000000', now });
  assert.equal(codeOf(await verifySecondFactor({ viewer: actor, code: '000000', now })), 'second-factor-locked');
  assert.equal(codeOf(await give(actor, device.answer(await offered(actor, 'sign-in')))), 'ok');
});

test('C20: neither key nor name of a passkey lies in the database in clear, and none can be put there by writing', async () => {
  const { actor, device } = await half();
  const other = await half();
  const { rows } = await portal.owner().query(`SELECT encode(credential_sealed, 'escape') AS text FROM passkey`);
  for (const { text } of rows) assert.doesNotMatch(text, /Blue|publicKey/);
  await portal.owner().query('DELETE FROM passkey WHERE staff_id = $1', [actor.staffId]);
  await portal
    .owner()
    .query('UPDATE passkey SET staff_id = $1 WHERE staff_id = $2', [actor.staffId, other.actor.staffId]);
  await assert.rejects(offered(actor, 'sign-in'));
  assert.ok(device);
});
