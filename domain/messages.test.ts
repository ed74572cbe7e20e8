import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayWrite } from './messages.ts';
import { isOpen, statuses } from './states.ts';

test('one may write while a request is open, thirty days after it was closed, and no longer', () => {
  const closedAt = new Date('2026-06-01T12:00:00Z');
  const [last, over] = [new Date('2026-07-01T12:00:00Z'), new Date('2026-07-01T12:00:01Z')];
  for (const status of statuses) {
    const closed = { status, closedAt: isOpen(status) ? null : closedAt };
    assert.equal(mayWrite(closed, last), true, status);
    assert.equal(mayWrite(closed, over), isOpen(status), status);
  }
});
