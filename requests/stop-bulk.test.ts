import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposed } from '#tests/bulk';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { stopBulk } from './stop-bulk.ts';
import { workOffBulk } from './work-off-bulk.ts';

const portal = ownPortal('habeas_worker');

test('stopped twice it is stopped once, at any time before its end, and not by somebody else', async () => {
  for (const isChecked of [false, true]) {
    const { actor, id } = await proposed();
    if (isChecked) await workOffBulk({ id, now: () => now });
    assert.equal(codeOf(await stopBulk({ actor: await makeStaff('approver'), id, now })), 'not-found');
    const before = await portal.events('bulk-stopped');
    assert.equal(codeOf(await stopBulk({ actor, id, now })), 'ok');
    assert.equal(codeOf(await stopBulk({ actor, id, now })), 'not-possible-now');
    assert.equal(await portal.events('bulk-stopped'), before + 1);
  }
});
