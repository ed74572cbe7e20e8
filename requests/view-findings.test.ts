import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { replaceFindings } from '#db/finding';
import { findRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { codeOf, eventsOf, later, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { showFindings } from './show-findings.ts';
import { viewFindings } from './view-findings.ts';

ownPortal();

test('findings are shown to who asked with a reason and to nobody else, for a quarter of an hour; looked at twice, there are two events', async () => {
  const [reviewer, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const { id } = await planned('access');
  const state = async (actor: StaffActor, at = now) => {
    const view = await viewFindings({ actor, id, now: at });
    return view.ok ? view.value.state : view.problems[0].code;
  };
  assert.equal(await state(reviewer), 'not-asked');
  assert.equal(codeOf(await showFindings({ actor: reviewer, id, now, reason: '' })), 'reason-missing');
  assert.equal(codeOf(await showFindings({ actor: reviewer, id, now, reason: 'check-plan' })), 'ok');
  assert.equal(await state(reviewer), 'being-fetched');
  const key = (await findRequest(database(), id))?.key ?? Buffer.alloc(32);
  const none = { columns: [], rows: [], mentionColumns: [], mentions: [], mentioned: 0 };
  const findings = [{ table: 'orders', label: 'Orders', category: 'shop', found: 0, ...none }];
  await inTransaction((tx) => replaceFindings(tx, { requestId: id, key, findings, expiresAt: later(15) }));
  for (const _ of [1, 2]) assert.equal(await state(reviewer), 'shown');
  assert.equal(await state(approver), 'not-asked');
  assert.equal(await state(reviewer, later(16)), 'not-asked');
  assert.deepEqual((await eventsOf(id)).slice(1), ['findings-asked', 'findings-viewed', 'findings-viewed']);
});

test('E1: findings of somebody else’s request are not shown on this one', async () => {
  const actor = await makeStaff('reviewer');
  const [mine, theirs] = [await planned('access'), await planned('access')];
  const key = (await findRequest(database(), theirs.id))?.key ?? Buffer.alloc(32);
  const none = { columns: [], rows: [], mentionColumns: [], mentions: [], mentioned: 0 };
  const findings = [{ table: 'orders', label: 'Orders', category: 'shop', found: 0, ...none }];
  await inTransaction((tx) => replaceFindings(tx, { requestId: theirs.id, key, findings, expiresAt: later(15) }));
  assert.equal(codeOf(await showFindings({ actor, id: mine.id, now, reason: 'check-plan' })), 'ok');
  const seen = await viewFindings({ actor, id: mine.id, now });
  assert.equal(seen.ok && seen.value.state, 'being-fetched');
  const unasked = await viewFindings({ actor, id: theirs.id, now });
  assert.equal(unasked.ok && unasked.value.state, 'not-asked');
});
