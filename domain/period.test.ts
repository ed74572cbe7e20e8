import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from './clock.ts';
import { nearPeriods, periodFault, readPeriod, startOf, stepsOf, unitFor, units, withinStep } from './period.ts';

const day = fc.integer({ min: 0, max: 9000 }).map((count) => addDays('2005-01-01', count));

test('without days it is the year until today; what is no day is not given', () => {
  assert.deepEqual(readPeriod({}, '2026-11-26'), { from: '2025-11-27', to: '2026-11-26' });
  assert.deepEqual(readPeriod({ from: '2026-02-31', to: "' or 1" }, '2026-11-26'), readPeriod({}, '2026-11-26'));
});

test('days the wrong way round are turned', () => {
  assert.deepEqual(readPeriod({ from: '2026-03-01', to: '2026-01-01' }, '2026-11-26'), {
    from: '2026-01-01',
    to: '2026-03-01',
  });
});

test('a month, a quarter and a year are named, and end today where they go on', () => {
  const named = (name: string) => Object.values(readPeriod({ in: name }, '2026-11-26'));
  assert.deepEqual(named('2024-02'), ['2024-02-01', '2024-02-29']);
  assert.deepEqual(named('2025-12'), ['2025-12-01', '2025-12-31']);
  assert.deepEqual(named('2026-Q1'), ['2026-01-01', '2026-03-31']);
  assert.deepEqual(named('2026-Q4'), ['2026-10-01', '2026-11-26']);
  assert.deepEqual(named('2026'), ['2026-01-01', '2026-11-26']);
  assert.deepEqual(named('2027'), ['2026-11-26', '2026-11-26']);
});

test('what names no period leaves the days', () => {
  const from = '2026-03-01';
  for (const name of ['', '2026-Q5', '2026-13', '0000', '2026-Q', '26', '2026-02-03', "2026' or 1"]) {
    assert.deepEqual(readPeriod({ in: name, from, to: '2026-03-09' }, '2026-11-26'), { from, to: '2026-03-09' }, name);
  }
});

test('what is shown instead of the period that was asked for has a reason', () => {
  const faults = (asked: Parameters<typeof periodFault>[0]) => periodFault(asked, '2026-11-26');
  for (const asked of [{}, { in: '2026' }, { in: '2026-11' }, { from: '2026-01-01', to: '' }, { to: '2026-11-26' }]) {
    assert.equal(faults(asked), null, JSON.stringify(asked));
  }
  for (const asked of [{ in: '2026-13' }, { in: '' }, { from: '2026-02-31' }, { to: "' or 1" }]) {
    assert.equal(faults(asked), 'unknown', JSON.stringify(asked));
  }
  for (const asked of [{ in: '2027' }, { in: '2026-12' }, { from: '2026-01-01', to: '2026-11-27' }]) {
    assert.equal(faults(asked), 'ahead', JSON.stringify(asked));
  }
  assert.equal(faults({ from: '2026-03-01', to: '2026-01-01' }), 'turned');
});

test('the near periods are this one and the one before, also at the turn of a year', () => {
  assert.deepEqual(nearPeriods('2026-01-31'), ['2026-01', '2025-12', '2026-Q1', '2025-Q4', '2026', '2025']);
  assert.deepEqual(nearPeriods('2026-12-31').slice(0, 4), ['2026-12', '2026-11', '2026-Q4', '2026-Q3']);
});

test('weeks begin on Monday', () => {
  assert.equal(startOf('2026-11-26', 'week'), '2026-11-23');
  assert.equal(startOf('2026-11-23', 'week'), '2026-11-23');
  assert.equal(startOf('2026-11-29', 'week'), '2026-11-23');
});

test('the steps of a period cover each of its days once, and are few enough to be read', () => {
  fc.assert(
    fc.property(day, day, (one, other) => {
      const period = readPeriod({ from: one, to: other }, '2026-11-26');
      const unit = unitFor(period);
      const parts = stepsOf(period, unit).map((step) => withinStep(step, unit, period));
      assert.ok(parts.length <= 62, `${parts.length} ${unit}s`);
      assert.equal(parts[0]?.from, period.from);
      assert.equal(parts.at(-1)?.to, period.to);
      for (const [index, part] of parts.entries()) {
        if (index > 0) assert.equal(part.from, addDays(parts[index - 1]?.to ?? '', 1));
      }
    }),
  );
});

test('a day is in the step that begins at its start', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...units), (one, unit) => {
      assert.deepEqual(stepsOf({ from: one, to: one }, unit), [startOf(one, unit)]);
    }),
  );
});
