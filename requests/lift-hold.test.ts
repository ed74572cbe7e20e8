import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { codeOf, makeStaff, now, planned } from '#tests/desk';
import { held } from '#tests/held';
import { ownPortal } from '#tests/own-portal';
import { holdsOn } from './holds-on.ts';
import { liftHold } from './lift-hold.ts';

const portal = ownPortal();

test('lifted twice, a hold is lifted once: by the first, with one event; open deletions are planned anew', async () => {
  const { id, email } = await planned('delete');
  const holdId = await held({ identities: { email } });
  const request = await findRequest(database(), id);
  assert.ok(request);
  assert.equal((await holdsOn(request)).length, 1);
  await portal.owner().query('DELETE FROM graphile_worker._private_jobs');
  const [first, second] = [await makeStaff('approver'), await makeStaff('admin')];
  const codes: string[] = [];
  for (const actor of [first, first, second])
    codes.push(codeOf(await liftHold({ actor, holdId, reason: 'The case is closed', now })));
  assert.deepEqual(codes, ['ok', 'ok', 'hold-lifted']);
  assert.deepEqual(await holdsOn(request), []);
  assert.equal(await portal.events('hold-lifted'), 1);
  assert.equal(await portal.jobs(`plan:${id}`), 1);
  const { rows } = await portal
    .owner()
    .query('SELECT lifted_by, lift_reason_sealed::text FROM hold WHERE id = $1', [holdId]);
  assert.equal(rows[0]?.lifted_by, first.staffId);
});

test('a hold needs a reason to be lifted, its role, and somebody whom it is not about', async () => {
  const self = await makeStaff('approver', 'about-me@desk.test');
  const holdId = await held({ identities: { email: 'about-me@desk.test' } });
  const lift = { holdId, reason: 'Mine', now };
  assert.equal(codeOf(await liftHold({ ...lift, actor: self })), 'self-not-allowed');
  assert.equal(codeOf(await liftHold({ ...lift, actor: await makeStaff('reviewer') })), 'role-not-allowed');
  const actor = await makeStaff('approver');
  assert.equal(codeOf(await liftHold({ ...lift, actor, reason: '' })), 'reason-missing');
  for (const unknown of [randomUUID(), 'x', null]) {
    assert.equal(codeOf(await liftHold({ ...lift, actor, holdId: unknown })), 'not-found');
  }
});
