import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { countFunnel } from '#db/funnel';
import { now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { findDraft } from './find-draft.ts';
import { forgetExpired } from './forget-expired.ts';
import { keepDraft } from './keep-draft.ts';

ownPortal('habeas_worker');

test('twice is once: what is over goes, what is not stays', async () => {
  const nextDay = new Date(now.getTime() + 25 * 3_600_000);
  await keepDraft({ browser: 'old', set: { kind: 'access' }, now });
  await keepDraft({ browser: 'young', set: { kind: 'delete' }, now: nextDay });
  for (const _ of [1, 2]) {
    await forgetExpired(nextDay);
    assert.equal(await findDraft({ browser: 'old' }), null);
    assert.deepEqual((await findDraft({ browser: 'young' }))?.answers, { kind: 'delete' });
    const came = await countFunnel(database(), { from: '2026-06-01', to: '2026-06-01' });
    assert.deepEqual(came, [{ furthest: 'started', count: 1 }]);
  }
});
