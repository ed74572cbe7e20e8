import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { event } from '#db/schema/index';
import { codeOf, makeStaff, now, signInAgain } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { endOwnSession } from './end-own-session.ts';
import { viewerOf } from './sessions.ts';

const portal = ownPortal();

test('C15: a session ended twice, also at once, is ended once, stops working, and the others go on', async () => {
  const actor = await makeStaff('reviewer');
  const [lost, kept] = [await signInAgain(actor), await signInAgain(actor)];
  const asked = { actor, sessionId: lost.sessionId, now };
  const codes = (await Promise.all([endOwnSession(asked), endOwnSession(asked)])).map(codeOf);
  assert.deepEqual(codes.sort(), ['ok', 'session-over']);
  assert.equal(await viewerOf(lost.token, now), null);
  for (const { token } of [actor, kept]) assert.notEqual(await viewerOf(token, now), null);
  const events = await database().select().from(event).where(eq(event.type, 'session-ended'));
  assert.deepEqual(
    events.map(({ actorId, detail }) => ({ actorId, detail })),
    [{ actorId: actor.staffId, detail: { staffId: actor.staffId, sessionId: lost.sessionId } }],
  );
});

test('C15: somebody else’s session, a visitor’s, this one, a made-up and a misspelt id get one answer and end nothing', async () => {
  const [actor, other] = [await makeStaff('admin'), await makeStaff('viewer')];
  const own = await signInAgain(actor, now, 'visitor');
  const before = await portal.events('session-ended');
  for (const sessionId of [other.sessionId, own.sessionId, actor.sessionId, randomUUID(), "' OR 1=1", '', null, 7]) {
    const answer = await endOwnSession({ actor, sessionId, now });
    assert.deepEqual(answer, { ok: false, problems: [{ code: 'session-over' }] }, String(sessionId));
  }
  for (const { token } of [actor, other, own]) assert.notEqual(await viewerOf(token, now), null);
  assert.equal(await portal.events('session-ended'), before);
});
