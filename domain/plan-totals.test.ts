import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlanTable } from './plan.ts';
import { planTotals, rowsAtStake, sharedIn } from './plan-totals.ts';

const table = (more: Partial<PlanTable>): PlanTable => ({
  table: 't',
  label: 'T',
  category: 'c',
  found: 0,
  mentioned: 0,
  exported: 0,
  corrected: 0,
  erased: 0,
  reduced: 0,
  kept: [],
  rows: '0'.repeat(64),
  ...more,
});

test('totals add up over tables and over the reasons of kept rows', () => {
  const keep = (rows: number) => ({ reason: 'chargeback', law: 'contract', until: null, rows });
  const tables = [table({ found: 5, erased: 2, kept: [keep(1), keep(2)] }), table({ found: 3, reduced: 3 })];
  assert.deepEqual(planTotals({ tables }), {
    found: 8,
    mentioned: 0,
    shared: 0,
    exported: 0,
    corrected: 0,
    erased: 2,
    reduced: 3,
    kept: 3,
  });
  assert.equal(rowsAtStake({ tables }), 5);
});

test('shared rows stay, but for those that another decides about', () => {
  const theirs = (rows: number) => [{ name: 'Acme', contact: '', rows }];
  assert.equal(sharedIn(table({ found: 5, mentioned: 2, erased: 5 })), 2);
  assert.equal(sharedIn(table({ found: 3, mentioned: 2, processors: theirs(5) })), 0);
  assert.equal(sharedIn(table({ found: 3, mentioned: 2, erased: 1, processors: theirs(3) })), 1);
  // A scope that leaves the table's own rows alone.
  assert.equal(sharedIn(table({ found: 9, mentioned: 2, processors: theirs(1) })), 2);
});
