import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { noteExpired } from './note-expired.ts';

const portal = ownPortal('habeas_worker');

const batch = (erased: number, minute: number, table = 'page_views') => {
  const line = { table, label: 'Pages', before: erased, after: 0, reduced: 0, changed: 0, added: 0 };
  const head = { version: 1, run: 'r', request: 'r', scope: table, map: '0'.repeat(64), plan: null } as const;
  const receipt = { ...head, act: 'expire' as const, at: now.toISOString(), tables: [{ ...line, erased, kept: [] }] };
  return { receipt, writtenAt: `2026-11-20T02:0${minute}:00.000001Z` };
};
const told = async () =>
  (await portal.owner().query("SELECT detail FROM event WHERE type = 'rows-expired' ORDER BY seq")).rows.map(
    ({ detail }) => `${detail.table} ${detail.rows} in ${detail.receipts} through ${detail.through}`,
  );

test('a night’s batches are one event a table with all their rows, and told twice they stay one', async () => {
  const written = [batch(2000, 1), batch(17, 2), batch(5, 3, 'visits')];
  await noteExpired({ written, now });
  await noteExpired({ written, now });
  await noteExpired({ written: [], now });
  const through = 'through 2026-11-20T02:03:00.000001Z';
  assert.deepEqual(await told(), [`page_views 2017 in 2 ${through}`, `visits 5 in 1 ${through}`]);
  await noteExpired({ written: [...written, batch(3, 4)], now });
  assert.equal((await told()).at(-1), 'page_views 3 in 1 through 2026-11-20T02:04:00.000001Z');
});

test('what an event of before told, which names no receipt, is not told again', async () => {
  await portal.owner().query("SELECT append_event('2026-11-21', 'rows-expired', 'worker', NULL, NULL, '{}')");
  await noteExpired({ written: [batch(9, 5)], now });
  assert.equal((await told()).length, 4);
});
