import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { viewRequest } from './view-request.ts';

ownPortal();

test('E1, E10: at the desk nobody sees their own request; that of somebody else without who it is', async () => {
  const { id, email } = await planned('access');
  const self = await makeStaff('approver', email);
  assert.equal(codeOf(await viewRequest({ actor: self, id, now })), 'self-not-allowed');
  assert.deepEqual(await eventsOf(id), ['received', 'denied']);
  const shown = await viewRequest({ actor: await makeStaff('reviewer'), id, now });
  assert.ok(shown.ok);
  assert.doesNotMatch(JSON.stringify(shown.value), new RegExp(`${email}|CANARY`));
});
