import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addBusinessDays, addDays, addMonths, clockUsed, dayOf, daysBetween } from './clock.ts';

test('a month ends on the same day number, or on the last day there is', () => {
  const cases = [
    ['2026-03-05', '2026-04-05'],
    ['2026-08-31', '2026-09-30'],
    ['2026-01-31', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-12-15', '2027-01-15'],
    ['2026-09-03', '2026-10-03'],
  ] as const;
  for (const [received, due] of cases) assert.equal(addMonths(received, 1), due);
  assert.equal(addMonths('2026-11-30', 3), '2027-02-28');
});

test('a day belongs to the time zone of the organisation', () => {
  const late = new Date('2026-05-31T23:30:00Z');
  assert.equal(dayOf(late, 'Europe/Berlin'), '2026-06-01');
  assert.equal(dayOf(late, 'America/Los_Angeles'), '2026-05-31');
});

test('business days skip weekends, and begin on the day after', () => {
  assert.equal(addBusinessDays('2026-11-26', 1), '2026-11-27');
  assert.equal(addBusinessDays('2026-11-27', 1), '2026-11-30');
  assert.equal(addBusinessDays('2026-11-28', 1), '2026-11-30');
  assert.equal(addBusinessDays('2026-11-26', 10), '2026-12-10');
});

test('a share of the clock is late only above a hundred', () => {
  assert.equal(clockUsed('2026-01-01', '2026-01-31', '2026-01-16'), 50);
  assert.equal(clockUsed('2026-01-01', '2026-01-31', '2026-01-31'), 100);
  assert.ok(clockUsed('2026-01-01', '2026-01-31', '2026-02-01') > 100);
  assert.equal(clockUsed('2026-01-01', '2026-01-01', '2026-01-01'), 0);
});

test('what is not a date is refused', () => {
  for (const wrong of ['2026-02-29', '2026-13-01', '2026-1-1', 'tomorrow', '']) {
    assert.throws(() => addMonths(wrong, 1), RangeError);
    assert.throws(() => addDays(wrong, 1), RangeError);
  }
});

test('days there and back again are the same day', () => {
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: -4000, max: 4000 }), (start, days) => {
      const end = addDays(start, days);
      assert.equal(daysBetween(start, end), days);
      assert.equal(addDays(end, -days), start);
    }),
  );
});
