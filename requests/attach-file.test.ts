import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { database } from '#db/client';
import { openFile } from '#db/outside-file';
import { findRequest } from '#db/request';
import { outsideFileLimit, outsideFilesAtMost } from '#domain/outside-file';
import { codeOf, eventsOf, later, makeStaff, now, planned } from '#tests/desk';
import { fileOf, filesOf, taskOf } from '#tests/outside';
import { ownPortal } from '#tests/own-portal';
import { attachFile } from './attach-file.ts';
import { finishTask } from './finish-task.ts';
import { viewRequest } from './view-request.ts';

const portal = ownPortal();

async function withTask(kind: 'access' | 'delete' = 'access') {
  const actor = await makeStaff('reviewer');
  const { id } = await planned(kind);
  return { actor, id, taskId: await taskOf(id, { actor, now }) };
}

async function octetsOf(id: string, fileId: string): Promise<Buffer> {
  const request = (await findRequest(database(), id)) ?? assert.fail();
  return Buffer.concat(await Array.fromAsync(openFile(database(), request, fileId)));
}

test('a form sent twice, also at once, keeps one file, sealed, octet by octet', async () => {
  const { actor, id, taskId } = await withTask();
  const octets = Buffer.alloc(2_500_000, 'CANARY-OCTETS ');
  const file = new File([octets], 'CANARY-NAME.pdf');
  const submissionKey = randomUUID();
  const attach = () => attachFile({ actor, id, now, taskId, file, submissionKey });
  assert.deepEqual((await Promise.all([attach(), attach()])).map(codeOf), ['ok', 'ok']);
  assert.equal(codeOf(await attach()), 'ok');
  const [kept, ...others] = await filesOf(id);
  assert.deepEqual([kept?.name, kept?.size, kept?.by, others.length], ['CANARY-NAME.pdf', 2_500_000, actor.name, 0]);
  assert.deepEqual(await octetsOf(id, kept?.id ?? ''), octets);
  assert.equal((await eventsOf(id)).filter((type) => type === 'file-attached').length, 1);
  const { rows } = await portal.owner().query(
    `SELECT (SELECT count(*)::int FROM outside_file f WHERE f::text LIKE '%CANARY%') AS names,
            (SELECT count(*)::int FROM outside_file_chunk WHERE position('CANARY'::bytea IN body) > 0) AS pieces,
            (SELECT count(*)::int FROM outside_file_chunk WHERE file_id = $1) AS all`,
    [kept?.id],
  );
  assert.deepEqual(rows, [{ names: 0, pieces: 0, all: 3 }]);
});

test('a piece that was taken away, or put in another file’s place, does not open', async () => {
  const { actor, id, taskId } = await withTask();
  const [one, two] = [
    await fileOf(id, { actor, now, taskId, octets: 'one' }),
    await fileOf(id, { actor, now: later(1), taskId, octets: 'two' }),
  ];
  const swap =
    'UPDATE outside_file_chunk SET body = (SELECT body FROM outside_file_chunk WHERE file_id = $2) WHERE file_id = $1';
  await portal.owner().query(swap, [one, two]);
  await assert.rejects(octetsOf(id, one));
  await portal.owner().query('DELETE FROM outside_file_chunk WHERE file_id = $1', [two]);
  await assert.rejects(octetsOf(id, two), /before its last piece/);
});

test('nothing, what is too large, and one more than a request can have are refused', async () => {
  const { actor, id, taskId } = await withTask();
  const attach = (file: unknown, key: unknown = randomUUID()) =>
    attachFile({ actor, id, now, taskId, file, submissionKey: key });
  for (const nothing of [null, 'text', new Blob(['x']), new File([], 'empty.pdf')])
    assert.equal(codeOf(await attach(nothing)), 'file-missing');
  const large = new File([new Uint8Array(outsideFileLimit + 1)], 'a.pdf');
  assert.equal(codeOf(await attach(large)), 'attachment-too-large');
  assert.equal(codeOf(await attach(new File(['x'], 'a.pdf'), 'x')), 'page-expired');
  assert.deepEqual(await filesOf(id), []);
  for (let made = 0; made < outsideFilesAtMost; made++) await fileOf(id, { actor, now, taskId });
  assert.equal(codeOf(await attach(new File(['x'], 'a.pdf'))), 'too-many-files');
});

test('only the open work of an open copy takes files, and only from who may work on it', async () => {
  const { actor, id, taskId } = await withTask();
  const [other, deletion] = [await withTask(), await withTask('delete')];
  const file = new File(['x'], 'a.pdf');
  const attach = (more: object) => attachFile({ actor, id, now, taskId, file, submissionKey: randomUUID(), ...more });
  for (const unknown of [randomUUID(), 'x', other.taskId])
    assert.equal(codeOf(await attach({ taskId: unknown })), 'not-found');
  assert.equal(codeOf(await attach({ id: deletion.id, taskId: deletion.taskId })), 'not-possible-now');
  for (const role of ['viewer', 'auditor', 'admin'] as const)
    assert.equal(codeOf(await attach({ actor: await makeStaff(role) })), 'role-not-allowed');
  assert.equal(codeOf(await finishTask({ actor, id, now, taskId, result: 'nothing-found', reason: '' })), 'ok');
  assert.equal(codeOf(await attach({})), 'not-possible-now');
  await portal.owner().query("UPDATE request SET status = 'withdrawn', closed_at = now() WHERE id = $1", [other.id]);
  assert.equal(codeOf(await attach({ id: other.id, taskId: other.taskId })), 'not-possible-now');
});

test('its name is shown to who may see personal data, and to nobody else', async () => {
  const { actor, id, taskId } = await withTask();
  await fileOf(id, { actor, now, taskId, name: 'Iris Vale.pdf' });
  const seen = async (by: typeof actor) => {
    const view = await viewRequest({ actor: by, id, now });
    return view.ok ? view.value.outside[0]?.files.map(({ name, size }) => [name, size]) : null;
  };
  assert.deepEqual(await seen(actor), [['Iris Vale.pdf', 3]]);
  assert.deepEqual(await seen(await makeStaff('viewer')), [[null, 3]]);
});

test('work that brought a file up did find something, and what goes into the copy is a file', async () => {
  const { actor, id, taskId } = await withTask();
  const finish = (result: string, reason = '') => finishTask({ actor, id, now, taskId, result, reason });
  assert.equal(codeOf(await finish('copied')), 'files-missing');
  await fileOf(id, { actor, now, taskId });
  assert.equal(codeOf(await finish('nothing-found')), 'files-there');
  assert.equal(codeOf(await finish('copied')), 'ok');
});
