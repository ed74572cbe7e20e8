import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BulkMoments, bulkStage, isBulkAct } from './bulk.ts';

test('an act on many is checked, then ready, then running, then ended; stopped is stopped whenever it was', () => {
  const at = new Date(0);
  const none: BulkMoments = { checkedAt: null, confirmedAt: null, stoppedAt: null, endedAt: null };
  assert.equal(bulkStage(none), 'checking');
  assert.equal(bulkStage({ ...none, checkedAt: at }), 'ready');
  assert.equal(bulkStage({ ...none, checkedAt: at, confirmedAt: at }), 'running');
  assert.equal(bulkStage({ ...none, checkedAt: at, confirmedAt: at, endedAt: at }), 'ended');
  for (const more of [{}, { checkedAt: at }, { checkedAt: at, confirmedAt: at }]) {
    assert.equal(bulkStage({ ...none, ...more, stoppedAt: at }), 'stopped');
  }
});

test('deletions are approved one by one: approving and preparing are no acts on many', () => {
  for (const act of ['approve', 'prepare', 'expedite', '', null]) assert.ok(!isBulkAct(act));
  assert.ok(isBulkAct('refuse'));
});
