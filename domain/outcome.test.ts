import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoryOutcomes, deletionOutcome } from './outcome.ts';
import type { ReceiptTable } from './plan.ts';

const table = (name: string, more: Partial<ReceiptTable>): ReceiptTable => ({
  table: name,
  label: name,
  before: 0,
  after: 0,
  erased: 0,
  reduced: 0,
  changed: 0,
  added: 0,
  kept: [],
  ...more,
});
const kept = { reason: 'an open chargeback', law: 'contract', until: '2027-05-20', rows: 1 };

test('a deletion that met no row found nothing', () =>
  assert.equal(deletionOutcome({ tables: [table('accounts', {})] }), 'nothing-found'));

test('a deletion that kept or only reduced a row is one in part', () => {
  const gone = table('accounts', { before: 1, erased: 1 });
  assert.equal(deletionOutcome({ tables: [gone] }), 'fulfilled');
  assert.equal(
    deletionOutcome({ tables: [gone, table('chargebacks', { before: 1, after: 1, kept: [kept] })] }),
    'in-part',
  );
  assert.equal(deletionOutcome({ tables: [gone, table('ip_log', { before: 1, after: 1, reduced: 1 })] }), 'in-part');
});

test('tables of a category become one line, and one reason is said once with its latest day', () => {
  const plan = { tables: ['cards', 'chargebacks', 'visits'].map((name) => planned(name)) };
  const tables = [
    table('cards', { erased: 2, kept: [kept] }),
    table('chargebacks', { kept: [{ ...kept, until: '2027-06-01', rows: 2 }] }),
    table('visits', {}),
  ];
  assert.deepEqual(categoryOutcomes(plan, { tables }, { payment: 'Cards' }), [
    {
      category: 'Cards',
      erased: 2,
      reduced: 0,
      kept: [{ reason: 'an open chargeback', until: '2027-06-01', rows: 3 }],
    },
  ]);
});

function planned(name: string) {
  const counts = { found: 0, mentioned: 0, exported: 0, corrected: 0, erased: 0, reduced: 0 };
  return {
    table: name,
    label: name,
    category: name === 'visits' ? 'visits' : 'payment',
    ...counts,
    kept: [],
    rows: '',
  };
}
