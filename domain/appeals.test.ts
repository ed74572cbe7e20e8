import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayAppeal } from './appeals.ts';

const closedAt = new Date('2026-06-01T12:00:00Z');
const before = { receivedAt: new Date('2026-05-01T12:00:00Z') };
const since = { receivedAt: new Date('2026-06-02T12:00:00Z') };

test('a refusal is appealed against once; refused anew, once more', () => {
  const refused = { status: 'refused', refusedBy: 'one', closedAt } as const;
  assert.equal(mayAppeal(refused, null), true);
  assert.equal(mayAppeal(refused, since), false);
  assert.equal(mayAppeal(refused, before), true);
});

test('of what is done only a part that was refused can be appealed against; what is open or was cancelled, never', () => {
  assert.equal(mayAppeal({ status: 'done', refusedBy: 'one', closedAt }, null), true);
  assert.equal(mayAppeal({ status: 'done', refusedBy: null, closedAt }, null), false);
  for (const status of ['received', 'review', 'waiting', 'approved', 'running', 'withdrawn', 'lapsed'] as const)
    assert.equal(mayAppeal({ status, refusedBy: 'one', closedAt: null }, null), false);
});
