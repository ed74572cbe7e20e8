import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { prepare } from './prepare.ts';

ownPortal();

test('prepared twice at once by one person, a deletion has their name once', async () => {
  const actor = await makeStaff('reviewer');
  const request = await planned('delete');
  const results = await Promise.all([prepare({ actor, now, ...request }), prepare({ actor, now, ...request })]);
  assert.deepEqual(results.map(codeOf).sort(), ['already-approved', 'ok']);
  assert.deepEqual(await eventsOf(request.id), ['received', 'prepared']);
});
