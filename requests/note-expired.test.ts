import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { noteExpired } from './note-expired.ts';

const portal = ownPortal('habeas_worker');

const batch = (erased: number) => {
  const line = { table: 'page_views', label: 'Pages', before: erased, after: 0, reduced: 0, changed: 0, added: 0 };
  const head = { version: 1, run: 'r', request: 'r', scope: 'page_views', map: '0'.repeat(64), plan: null } as const;
  return { ...head, act: 'expire' as const, at: now.toISOString(), tables: [{ ...line, erased, kept: [] }] };
};

test('a night’s batches are one event with all their rows; told twice, with nothing left to discard, they stay one', async () => {
  await noteExpired({ table: 'page_views', receipts: [batch(2000), batch(17)], now });
  await noteExpired({ table: 'page_views', receipts: [], now });
  const { rows } = await portal.owner().query("SELECT detail FROM event WHERE type = 'rows-expired'");
  assert.deepEqual(rows, [{ detail: { table: 'page_views', rows: 2017, receipts: 2 } }]);
});
