import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds } from '#domain/kinds';
import { isOpen, statuses } from '#domain/states';
import { planWords } from './plan-words.ts';

const totals = { found: 6, mentioned: 0, shared: 0, corrected: 0, exported: 3, erased: 3, reduced: 2, kept: 1 };
const plan = {
  totals,
  corrections: 1,
  tables: [{ exported: 3 }, { exported: 0 }],
  optOuts: ['Sharing'],
  lost: ['Card'],
};

test('a plan says what will be done as long as it may be, and afterwards what was planned', () => {
  assert.equal(planWords({ kind: 'access', status: 'review' }, plan), '3 rows from 1 table go into the copy.');
  assert.equal(planWords({ kind: 'correct', status: 'running' }, plan), '1 field will be changed.');
  assert.equal(
    planWords({ kind: 'delete', status: 'approved' }, plan),
    '3 rows will be deleted, 2 rows reduced, and 1 row must stay.',
  );
  assert.equal(planWords({ kind: 'access', status: 'refused' }, plan), 'Planned: 3 rows from 1 table in the copy.');
  assert.equal(planWords({ kind: 'correct', status: 'done' }, plan), 'Planned: 1 field changed.');
  assert.equal(
    planWords({ kind: 'delete', status: 'withdrawn' }, plan),
    'Planned: 3 rows deleted, 2 rows reduced, 1 row kept.',
  );
});

test('rows that are shared with others stay, too', () => {
  const withShared = { ...plan, totals: { ...totals, shared: 4 } };
  assert.match(
    planWords({ kind: 'delete', status: 'review' }, withShared),
    /and 1 row must stay, besides 4 shared rows\.$/,
  );
  assert.match(planWords({ kind: 'delete', status: 'done' }, withShared), /1 row kept, besides 4 shared rows\.$/);
});

test('of no kind does a closed request say what will be', () => {
  for (const kind of kinds)
    for (const status of statuses.filter((one) => !isOpen(one)))
      assert.doesNotMatch(planWords({ kind, status }, plan), /\b(will|must|go)\b/, `${kind} ${status}`);
});
