import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { filesSeen } from '#domain/outside';
import { codeOf, eventsOf, later, makeStaff, now, planned, statusOf } from '#tests/desk';
import { fileOf, filesOf, taskOf } from '#tests/outside';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { answerPlanQuestion } from './answer-plan-question.ts';
import { approve } from './approve.ts';
import { attachFile } from './attach-file.ts';
import { finishTask } from './finish-task.ts';
import { removeFile } from './remove-file.ts';
import { viewRequest } from './view-request.ts';

const portal = ownPortal();

const odd = { code: 'nobody-found', table: null, words: 'x', rows: 0 } as const;

/** A copy with a question that was answered, open work outside and a file, approved. */
async function approved() {
  const [actor, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const { id, digest } = await planned('access', { questions: [odd] });
  assert.equal(codeOf(await answerPlanQuestion({ actor, id, now, digest, question: 0, reason: 'It is so' })), 'ok');
  const taskId = await taskOf(id, { actor, now });
  const fileId = await fileOf(id, { actor, now, taskId });
  const page = async () => {
    const view = await viewRequest({ actor: approver, id, now });
    return view.ok ? filesSeen(view.value.outside.flatMap((task) => task.files)) : '';
  };
  const sign = async (files?: string) =>
    codeOf(await approve({ actor: approver, id, now, digest, files: files ?? (await page()) }));
  assert.equal(await sign(), 'ok');
  assert.equal(await statusOf(id), 'running');
  const seen = async () => {
    const view = await viewRequest({ actor, id, now });
    if (!view.ok || !view.value.plan) throw new Error('no plan');
    const { signatures, questions } = view.value.plan;
    assert.equal(questions[0]?.answer?.name, actor.name);
    return { names: signatures.length, trouble: view.value.trouble };
  };
  return { actor, id, taskId, fileId, page, sign, seen };
}

const backs = async (id: string) => (await eventsOf(id)).filter((type) => type === 'review-again').length;

test('a file that comes after the approval takes it back, says so, and the copy is approved again; sent twice, once', async () => {
  const { actor, id, taskId, sign, seen } = await approved();
  const [file, submissionKey] = [new File(['late'], 'late.pdf'), randomUUID()];
  const attach = async () => codeOf(await attachFile({ actor, id, now, taskId, file, submissionKey }));
  const letters = async () =>
    (await lettersOf('staff-approval-waiting')).filter(({ fields }) => fields.deskUrl.endsWith(id)).length;
  const before = await letters();
  assert.equal(await attach(), 'ok');
  assert.equal(await statusOf(id), 'review');
  assert.ok((await letters()) > before);
  assert.deepEqual(await seen(), { names: 0, trouble: 'files-changed' });
  assert.equal(await sign(), 'ok');
  assert.equal(await attach(), 'ok');
  assert.deepEqual([await statusOf(id), await backs(id), (await filesOf(id)).length], ['running', 1, 2]);
  assert.deepEqual(await seen(), { names: 1, trouble: null });
});

test('so does a file that goes; removed twice, once', async () => {
  const { actor, id, fileId, sign } = await approved();
  const remove = async () => codeOf(await removeFile({ actor, id, now, fileId }));
  assert.equal(await remove(), 'ok');
  assert.equal(await statusOf(id), 'review');
  assert.equal(await sign(), 'ok');
  assert.equal(await remove(), 'ok');
  assert.deepEqual([await statusOf(id), await backs(id)], ['running', 1]);
});

test('nobody puts a name under files that their page did not show', async () => {
  const { actor, id, taskId, page, sign } = await approved();
  await fileOf(id, { actor, now: later(1), taskId });
  const before = await page();
  await fileOf(id, { actor, now: later(2), taskId });
  assert.deepEqual([await sign(before), await statusOf(id)], ['files-changed', 'review']);
  assert.deepEqual([await sign(), await statusOf(id)], ['ok', 'running']);
});

test('the first of several names falls, too, while the request is in review or waits for its person', async () => {
  for (const status of ['review', 'waiting']) {
    const { actor, id, taskId, seen } = await approved();
    await portal.owner().query('UPDATE request SET status = $2::status WHERE id = $1', [id, status]);
    await fileOf(id, { actor, now: later(1), taskId });
    assert.equal(await statusOf(id), status);
    assert.equal((await seen()).names, 0, status);
    assert.equal(await backs(id), 1, status);
  }
});

test('where nobody has signed, a file that comes or goes changes nothing else', async () => {
  const actor = await makeStaff('reviewer');
  const { id } = await planned('access');
  const taskId = await taskOf(id, { actor, now });
  const fileId = await fileOf(id, { actor, now, taskId });
  assert.equal(codeOf(await removeFile({ actor, id, now, fileId })), 'ok');
  const { rows } = await portal.owner().query('SELECT count(*)::int AS plans FROM plan WHERE request_id = $1', [id]);
  assert.deepEqual(rows, [{ plans: 1 }]);
  assert.equal(await backs(id), 0);
});

test('work that ends with the files that were approved leaves the approval as it is', async () => {
  const { actor, id, taskId } = await approved();
  assert.equal(codeOf(await finishTask({ actor, id, now, taskId, result: 'copied', reason: '' })), 'ok');
  assert.deepEqual([await statusOf(id), await portal.jobs(`run:${id}`)], ['running', 1]);
});
