import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { session } from '#db/schema/index';
import { later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { endSession, viewerOf } from './sessions.ts';

const portal = ownPortal();

test('a session ended twice is over once, and nobody else’s ends with it', async () => {
  const [leaving, staying] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
  for (const _ of [1, 2]) await endSession(leaving.token, now);
  assert.equal(await portal.events('signed-out'), 1);
  assert.equal(await viewerOf(leaving.token, now), null);
  assert.equal((await viewerOf(staying.token, now))?.kind, 'staff');
});

test('a session in use is written down as seen once a minute, and stays in use for half an hour after that', async () => {
  const { token, sessionId } = await makeStaff('viewer');
  const seenAfter = async (minutes: number) => {
    const isIn = (await viewerOf(token, later(minutes))) !== null;
    const [row] = await database().select({ at: session.seenAt }).from(session).where(eq(session.id, sessionId));
    return [isIn, ((row?.at.getTime() ?? 0) - now.getTime()) / 60_000];
  };
  assert.deepEqual(await seenAfter(0.9), [true, 0]);
  assert.deepEqual(await seenAfter(1), [true, 1]);
  assert.deepEqual(await seenAfter(29), [true, 29]);
  assert.deepEqual(await seenAfter(58.9), [true, 58.9]);
  assert.deepEqual(await seenAfter(89), [false, 58.9]);
});
