import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { event } from '#db/schema/index';
import { now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { health } from './health.ts';
import { noteRestored } from './note-restored.ts';
import { installationView } from './view-installation.ts';

ownPortal('habeas_worker');

test('a restored database noted twice is told of once and since the first time, and health says so until it is over', async () => {
  await noteRestored({ isRestored: true, now });
  await noteRestored({ isRestored: true, now: new Date(now.getTime() + 60_000) });
  assert.deepEqual((await installationView()).restoredSeenAt, now);
  assert.equal((await health(now)).ledger, false);
  assert.equal((await database().select().from(event).where(eq(event.type, 'restored'))).length, 1);
  await noteRestored({ isRestored: false, now });
  assert.equal((await health(now)).ledger, true);
});
