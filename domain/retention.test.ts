import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths } from './clock.ts';
import { lawIds } from './law/law-of.ts';
import { retention } from './retention.ts';

test('no law’s requests go before the 24 months that California asks for', () => {
  const { months } = retention('2028-06-01');
  assert.deepEqual(Object.keys(months).sort(), [...lawIds].sort());
  for (const [law, number] of Object.entries(months)) assert.ok(number >= 24, law);
});

test('an organisation lengthens what the law says and never shortens it', () => {
  assert.equal(retention('2028-06-01', 36).months['us-ca'], 36);
  assert.equal(retention('2028-06-01', 3).months['us-ca'], 24);
});

test('no closing day after the latest one is over its time, at any end of month', () => {
  for (const today of ['2028-02-29', '2028-03-01', '2028-03-31', '2027-02-28', '2028-12-31', '2029-01-01']) {
    const { latest, months } = retention(today);
    const least = Math.min(...Object.values(months));
    // A closing day is over its time when its months later is before today.
    for (const day of ['2026-01-31', '2026-02-28', '2026-03-30', '2026-03-31', '2026-12-30', '2026-12-31', latest]) {
      if (addMonths(day, least) < today) assert.ok(day <= latest, `${day} for ${today}`);
    }
  }
});
