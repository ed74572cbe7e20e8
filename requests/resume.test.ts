import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { request as requests } from '#db/schema/index';
import { codeOf, later, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { resume } from './resume.ts';
import { viewDetails } from './view-details.ts';

ownPortal();

test('a paused deletion goes on only for an approver with a reason, and keeps its time; twice is refused', async () => {
  const [reviewer, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const { id } = await planned('delete');
  await database()
    .update(requests)
    .set({ status: 'approved', pausedAt: now, runAfter: later(60) })
    .where(eq(requests.id, id));
  assert.equal(codeOf(await resume({ actor: reviewer, id, now, reason: 'x' })), 'role-not-allowed');
  assert.equal(codeOf(await resume({ actor: approver, id, now, reason: '' })), 'reason-missing');
  assert.equal(codeOf(await resume({ actor: approver, id, now, reason: 'A misread notice' })), 'ok');
  assert.equal(codeOf(await resume({ actor: approver, id, now, reason: 'A misread notice' })), 'not-possible-now');
  const about = await findRequest(database(), id);
  assert.deepEqual([about?.pausedAt, about?.runAfter], [null, later(60)]);
  const details = await viewDetails({ actor: approver, id, now, reason: 'complaint' });
  assert.ok(details.ok && details.value.reasons.some(({ words }) => words === 'A misread notice'));
});
