import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentIn } from './own-data.ts';

test('a day and an instant are told from what only looks like one', () => {
  assert.equal(momentIn('1980-05-01'), '1980-05-01');
  assert.deepEqual(momentIn('2009-08-01 09:30:00+00'), new Date('2009-08-01T09:30:00Z'));
  assert.deepEqual(momentIn('2009-08-01 09:30:00.123456+00'), new Date('2009-08-01T09:30:00.123Z'));
  assert.deepEqual(momentIn('2009-08-01T09:30:00Z'), new Date('2009-08-01T09:30:00Z'));
  for (const other of [
    '2009-08-01T09:30:00',
    '2009-08-01 09:30:00',
    '2009-13-01',
    '2009-08-01x',
    'infinity',
    '0044-03-15 BC',
    '',
  ]) {
    assert.equal(momentIn(other), null, other);
  }
});
