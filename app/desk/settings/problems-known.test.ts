import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SelfTestStanding } from '#domain/self-test';
import { problemsKnown } from './problems-known.ts';

const now = new Date('2026-11-20T12:00:00Z');
const none = {
  ...{ mapProblems: [], clockSkew: null, certificates: null, runsPausedAt: null, restoredSeenAt: null },
  ...{ forgottenRuns: null, queue: null },
  ...{ workerSeenAt: now, accountSeenAt: now, mailSeenAt: now },
};
const known = (more: Partial<Parameters<typeof problemsKnown>[0]>, standing: SelfTestStanding = 'off') =>
  problemsKnown({ ...none, ...more }, { standing }, now);

test('no problem is known only where all parts answer, runs go on, nothing was restored, forgotten or given up, and map and self-test are right', () => {
  assert.equal(known({}), 0);
  assert.equal(known({}, 'failed'), 1);
  assert.equal(known({ runsPausedAt: now }), 1);
  assert.equal(known({ restoredSeenAt: now }), 1);
  const queue = { due: 3, dueSince: now.toISOString(), retried: 2, givenUp: 0 };
  assert.equal(known({ queue }), 0);
  assert.equal(known({ queue: { ...queue, givenUp: 4 } }), 1);
  assert.equal(known({ forgottenRuns: { count: 2, runs: [] } }), 1);
  assert.equal(known({ mailSeenAt: new Date('2026-11-20T11:58:00Z'), accountSeenAt: null }), 2);
  assert.equal(known({ runsPausedAt: now, mapProblems: ['one', 'two'] }), 3);
});
