import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proposeBulk } from './propose-bulk.ts';
import { stopBulk } from './stop-bulk.ts';
import { workOffBulk } from './work-off-bulk.ts';

const portal = ownPortal('habeas_worker');

/** A refusal of two requests, proposed and not yet looked at. */
async function proposed() {
  const actor = await makeStaff('reviewer');
  const which = { ids: [(await planned('access')).id, (await planned('access')).id] };
  const typed = { ground: 'unfounded', reason: 'Asked for fun' };
  const made = await proposeBulk({ actor, act: 'refuse', typed, which, submissionKey: randomUUID(), now });
  return { actor, id: made.ok ? made.value : assert.fail() };
}

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
