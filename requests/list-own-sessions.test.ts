import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { session } from '#db/schema/index';
import { tokenHash } from '#db/tokens';
import { later, makeStaff, now, signInAgain } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { listOwnSessions } from './list-own-sessions.ts';

ownPortal();

test('one’s own sessions are listed, this one first; to somebody else they are not, nor one’s visits as a person', async () => {
  const [actor, other] = [await makeStaff('viewer'), await makeStaff('viewer')];
  const elsewhere = await signInAgain(actor, later(5));
  await signInAgain(actor, later(5), 'visitor');
  const listed = await listOwnSessions({ actor, now: later(6) });
  assert.deepEqual(listed.ok && listed.value, [
    { id: actor.sessionId, signedInAt: now, seenAt: now, hasSecondFactor: true, isThis: true },
    { id: elsewhere.sessionId, signedInAt: later(5), seenAt: later(5), hasSecondFactor: true, isThis: false },
  ]);
  const others = await listOwnSessions({ actor: other, now: later(6) });
  assert.deepEqual(others.ok && others.value.map(({ id }) => id), [other.sessionId]);
});

test('one that is idle or over is not listed, and one before the second factor says so', async () => {
  const actor = await makeStaff('viewer');
  const half = await signInAgain(actor, later(40));
  await database().update(session).set({ secondFactorAt: null }).where(eq(session.id, half.sessionId));
  const listed = await listOwnSessions({ actor, now: later(41) });
  assert.deepEqual(listed.ok && listed.value.map(({ id, hasSecondFactor }) => [id, hasSecondFactor]), [
    [half.sessionId, false],
  ]);
  // Used to the last, and all the same at its end.
  await database()
    .update(session)
    .set({ seenAt: later(13 * 60) })
    .where(eq(session.personId, actor.staffId));
  const over = await listOwnSessions({ actor, now: later(13 * 60) });
  assert.deepEqual(over.ok && over.value, []);
});

test('neither a token nor its hash is among what is listed', async () => {
  const actor = await makeStaff('viewer');
  const { token } = await signInAgain(actor);
  const shown = JSON.stringify(await listOwnSessions({ actor, now }));
  for (const secret of [token, actor.token]) {
    for (const spelled of [secret, tokenHash(secret).toString('hex'), tokenHash(secret).toString('base64')]) {
      assert.ok(!shown.includes(spelled));
    }
  }
  assert.doesNotMatch(shown, /hash|token/i);
});
