import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { exportPackage, packageChunk, run } from '#db/schema/index';
import { codeOf, later, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { takeBack } from './take-back.ts';
import { viewRequest } from './view-request.ts';

const portal = ownPortal();

test('a copy taken back is gone at once with all its parts, on record, and told; twice is refused', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id, email } = await planned('access');
  const [made] = await database().insert(run).values({ requestId: id, digest: 'd', createdAt: now }).returning();
  const times = { createdAt: now, finishedAt: now, expiresAt: later(600) };
  const part = { requestId: id, runId: made?.id ?? '', ...times };
  const parts = await database()
    .insert(exportPackage)
    .values([part, { ...part, part: 2, downloads: 1 }])
    .returning();
  const ids = parts.map((one) => one.id);
  const chunk = { number: 0, last: true, body: Buffer.from('x') };
  await database()
    .insert(packageChunk)
    .values(ids.map((packageId) => ({ packageId, ...chunk })));
  const statesAt = async (at: Date) => {
    const view = await viewRequest({ actor: reviewer, id, now: at });
    return view.ok && view.value.packages.map(({ state }) => state);
  };
  assert.deepEqual(await statesAt(now), ['ready', 'ready']);
  assert.deepEqual(await statesAt(later(601)), ['expired', 'expired']);
  assert.equal(codeOf(await takeBack({ actor: reviewer, id, now, reason: 'Wrong Ann' })), 'ok');
  assert.deepEqual(await statesAt(now), ['taken-back', 'taken-back']);
  assert.equal(codeOf(await takeBack({ actor: reviewer, id, now, reason: 'Wrong Ann' })), 'package-gone');
  const { rows } = await portal
    .owner()
    .query(
      `SELECT delivered, (SELECT count(*)::int FROM package_chunk WHERE package_id = ANY ($1)) AS chunks FROM incident WHERE request_id = $2`,
      [ids, id],
    );
  assert.deepEqual(rows, [{ delivered: true, chunks: 0 }]);
  assert.equal((await lettersOf('package-taken-back')).filter(({ to }) => to === email).length, 1);
});
