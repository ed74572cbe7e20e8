import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  allTogether,
  categoryOutcomes,
  copyOutcome,
  deletionOutcome,
  heldForOthers,
  isKeptInPart,
  notRecalled,
} from './outcome.ts';
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

test('a deletion that met only rows that it was not asked for found nothing of what it was', () =>
  assert.equal(deletionOutcome({ tables: [table('accounts', { before: 1, after: 1 })] }), 'nothing-found'));

test('a deletion in which nothing went is never one in part, whatever keeps the rows', () => {
  const processors = [{ name: 'Acme', contact: '', rows: 2 }];
  for (const stays of [{ kept: [kept] }, { shared: 3 }, { processors }]) {
    const line = table('chats', { before: 1, after: 1, ...stays });
    assert.equal(deletionOutcome({ tables: [table('accounts', {}), line] }), 'all-kept');
    assert.equal(deletionOutcome({ tables: [table('accounts', { before: 1, erased: 1 }), line] }), 'in-part');
  }
  const gone = [table('accounts', { before: 1, erased: 1 })];
  const later = [table('accounts', { before: 1, after: 1, kept: [kept] })];
  assert.equal(
    deletionOutcome(allTogether([{ tables: gone }, { tables: later }])),
    'in-part',
    'what went before, went',
  );
});

test('a deletion that kept or only reduced a row is one in part', () => {
  const gone = table('accounts', { before: 1, erased: 1 });
  assert.equal(deletionOutcome({ tables: [gone] }), 'fulfilled');
  assert.equal(
    deletionOutcome({ tables: [gone, table('chargebacks', { before: 1, after: 1, kept: [kept] })] }),
    'in-part',
  );
  assert.equal(deletionOutcome({ tables: [gone, table('ip_log', { before: 1, after: 1, reduced: 1 })] }), 'in-part');
});

test('tables of a category become one line, and one reason under one law is said once with its latest day', () => {
  const plan = { tables: ['cards', 'chargebacks', 'cards_shared', 'visits'].map((name) => planned(name)) };
  const tables = [
    table('cards', { erased: 2, kept: [kept] }),
    table('chargebacks', {
      kept: [
        { ...kept, until: '2027-06-01', rows: 2 },
        { ...kept, law: 'a court', until: null },
      ],
      shared: 4,
    }),
    table('cards_shared', { shared: 1 }),
    table('visits', {}),
  ];
  assert.deepEqual(categoryOutcomes(plan, { tables }, { payment: 'Cards' }), [
    {
      category: 'Cards',
      erased: 2,
      reduced: 0,
      kept: [
        { reason: 'an open chargeback', law: 'contract', until: '2027-06-01', rows: 3 },
        { reason: 'an open chargeback', law: 'a court', until: null, rows: 1 },
      ],
      shared: 5,
    },
  ]);
});

test('of a deletion that ran twice all that went is told, and of what stays only what the last run met', () => {
  const first = [
    table('cards', { before: 3, erased: 2, after: 1, kept: [kept] }),
    table('visits', { before: 2, reduced: 2, after: 2 }),
    table('notes', { before: 1, after: 1, kept: [kept], shared: 1 }),
  ];
  const second = [table('cards', { before: 1, erased: 1 }), table('chats', { before: 4, erased: 4 })];
  const { tables } = allTogether([{ tables: first }, { tables: second }]);
  assert.deepEqual(
    tables.map((one) => [one.table, one.before, one.erased, one.reduced, one.kept.length + (one.shared ?? 0)]),
    [
      ['cards', 3, 3, 0, 0],
      ['visits', 2, 0, 2, 0],
      ['notes', 1, 0, 0, 0],
      ['chats', 4, 4, 0, 0],
    ],
  );
  assert.deepEqual(allTogether([{ tables: first }]), { tables: first });
  assert.deepEqual(allTogether([]), { tables: [] });
});

test('US-3: rows held for another organisation make a deletion and a copy partial, and are never “nothing found”', () => {
  const processors = [{ name: 'Acme', contact: 'a@acme.example', rows: 2 }];
  const held = { ...planned('visits'), found: 2, processors };
  assert.equal(copyOutcome({ tables: [held] }), 'in-part');
  assert.equal(copyOutcome({ tables: [planned('visits')] }), 'nothing-found');
  const gone = table('accounts', { before: 1, erased: 1 });
  assert.equal(deletionOutcome({ tables: [gone, table('chats', { before: 2, after: 2, processors })] }), 'in-part');
});

test('one organisation that rows of two tables are held for is told of once', () => {
  const acme = { name: 'Acme', contact: 'a@acme.example', rows: 2 };
  const beta = { name: 'Beta', contact: '', rows: 1 };
  assert.deepEqual(heldForOthers([{ processors: [acme, beta] }, {}, { processors: [acme] }]), [
    { ...acme, rows: 4 },
    beta,
  ]);
});

test('JS-7: what cannot be called back is told of tables that rows went from, once', () => {
  const said = [
    { table: 'posts', words: 'Copies' },
    { table: 'replies', words: 'Copies' },
    { table: 'photos', words: 'Prints' },
  ];
  const tables = [table('posts', { reduced: 1 }), table('replies', { erased: 2 }), table('photos', { before: 1 })];
  assert.deepEqual(notRecalled(said, { tables }), ['Copies']);
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

test('rows that stay as they were are a refusal in part; those that are only reduced are none', () => {
  const asked = { kind: 'delete', outcome: 'in-part', outside: [] } as const;
  assert.equal(isKeptInPart({ ...asked, categories: [{ kept: [] }, { kept: [kept] }] }), true);
  assert.equal(isKeptInPart({ ...asked, categories: [{ kept: [], shared: 1 }] }), true);
  assert.equal(isKeptInPart({ ...asked, categories: [], outside: [{ result: 'kept' }] }), true);
  assert.equal(isKeptInPart({ ...asked, categories: [{ kept: [] }], outside: [{ result: 'erased' }] }), false);
  assert.equal(isKeptInPart({ ...asked, kind: 'access', categories: [{ kept: [kept] }] }), false);
  assert.equal(isKeptInPart({ ...asked, outcome: 'fulfilled', categories: [{ kept: [kept] }] }), false);
});
