import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#domain/roles';
import { approveAll, waiting } from '#tests/capped';
import { codeOf, later, makeStaff, now } from '#tests/desk';
import { ruledBy } from '#tests/organisation';
import { ownPortal } from '#tests/own-portal';
import { letGoOn } from './let-go-on.ts';
import { listHeldToday } from './list-held-today.ts';

ruledBy('laws: [us-ca]\ndailyCaps: { copies: 1, deletions: 2 }');
const portal = ownPortal();

test('E11: an admin sees whose acts are held today and who let them go on; those of yesterday are gone', async () => {
  const [admin, busy, idle] = [await makeStaff('admin'), await makeStaff('approver'), await makeStaff('approver')];
  await approveAll(busy, await waiting('access', 2));
  await approveAll(idle, await waiting('delete', 2));
  const listed = async (at = now) => {
    const held = await listHeldToday({ actor: admin, now: at });
    assert.ok(held.ok);
    return held.value;
  };
  const { staffId, name } = busy;
  const one = { staffId, name, act: 'copy', count: 1, atMost: 1, heldAt: now, allowedAt: null, allowedBy: null };
  assert.deepEqual(await listed(), [one]);
  await letGoOn({ actor: admin, staffId, act: 'copy', reason: 'dates-near', now: later(5) });
  assert.deepEqual(await listed(), [{ ...one, allowedAt: later(5), allowedBy: admin.name }]);
  assert.deepEqual(await listed(later(24 * 60)), []);
});

test('E1: somebody else than an admin is not told whose acts are held, and the try is an event', async () => {
  const others = roles.filter((role) => role !== 'admin');
  for (const role of others) {
    assert.equal(codeOf(await listHeldToday({ actor: await makeStaff(role), now })), 'role-not-allowed');
  }
  assert.equal(await portal.events('denied'), others.length);
});
