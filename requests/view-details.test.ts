import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { viewDetails } from './view-details.ts';
import { viewRequest } from './view-request.ts';

const portal = ownPortal();

test('what a person wrote is shown only for a reason, and not without its event', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id, email } = await planned('access');
  assert.equal(codeOf(await viewDetails({ actor: reviewer, id, now, reason: 'curious' })), 'reason-missing');
  const shown = await viewDetails({ actor: reviewer, id, now, reason: 'identify' });
  assert.ok(shown.ok);
  assert.deepEqual(shown.value.who, [{ name: 'email', value: email }]);
  assert.match(JSON.stringify(shown.value.answers), /CANARY-NOTE/);
  const page = await viewRequest({ actor: reviewer, id, now });
  assert.doesNotMatch(JSON.stringify(page), new RegExp(`CANARY|${email}`));
  await portal.owner().query('REVOKE EXECUTE ON FUNCTION append_event FROM habeas_web');
  await assert.rejects(viewDetails({ actor: reviewer, id, now, reason: 'identify' }));
  await portal.owner().query('GRANT EXECUTE ON FUNCTION append_event TO habeas_web');
});

test('looked at twice, what a person wrote is two events, each with its reason', async () => {
  const { id } = await planned('access');
  const actor = await makeStaff('approver');
  for (const reason of ['identify', 'complaint'])
    assert.equal(codeOf(await viewDetails({ actor, id, now, reason })), 'ok');
  assert.deepEqual((await eventsOf(id)).slice(1), ['details-viewed', 'details-viewed']);
});

test('D5, E10: what somebody else wrote is not shown to who may only look at the queue, nor one’s own to oneself', async () => {
  const { id, email } = await planned('access');
  const reason = 'identify';
  assert.equal(codeOf(await viewDetails({ actor: await makeStaff('viewer'), id, now, reason })), 'role-not-allowed');
  const self = await makeStaff('approver', email);
  assert.equal(codeOf(await viewDetails({ actor: self, id, now, reason })), 'self-not-allowed');
  assert.deepEqual((await eventsOf(id)).slice(1), ['denied', 'denied']);
});
