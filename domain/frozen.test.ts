import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFrozen, lostState } from './frozen.ts';

test('what was reported lost is blocked, then given back or cancelled; before that it is nothing', () => {
  assert.equal(lostState(['received', 'run-started']), null);
  assert.equal(lostState(['received', 'frozen', 'done']), 'frozen');
  assert.equal(lostState(['received', 'frozen', 'release-asked']), 'frozen');
  assert.equal(lostState(['received', 'frozen', 'release-asked', 'released']), 'released');
  assert.equal(lostState(['received', 'frozen', 'release-asked', 'cancelled']), 'cancelled');
});

test('nobody has to decide any more once a decision is on its way, though it is still blocked', () => {
  assert.equal(isFrozen(['frozen']), true);
  assert.equal(isFrozen(['frozen', 'release-asked']), false);
});
