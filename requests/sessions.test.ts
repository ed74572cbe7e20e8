import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeStaff, now } from '#tests/desk';
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
