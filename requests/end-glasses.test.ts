import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, eventsOf, later } from '#tests/desk';
import { broken } from '#tests/glass';
import { ownPortal } from '#tests/own-portal';
import { endGlasses } from './end-glasses.ts';
import { reviewGlass } from './review-glass.ts';
import { viewDetails } from './view-details.ts';

ownPortal();

const ends = async (id: string) => (await eventsOf(id)).filter((type) => type === 'glass-ended').length;

test('E12: the end after sixty minutes is an event of its own, noted once though it is looked at twice', async () => {
  const { id } = await broken();
  assert.equal(await endGlasses(later(59)), 0);
  assert.equal(await ends(id), 0);
  const both = await Promise.all([endGlasses(later(60)), endGlasses(later(60))]);
  assert.deepEqual(both.sort(), [0, 1]);
  assert.equal(await endGlasses(later(61)), 0);
  assert.equal(await ends(id), 1);
});

test('E12: one that a review ended has ended already', async () => {
  const { admin: actor, id, glassId } = await broken();
  assert.equal(codeOf(await reviewGlass({ actor, glassId, remark: 'misused', now: later(5) })), 'ok');
  assert.equal(await ends(id), 1);
  assert.equal(await endGlasses(later(60)), 0);
  assert.equal(await ends(id), 1);
});

test('E12: at the sixtieth minute it is over, though nobody has noted the end', async () => {
  const { reviewer: actor, id } = await broken();
  const asked = { actor, id, reason: 'identify', now: later(60) };
  assert.equal(codeOf(await viewDetails(asked)), 'look-not-agreed');
  assert.equal(await ends(id), 0);
});
