import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { listLedger, noteInLedger, proveInLedger } from '#db/ledger';
import { event } from '#db/schema/index';
import type { Receipt } from '#domain/plan';
import { now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { noteReplayed } from './note-replayed.ts';

ownPortal('habeas_worker');

test('an entry replayed twice, after two restored backups, is two events and one entry with the last time', async () => {
  const [id, request, scope, map] = [randomUUID(), randomUUID(), 'everything', 'a'.repeat(64)];
  const receipt: Receipt = {
    version: 1,
    run: id,
    request,
    act: 'purge',
    scope,
    map,
    plan: null,
    at: now.toISOString(),
    tables: [],
  };
  await noteInLedger(database(), { id, requestId: request, at: now, body: { act: 'erase', scope } });
  await proveInLedger(database(), id, { receipt, signature: 'c2ln' });
  const later = new Date(now.getTime() + 60_000);
  await noteReplayed({ id, act: 'erase', requestId: null, receipt: { ...receipt, act: 're-erase' }, despite: [], now });
  const despite = [randomUUID()];
  await noteReplayed({
    id,
    act: 'erase',
    requestId: null,
    receipt: { ...receipt, act: 're-erase' },
    despite,
    now: later,
  });
  const told = await database().select().from(event).where(eq(event.type, 'erased-again')).orderBy(event.seq);
  const first = { first: id, run: id, rows: 0 };
  assert.deepEqual(
    told.map(({ actorKind, detail }) => [actorKind, detail]),
    [
      ['worker', first],
      ['operator', { ...first, despite }],
    ],
  );
  for await (const [entry] of listLedger(database(), { imported: false })) assert.deepEqual(entry?.replayedAt, later);
});
