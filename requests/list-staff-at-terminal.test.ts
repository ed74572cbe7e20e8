import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { listStaff } from './list-staff.ts';

ownPortal('habeas_worker');

test('an operator lists who works at the desk by the role of the worker', async () => {
  const { staffId } = await makeStaff('reviewer');
  const listed = await listStaff({ actor: { kind: 'operator' }, now });
  assert.deepEqual(listed.ok && listed.value.map(({ id, searchHeldAt }) => [id, searchHeldAt]), [[staffId, null]]);
});
