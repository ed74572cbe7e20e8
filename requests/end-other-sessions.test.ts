import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now, signInAgain } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { endOtherSessions } from './end-other-sessions.ts';
import { viewerOf } from './sessions.ts';

const portal = ownPortal();

test('C15: all others ended twice, also at once, are ended once each; this one, somebody else’s and one’s visit stay', async () => {
  const [actor, other] = [await makeStaff('viewer'), await makeStaff('viewer')];
  const gone = [await signInAgain(actor), await signInAgain(actor)];
  const visit = await signInAgain(actor, now, 'visitor');
  const asked = { actor, now };
  assert.deepEqual((await Promise.all([endOtherSessions(asked), endOtherSessions(asked)])).map(codeOf), ['ok', 'ok']);
  assert.equal(await portal.events('session-ended'), gone.length);
  for (const { token } of gone) assert.equal(await viewerOf(token, now), null);
  for (const { token } of [actor, other, visit]) assert.notEqual(await viewerOf(token, now), null);
});

test('two sessions that end all others at the same moment both get an answer', async () => {
  const actor = await makeStaff('viewer');
  const twin = { ...actor, ...(await signInAgain(actor)) };
  for (let round = 0; round < 5; round++) await signInAgain(actor);
  const done = await Promise.all([endOtherSessions({ actor, now }), endOtherSessions({ actor: twin, now })]);
  assert.deepEqual(done.map(codeOf), ['ok', 'ok']);
});
