import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glassReasons, glassRemarks, glassSince, glassUntil, isGlassReason, isGlassRemark } from './glass.ts';

const now = new Date('2026-06-01T12:00:00Z');

test('E12: a broken glass is good for sixty minutes and no longer', () => {
  assert.deepEqual(glassUntil(now), new Date('2026-06-01T13:00:00Z'));
  assert.deepEqual(glassUntil(glassSince(now)), now);
});

test('E12: a reason and a remark are of the lists, and nothing else is one', () => {
  assert.ok(glassReasons.every(isGlassReason));
  assert.ok(glassRemarks.every(isGlassRemark));
  for (const other of ['', 'because of Ann', null, undefined, 0, {}, ['harm']]) {
    assert.deepEqual([isGlassReason(other), isGlassRemark(other)], [false, false], String(other));
  }
});
