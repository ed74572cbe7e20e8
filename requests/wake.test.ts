import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { snooze } from './snooze.ts';
import { viewRequest } from './view-request.ts';
import { wake } from './wake.ts';

ownPortal();

test('what was put back is brought back before its day by any colleague; twice is once', async () => {
  const [reviewer, colleague] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const { id } = await planned('access');
  const moves = async () => {
    const viewed = await viewRequest({ actor: colleague, id, now });
    assert.ok(viewed.ok);
    return viewed.value.moves;
  };
  assert.ok(!(await moves()).includes('wake'));
  assert.equal(codeOf(await snooze({ actor: reviewer, id, now, until: '2026-06-09', why: 'planned' })), 'ok');
  assert.ok((await moves()).includes('wake'));
  assert.equal(codeOf(await wake({ actor: await makeStaff('viewer'), id, now })), 'role-not-allowed');
  for (let time = 0; time < 2; time++) assert.equal(codeOf(await wake({ actor: colleague, id, now })), 'ok');
  assert.deepEqual(await eventsOf(id), ['received', 'snoozed', 'denied', 'woken']);
  assert.ok(!(await moves()).includes('wake'));
});

test('a request that is not put back stays as it is', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id } = await planned('access');
  assert.equal(codeOf(await wake({ actor: reviewer, id, now })), 'ok');
  assert.deepEqual(await eventsOf(id), ['received']);
});
