import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownPortal } from '#tests/own-portal';
import { installationView } from './view-installation.ts';

ownPortal();

test('the view of the installation holds its own few facts, and nothing of somebody else', async () => {
  const shown = Object.keys(await installationView()).sort();
  const seen = [
    'accountSeenAt',
    'mailSeenAt',
    'restoredSeenAt',
    'forgottenRuns',
    'workerSeenAt',
    'clockSkew',
    'queue',
    'certificates',
  ];
  const own = ['armedAt', 'armedBy', 'mapCheckedAt', 'mapHash', 'mapDrift', 'mapProblems'];
  assert.deepEqual(shown, [...own, ...seen, 'runsPausedAt', 'runsPausedFor'].sort());
});
