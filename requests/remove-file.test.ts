import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { fileOf, filesOf, taskOf } from '#tests/outside';
import { ownPortal } from '#tests/own-portal';
import { finishTask } from './finish-task.ts';
import { removeFile } from './remove-file.ts';

const portal = ownPortal();

async function withFile() {
  const actor = await makeStaff('reviewer');
  const { id } = await planned('access');
  const taskId = await taskOf(id, { actor, now });
  return { actor, id, taskId, fileId: await fileOf(id, { actor, now, taskId }) };
}

test('removed twice, a file is gone once, with its octets', async () => {
  const { actor, id, fileId } = await withFile();
  const remove = () => removeFile({ actor, id, now, fileId });
  assert.deepEqual([codeOf(await remove()), codeOf(await remove())], ['ok', 'ok']);
  assert.deepEqual(await filesOf(id), []);
  const left = 'SELECT 1 FROM outside_file_chunk WHERE file_id = $1';
  assert.equal((await portal.owner().query(left, [fileId])).rowCount, 0);
  assert.equal((await eventsOf(id)).filter((type) => type === 'file-removed').length, 1);
});

test('a file of somebody else’s request stays, and so does one that a viewer would remove', async () => {
  const [mine, other] = [await withFile(), await withFile()];
  const { actor, id } = mine;
  assert.equal(codeOf(await removeFile({ actor, id, now, fileId: other.fileId })), 'ok');
  assert.equal((await filesOf(other.id)).length, 1);
  assert.equal(codeOf(await removeFile({ actor, id, now, fileId: 'x' })), 'not-found');
  const viewer = await makeStaff('viewer');
  const asViewer = await removeFile({ actor: viewer, id, now, fileId: mine.fileId });
  assert.equal(codeOf(asViewer), 'role-not-allowed');
  assert.equal(codeOf(await removeFile({ actor, id: randomUUID(), now, fileId: mine.fileId })), 'not-found');
});

test('of a copy that is being made, or was made, no file is removed any more', async () => {
  const { actor, id, taskId, fileId } = await withFile();
  await portal.owner().query("UPDATE request SET status = 'running' WHERE id = $1", [id]);
  const remove = async () => codeOf(await removeFile({ actor, id, now, fileId }));
  assert.equal(codeOf(await finishTask({ actor, id, now, taskId, result: 'copied', reason: '' })), 'ok');
  assert.equal(await remove(), 'not-possible-now');
  await portal.owner().query("UPDATE request SET status = 'done', outcome = 'fulfilled' WHERE id = $1", [id]);
  assert.equal(await remove(), 'not-possible-now');
});
