import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { codeOf, later, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { listBulks } from './list-bulks.ts';
import { proposeBulk } from './propose-bulk.ts';
import { stopBulk } from './stop-bulk.ts';

ownPortal('habeas_worker');

async function proposed(actor: StaffActor, minute: number): Promise<string> {
  const ids = [(await planned('access')).id, (await planned('access')).id];
  const asked = { act: 'assign', typed: { staffId: '' }, which: { ids }, submissionKey: randomUUID() };
  const made = await proposeBulk({ actor, now: later(minute), ...asked });
  return made.ok ? made.value : assert.fail(codeOf(made));
}

test('the way back to one’s own acts on many, the latest first; somebody else sees none of them', async () => {
  const [actor, other] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const [first, second] = [await proposed(actor, 0), await proposed(actor, 1)];
  assert.ok((await stopBulk({ actor, id: first, now: later(2) })).ok);
  const lines = await listBulks({ actor, now });
  const line = { act: 'assign', requests: 2 };
  assert.deepEqual(lines.ok && lines.value, [
    { ...line, id: second, createdAt: later(1), stage: 'checking' },
    { ...line, id: first, createdAt: later(0), stage: 'stopped' },
  ]);
  assert.deepEqual(await listBulks({ actor: other, now }), { ok: true, value: [] });
  assert.equal(codeOf(await listBulks({ actor: await makeStaff('viewer'), now })), 'role-not-allowed');
});
