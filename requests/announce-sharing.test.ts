import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { database } from '#db/client';
import { installation } from '#db/schema/index';
import { codeOf, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { face } from '#tests/portal';
import { announceSharing } from './announce-sharing.ts';

process.env.HABEAS_ORGANISATION = path.join(import.meta.dirname, '../examples/assistly');
const portal = ownPortal('habeas_worker');

const offered = (asks?: string[]) =>
  database()
    .update(installation)
    .set({ mapFace: { ...face, optOuts: [{ key: 'sharing', label: 'Sharing', ...(asks ? { asks } : {}) }] } });

const sharing = 'boxes-for-books';

test('announced twice before the worker has begun, it is one job; each is an event', async () => {
  await offered();
  for (const _ of [1, 2]) assert.equal(codeOf(await announceSharing({ sharing, now })), 'ok');
  assert.equal(await portal.jobs(`sharing:${sharing}`), 1);
  assert.equal(await portal.events('sharing-announced'), 2);
});

test('what is not in the organisation file, or begins today, is not announced', async () => {
  assert.equal(codeOf(await announceSharing({ sharing: 'boxes', now })), 'not-found');
  const begins = (time: string) => announceSharing({ sharing, now: new Date(time) });
  assert.equal(codeOf(await begins('2031-02-01T12:00:00Z')), 'day-over');
  assert.equal(codeOf(await begins('2031-01-31T12:00:00Z')), 'ok');
});

test('where nobody could prevent it by an address alone, nothing is announced', async () => {
  await offered(['name', 'phone']);
  assert.equal(codeOf(await announceSharing({ sharing, now })), 'not-possible-now');
  await database().update(installation).set({ mapFace: face });
  assert.equal(codeOf(await announceSharing({ sharing, now })), 'not-possible-now');
});
