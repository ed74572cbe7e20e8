import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { arm, armingWords } from './arm.ts';

const portal = ownPortal();

test('armed twice at once, and disarmed twice, an installation changes once each', async () => {
  const admins = [await makeStaff('admin'), await makeStaff('admin')];
  const all = (to: 'armed' | 'disarmed') =>
    Promise.all(admins.map((actor: StaffActor) => arm({ actor, to, typed: armingWords(), now })));
  for (const to of ['armed', 'disarmed'] as const) {
    assert.deepEqual((await all(to)).map(codeOf), ['ok', 'ok']);
    assert.equal(await portal.events(to), 1);
  }
});
