import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileAs, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { beginAct } from './begin-act.ts';
import { beginPackage } from './begin-package.ts';

const portal = ownPortal('habeas_worker');

test('a package begun twice is one: what the first try left goes, and a second part comes beside the first', async () => {
  const requestId = await fileAs('ann@example.test', 'access');
  const begun = await beginAct({ requestId, from: 'received', digest: 'copy', now });
  const parts = async () =>
    (await portal.owner().query('SELECT part FROM package WHERE request_id = $1 ORDER BY part', [requestId])).rows.map(
      ({ part }) => part,
    );
  const of = { requestId, runId: begun?.run.id ?? '', part: 1, now };
  const [first, second] = [await beginPackage(of), await beginPackage(of)];
  assert.notEqual(first.id, second.id);
  const { rows } = await portal.owner().query('SELECT id FROM package WHERE request_id = $1', [requestId]);
  assert.deepEqual(rows, [{ id: second.id }]);
  await beginPackage({ ...of, part: 2 });
  assert.deepEqual(await parts(), [1, 2]);
  await beginPackage(of);
  assert.deepEqual(await parts(), [1]);
});
