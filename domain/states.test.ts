import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds } from './kinds.ts';
import { isOpen, mayCancel, mayMove, moverOf, openStatuses, statesBefore, statuses } from './states.ts';

test('every open state has somebody who moves next, every end has nobody', () => {
  for (const status of statuses) assert.equal(moverOf(status) === 'nobody', !isOpen(status), status);
});

test('every state but the first can be reached, and no move leads back into an end', () => {
  for (const status of statuses.filter((status) => status !== 'received'))
    assert.ok(statesBefore(status).length > 0, status);
  for (const status of statuses.filter((status) => !isOpen(status))) {
    assert.deepEqual(
      statuses.filter((to) => mayMove(status, to)),
      [],
    );
  }
});

test('done is what a run has done, or what staff answered in words', () => {
  assert.deepEqual(statesBefore('done'), ['review', 'waiting', 'running']);
});

test('a person may cancel until the run has begun, and never what already took effect', () => {
  for (const kind of kinds) {
    assert.equal(mayCancel('running', kind), false);
    assert.equal(mayCancel('review', kind), !['opt-out', 'report-lost'].includes(kind));
  }
  assert.ok(openStatuses.every((status) => status === 'running' || mayCancel(status, 'delete')));
});
