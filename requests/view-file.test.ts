import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import type { Role } from '#domain/roles';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { keyed, postal } from '#tests/keyed';
import { fileOf, taskOf } from '#tests/outside';
import { ownPortal } from '#tests/own-portal';
import { readFile, withFile } from '#tests/with-file';
import { checkIdentity } from './check-identity.ts';
import { viewFile } from './view-file.ts';

ownPortal();

test('staff look at a file that work outside brought up, octet by octet, not with somebody else’s request; each look an event', async () => {
  const actor = await makeStaff('reviewer');
  const [mine, other] = [await planned('access'), await planned('access')];
  const taskId = await taskOf(mine.id, { actor, now });
  const fileId = await fileOf(mine.id, { actor, now, taskId, name: 'Ann.html', octets: '<script>' });
  const file = await viewFile({ actor, id: mine.id, fileId, now });
  assert.ok(file.ok);
  assert.deepEqual(
    [file.value.type, file.value.name, String(Buffer.concat(await Array.fromAsync(file.value.octets)))],
    ['application/octet-stream', 'Ann.html', '<script>'],
  );
  assert.equal((await eventsOf(mine.id)).filter((type) => type === 'attachment-viewed').length, 1);
  assert.equal(codeOf(await viewFile({ actor, id: other.id, fileId, now })), 'not-found');
  const viewer = await makeStaff('viewer');
  assert.equal(codeOf(await viewFile({ actor: viewer, id: mine.id, fileId, now })), 'role-not-allowed');
});

test('what was found of somebody is not shown to who typed their name in, before anything has been shown', async () => {
  const [clerk, colleague] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
  const answers = { kind: 'access', categories: [] };
  const id = await keyed({ actor: clerk, answers, identities: { phone: '+49 30 333333' }, postal });
  const taskId = await taskOf(id, { actor: colleague, now });
  const fileId = await fileOf(id, { actor: colleague, now, taskId });
  const seen = async (actor: StaffActor) => codeOf(await viewFile({ actor, id, fileId, now }));
  assert.deepEqual([await seen(clerk), await seen(colleague)], ['keyed-in-by-you', 'ok']);
  assert.equal((await eventsOf(id)).filter((type) => type === 'attachment-viewed').length, 1);
  assert.equal(codeOf(await checkIdentity({ actor: colleague, id, now, reason: 'Came by with a passport' })), 'ok');
  assert.equal(await seen(clerk), 'ok');
});

test('staff who may see what is personal get it, each look an event also when it is looked at twice, and not with somebody else’s request', async () => {
  const { id, fileId } = await withFile('dee@example.test');
  const looks = async () => (await eventsOf(id)).filter((type) => type === 'attachment-viewed').length;
  const seen = async (role: Role, asked = { id, fileId }) => {
    const file = await viewFile({ actor: await makeStaff(role), ...asked, now });
    return file.ok ? (await readFile(file.value)).length > 0 : file.problems[0].code;
  };
  assert.deepEqual([await seen('reviewer'), await seen('approver')], [true, true]);
  assert.equal(await looks(), 2);
  for (const role of ['viewer', 'auditor', 'admin'] as const) assert.equal(await seen(role), 'role-not-allowed', role);
  assert.equal(await looks(), 2);
  const other = await withFile('eve@example.test');
  assert.equal(await seen('reviewer', { id: other.id, fileId }), 'not-found', 'of somebody else’s request');
});
