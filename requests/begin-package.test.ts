import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileAs, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { beginAct } from './begin-act.ts';
import { beginPackage } from './begin-package.ts';

const portal = ownPortal('habeas_worker');

test('a package begun twice is one: what the first try left goes', async () => {
  const requestId = await fileAs('ann@example.test', 'access');
  const begun = await beginAct({ requestId, from: 'received', digest: 'copy', now });
  const of = { requestId, runId: begun?.run.id ?? '', now };
  const [first, second] = [await beginPackage(of), await beginPackage(of)];
  assert.notEqual(first.id, second.id);
  const { rows } = await portal.owner().query('SELECT id FROM package WHERE request_id = $1', [requestId]);
  assert.deepEqual(rows, [{ id: second.id }]);
});
