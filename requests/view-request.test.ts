import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#db/client';
import { enqueue } from '#db/queue';
import { beginRun } from '#db/run';
import type { Role } from '#domain/roles';
import { codeOf, eventsOf, fileAs, later, makeStaff, now, planned } from '#tests/desk';
import { taskOf } from '#tests/outside';
import { ownPortal } from '#tests/own-portal';
import { answerPlanQuestion } from './answer-plan-question.ts';
import { finishTask } from './finish-task.ts';
import { viewRequest } from './view-request.ts';
import { watch } from './watch.ts';

const portal = ownPortal();

test('E1, E10: at the desk nobody sees their own request; that of somebody else without who it is', async () => {
  const { id, email } = await planned('access');
  const self = await makeStaff('approver', email);
  assert.equal(codeOf(await viewRequest({ actor: self, id, now })), 'self-not-allowed');
  assert.deepEqual(await eventsOf(id), ['received', 'denied']);
  const shown = await viewRequest({ actor: await makeStaff('reviewer'), id, now });
  assert.ok(shown.ok);
  assert.doesNotMatch(JSON.stringify(shown.value), new RegExp(`${email}|CANARY`));
});

test('Q20: what is asked as something else is named by its right, for who may not read what was written', async () => {
  const topicOf = async (id: string) => {
    const shown = await viewRequest({ actor: await makeStaff('viewer'), id, now });
    assert.ok(shown.ok);
    assert.doesNotMatch(JSON.stringify(shown.value), /CANARY/);
    return shown.value.topic;
  };
  assert.equal(await topicOf(await fileAs('complains@example.test', 'other')), 'complaint');
  assert.equal(await topicOf((await planned('access')).id), null);
});

test('a run that failed says when it is tried again, until it is', async () => {
  const { id, digest } = await planned('delete');
  const run = { requestId: id, planId: null, digest, now };
  const { id: runId } = await inTransaction(async (tx) => {
    await enqueue(tx, 'run', { requestId: id }, { runAt: later(5), key: `run:${id}` });
    return beginRun(tx, run);
  });
  const shown = async () => {
    const seen = await viewRequest({ actor: await makeStaff('viewer'), id, now });
    assert.ok(seen.ok);
    return seen.value.runs.map(({ attempts, nextTryAt }) => [attempts, nextTryAt]);
  };
  assert.deepEqual(await shown(), [[1, null]], 'while it is tried');
  await portal.owner().query("UPDATE run SET failure = 'lock-timeout' WHERE id = $1", [runId]);
  assert.deepEqual(await shown(), [[1, later(5)]]);
  await inTransaction((tx) => beginRun(tx, run));
  assert.deepEqual(await shown(), [[2, null]]);
});

test('E1: what staff wrote of work outside, and why it stays, is for somebody else than a viewer, an auditor or an admin', async () => {
  const { id } = await planned('delete');
  const actor = await makeStaff('reviewer');
  const taskId = await taskOf(id, { actor, now, title: 'CANARY-TITLE' });
  const done = { taskId, result: 'kept', reason: 'CANARY-REASON' };
  assert.equal(codeOf(await finishTask({ actor, id, now, ...done })), 'ok');
  const outsideFor = async (role: Role) => {
    const shown = await viewRequest({ actor: await makeStaff(role), id, now });
    assert.ok(shown.ok);
    return shown.value.outside;
  };
  for (const role of ['viewer', 'auditor', 'admin'] as const) {
    const [task] = await outsideFor(role);
    assert.doesNotMatch(JSON.stringify(task), /CANARY|Search for/, role);
    assert.deepEqual([task?.isRule, task?.dueOn, task?.result], [false, '2099-01-31', 'kept'], role);
  }
  for (const role of ['reviewer', 'approver'] as const) {
    const words = { title: 'CANARY-TITLE', instructions: 'Search for the address', reason: 'CANARY-REASON' };
    assert.deepEqual((await outsideFor(role))[0]?.words, words, role);
  }
});

test('E1: what a question on the plan was answered with stands beside the plan, for who may read it', async () => {
  const question = { code: 'more-than-cap', table: 'accounts', words: 'Many rows', rows: 20_000 } as const;
  const { id, digest } = await planned('access', { questions: [question] });
  const actor = await makeStaff('reviewer');
  const answer = { actor, id, now, digest, question: '0', reason: 'CANARY: a big buyer' };
  assert.equal(codeOf(await answerPlanQuestion(answer)), 'ok');
  const answerFor = async (role: Role) => {
    const shown = await viewRequest({ actor: await makeStaff(role), id, now });
    assert.ok(shown.ok);
    return shown.value.plan?.questions[0]?.answer;
  };
  const told = { name: actor.name, at: now };
  for (const role of ['reviewer', 'approver'] as const)
    assert.deepEqual(await answerFor(role), { ...told, why: 'CANARY: a big buyer' }, role);
  for (const role of ['viewer', 'auditor', 'admin'] as const)
    assert.deepEqual(await answerFor(role), { ...told, why: null }, role);
  assert.equal(codeOf(await watch({ actor: await makeStaff('admin'), id, now, to: 'watched' })), 'ok');
  assert.deepEqual(await answerFor('approver'), { ...told, why: null });
});
