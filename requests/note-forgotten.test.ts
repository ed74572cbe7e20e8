import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { event } from '#db/schema/index';
import { now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { noteForgotten } from './note-forgotten.ts';
import { installationView } from './view-installation.ts';

ownPortal('habeas_worker');

const told = async () =>
  (await database().select().from(event).where(eq(event.type, 'runs-forgotten'))).map((one) => one.detail);

test('forgotten runs noted twice are told of once, new ones by themselves, and none where the portal knows them again', async () => {
  const [first, second] = [
    { run: '11111111-1111-4111-8111-111111111111', act: 'purge', at: '2026-06-01T08:00:00.000Z' },
    { run: '22222222-2222-4222-8222-222222222222', act: 'opt-out', at: '2026-06-02T08:00:00.000Z' },
  ];
  await noteForgotten({ count: 0, runs: [], now });
  assert.deepEqual([await told(), (await installationView()).forgottenRuns], [[], null]);
  await noteForgotten({ count: 1, runs: [first], now });
  await noteForgotten({ count: 1, runs: [first], now });
  assert.deepEqual(await told(), [{ count: 1, runs: [first.run] }]);
  await noteForgotten({ count: 2, runs: [second, first], now });
  assert.deepEqual((await told()).at(-1), { count: 2, runs: [second.run] });
  assert.deepEqual((await installationView()).forgottenRuns, { count: 2, runs: [second, first] });
  await noteForgotten({ count: 0, runs: [], now });
  assert.equal((await installationView()).forgottenRuns, null);
  assert.equal((await told()).length, 2);
});
