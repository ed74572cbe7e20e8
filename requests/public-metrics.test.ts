import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countedRow, insertCounted } from '#tests/counted';
import { now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { publicMetrics } from './public-metrics.ts';

ownPortal('habeas_web');

test('everybody sees complete years, and never the one that runs', async () => {
  await insertCounted([countedRow({ receivedOn: '2025-05-01' }), countedRow({ receivedOn: '2026-05-01' })]);
  for (const year of ['2025', '2026', undefined, ['2026'], '20260', "2026' or 1"]) {
    const metrics = await publicMetrics({ year, now });
    assert.deepEqual([metrics?.year, metrics?.years], [2025, [2025]], String(year));
    assert.equal(metrics?.rows[0]?.received, 1);
  }
});
