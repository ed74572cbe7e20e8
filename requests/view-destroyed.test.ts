import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { request } from '#db/schema/index';
import { codeOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { destroyContent } from './destroy-content.ts';
import { viewDestroyed } from './view-destroyed.ts';
import { viewRequest } from './view-request.ts';

ownPortal('habeas_worker');

const later = new Date('2029-01-01T12:00:00Z');

test('after the content is destroyed the desk sees what was asked and when, and whose it was no more than somebody else', async () => {
  const { id, email } = await planned('delete');
  const actor = await makeStaff('viewer');
  assert.equal(codeOf(await viewDestroyed({ actor, id, now })), 'not-found');
  await database()
    .update(request)
    .set({ status: 'refused', refusalGround: 'unfounded', closedAt: now })
    .where(eq(request.id, id));
  await destroyContent({ now: later });
  assert.equal(codeOf(await viewRequest({ actor, id, now: later })), 'not-found');
  const shown = await viewDestroyed({ actor, id, now: later });
  assert.ok(shown.ok);
  const { kind, status, refusalGround, destroyedOn, events } = shown.value;
  assert.deepEqual([kind, status, refusalGround, destroyedOn], ['delete', 'refused', 'unfounded', '2029-01-01']);
  assert.deepEqual([events[0]?.type, events.at(-1)?.type], ['received', 'content-destroyed']);
  assert.doesNotMatch(JSON.stringify(shown.value), new RegExp(`${email}|CANARY`));
});

test('a made-up id is no destroyed request', async () => {
  const actor = await makeStaff('viewer');
  for (const id of ['00000000-0000-4000-8000-000000000000', "' or 1=1--", '']) {
    assert.equal(codeOf(await viewDestroyed({ actor, id, now })), 'not-found');
  }
});
