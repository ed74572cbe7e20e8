import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { session, staff } from '#db/schema/index';
import type { Result } from '#domain/problems';
import { makeStaff, now } from '#tests/desk';
import { openPortal } from '#tests/portal';
import { enrolSecondFactor, offerSecondFactor } from './enrol-second-factor.ts';
import { viewerOf } from './sessions.ts';
import { codeOf, newTotpSecret, sealTotp } from './totp.ts';
import { verifySecondFactor } from './verify-second-factor.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal();
});
after(() => portal.close());

const problem = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0].code);
const seconds = (count: number) => new Date(now.getTime() + count * 1000);

/** Somebody who proved their mailbox and nothing else. */
async function half({ enrolled = true } = {}) {
  const { token, ...viewer } = await makeStaff('reviewer');
  const secret = newTotpSecret();
  await database().update(session).set({ secondFactorAt: null }).where(eq(session.id, viewer.sessionId));
  if (enrolled) {
    const totpSealed = sealTotp(viewer.staffId, secret);
    await database().update(staff).set({ totpSealed }).where(eq(staff.id, viewer.staffId));
  }
  return { viewer, token, secret, code: (at: Date) => codeOf(secret, at) };
}

test('a code completes the session under a new token; the token from before is dead', async () => {
  const { viewer, token, code } = await half();
  const given = await verifySecondFactor({ viewer, code: code(now), now });
  assert.ok(given.ok);
  assert.equal(await viewerOf(token, now), null);
  const seen = await viewerOf(given.value.token, now);
  assert.deepEqual(seen?.kind === 'staff' && seen.secondFactorAt, now);
});

test('C20: a code given twice, in turn or at once, works once', async () => {
  const { viewer, code } = await half();
  const ask = () => verifySecondFactor({ viewer, code: code(now), now });
  const results = await Promise.all(Array.from({ length: 5 }, ask));
  assert.equal(results.filter(({ ok }) => ok).length, 1);
  assert.equal(problem(await ask()), 'second-factor-wrong');
  assert.ok((await verifySecondFactor({ viewer, code: code(seconds(30)), now: seconds(30) })).ok);
});

test('a code that was not typed is no try', async () => {
  const { viewer, code } = await half();
  for (let tries = 1; tries <= 12; tries++)
    assert.equal(problem(await verifySecondFactor({ viewer, code: ' ', now })), 'second-factor-missing');
  assert.ok((await verifySecondFactor({ viewer, code: code(now), now })).ok);
});

test('C20: ten wrong codes lock for a quarter of an hour and leave an event', async () => {
  const { viewer, code } = await half();
  for (let tries = 1; tries < 10; tries++) {
    assert.equal(problem(await verifySecondFactor({ viewer, code: '000000', now })), 'second-factor-wrong');
  }
  assert.equal(problem(await verifySecondFactor({ viewer, code: '000000', now })), 'second-factor-locked');
  assert.equal(problem(await verifySecondFactor({ viewer, code: code(now), now })), 'second-factor-locked');
  assert.ok((await verifySecondFactor({ viewer, code: code(seconds(901)), now: seconds(901) })).ok);
  const { rows } = await portal.owner.query(
    `SELECT 1 FROM event WHERE type = 'second-factor-locked' AND detail->>'staffId' = $1`,
    [viewer.staffId],
  );
  assert.equal(rows.length, 1);
});

test('C20: the secret does not lie in the database in clear', async () => {
  const { secret } = await half();
  const { rows } = await portal.owner.query(`SELECT 1 FROM staff s WHERE s::text LIKE '%' || $1 || '%'`, [secret]);
  assert.equal(rows.length, 0);
});

test('a first factor app is enrolled by its own code, once', async () => {
  const { viewer } = await half({ enrolled: false });
  assert.equal(problem(await verifySecondFactor({ viewer, code: '123456', now })), 'sign-in-first');
  const { secret, uri } = offerSecondFactor(viewer, 'Ann');
  assert.match(uri, /^otpauth:\/\/totp\//);
  assert.equal(problem(await enrolSecondFactor({ viewer, code: '000000', now })), 'second-factor-wrong');
  assert.ok((await enrolSecondFactor({ viewer, code: codeOf(secret, now), now })).ok);
  assert.equal(
    problem(await enrolSecondFactor({ viewer, code: codeOf(secret, seconds(60)), now: seconds(60) })),
    'sign-in-first',
  );
  assert.equal(problem(await verifySecondFactor({ viewer, code: codeOf(secret, now), now })), 'second-factor-wrong');
});

test('C21: once more during a session it is fresh again, under a new token', async () => {
  const { token, code, viewer } = await half();
  const before = new Date(now.getTime() - 3_600_000);
  await database().update(session).set({ secondFactorAt: before }).where(eq(session.id, viewer.sessionId));
  const given = await verifySecondFactor({ viewer, use: 'step-up', code: code(now), now });
  assert.ok(given.ok);
  assert.equal(await viewerOf(token, now), null);
  const seen = await viewerOf(given.value.token, now);
  assert.deepEqual(seen?.kind === 'staff' && seen.secondFactorAt, now);
});
