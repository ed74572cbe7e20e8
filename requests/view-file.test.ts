import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Role } from '#domain/roles';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { fileOf, taskOf } from '#tests/outside';
import { ownPortal } from '#tests/own-portal';
import { readFile, withFile } from '#tests/with-file';
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
