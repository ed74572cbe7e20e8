import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasHolidays, holidaysOf } from './holidays.ts';

test('a holiday counts where it is one, and nowhere without a region', async () => {
  const [bavaria, germany, england, nowhere] = await Promise.all(['DE-BY', 'DE', 'GB-ENG', null].map(holidaysOf));
  assert.ok(bavaria?.('2026-01-06') && !germany?.('2026-01-06'), 'Epiphany');
  assert.ok(germany?.('2026-04-06') && england?.('2026-04-06') && !nowhere?.('2026-04-06'), 'Easter Monday');
  assert.ok(england?.('2026-12-28') && !germany?.('2026-12-28'), 'in place of Boxing Day, a Saturday');
});

test('a day of remembrance on which people work is none', async () => {
  const england = await holidaysOf('GB-ENG');
  assert.ok(!england('2026-03-15'), 'Mother’s Day');
});

test('a region that nobody has holidays of is told from one that has', async () => {
  for (const region of ['DE', 'DE-BY', 'GB-ENG', 'IE', 'US-CA']) assert.ok(await hasHolidays(region), region);
  for (const region of ['XX', 'DE-XX', 'UK', 'IE-BY', '']) assert.ok(!(await hasHolidays(region)), region);
});
