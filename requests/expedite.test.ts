import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { coolingOff } from '#tests/cooling-off';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { expedite } from './expedite.ts';

const portal = ownPortal();

test('two people with reasons end the cooling-off; one who asks twice does not', async () => {
  const { approver, ...request } = await coolingOff();
  const other = await makeStaff('approver');
  const later = new Date(now.getTime() + 1000);
  const cut = (actor: StaffActor, reason = 'They asked for it twice') =>
    expedite({ actor, now: later, ...request, reason });
  assert.equal(codeOf(await cut(approver, '')), 'reason-missing');
  assert.equal(codeOf(await cut(approver)), 'ok');
  assert.equal(codeOf(await cut(approver)), 'already-approved');
  const after = async () =>
    (
      await portal.owner().query(`SELECT run_after FROM request WHERE id = $1`, [request.id])
    ).rows[0].run_after.getTime();
  assert.ok((await after()) > later.getTime());
  assert.equal(codeOf(await cut(other)), 'ok');
  assert.equal(await after(), later.getTime());
  assert.equal(codeOf(await cut(other)), 'not-possible-now');
});
