import assert from 'node:assert/strict';
import { test } from 'node:test';
import { besides } from './beside.ts';

const tables = [
  { version: '2026-11', of: { 'us-ca': 'all', 'us-co': 'opt-out' } },
  { version: '2027-03', of: { 'us-ca': 'all', 'us-va': 'opt-out' } },
];

test('a law keeps what its own version had, whatever a newer table says', () => {
  assert.equal(besides(tables, { id: 'us-co', version: '2026-11' }), 'opt-out');
  assert.equal(besides(tables, { id: 'us-co', version: '2027-03' }), null);
  assert.equal(besides(tables, { id: 'us-va', version: '2026-11' }), null);
  assert.equal(besides(tables, { id: 'us-va', version: '2027-06' }), 'opt-out');
  assert.equal(besides(tables, { id: 'us-ca', version: '2026-10' }), null);
});
