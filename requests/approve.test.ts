import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { installation } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import type { Result } from '#domain/problems';
import { roles } from '#domain/roles';
import { eventsOf, makeStaff, now, planFor, planned, planTable, statusOf } from '#tests/desk';
import { lettersOf, openPortal } from '#tests/portal';
import { addStaff } from './add-staff.ts';
import { answerPlanQuestion } from './answer-plan-question.ts';
import { approve } from './approve.ts';
import { assign } from './assign.ts';
import { disableStaff } from './disable-staff.ts';
import { nameHousehold } from './name-household.ts';
import { prepare } from './prepare.ts';
import { replan } from './replan.ts';
import { viewRequest } from './view-request.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let reviewer: StaffActor;
let approver: StaffActor;
let other: StaffActor;
before(async () => {
  portal = await openPortal();
  await database().update(installation).set({ armedAt: now });
  [reviewer, approver, other] = [await makeStaff('reviewer'), await makeStaff('approver'), await makeStaff('approver')];
});
after(() => portal.close());

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0].code);
const jobs = async (id: string) =>
  (
    await portal.owner.query<{ task: string }>(
      `SELECT t.identifier AS task FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE j.payload->>'requestId' = $1 AND t.identifier <> 'find-and-plan'`,
      [id],
    )
  ).rows.map(({ task }) => task);

async function prepared() {
  const request = await planned('delete');
  assert.equal(codeOf(await prepare({ actor: reviewer, now, ...request })), 'ok');
  return request;
}

test('a deletion prepared by one and approved by another, whom alone a letter asks, cools off, and its job is queued', async () => {
  await makeStaff('auditor');
  await makeStaff('reviewer');
  const request = await prepared();
  const letters = (await lettersOf('staff-approval-waiting')).filter(({ fields }) =>
    fields.deskUrl.endsWith(request.id),
  );
  assert.equal(letters.length, 2);
  assert.equal(codeOf(await approve({ actor: approver, now, ...request, count: '4' })), 'ok');
  assert.equal(await statusOf(request.id), 'approved');
  assert.deepEqual(await jobs(request.id), ['run']);
  assert.deepEqual(await eventsOf(request.id), ['received', 'prepared', 'approved']);
});

test('preparing or approving twice is refused and changes nothing', async () => {
  const request = await prepared();
  assert.equal(codeOf(await prepare({ actor: reviewer, now, ...request })), 'already-approved');
  assert.equal(codeOf(await approve({ actor: approver, now, ...request, count: 4 })), 'ok');
  assert.equal(codeOf(await approve({ actor: approver, now, ...request, count: 4 })), 'not-possible-now');
  assert.deepEqual(await eventsOf(request.id), ['received', 'prepared', 'approved']);
});

test('E3: of 20 approvals at once by one person exactly one counts', async () => {
  const request = await prepared();
  const all = await Promise.all(
    Array.from({ length: 20 }, () => approve({ actor: approver, now, ...request, count: 4 })),
  );
  assert.equal(all.filter(({ ok }) => ok).length, 1);
  assert.deepEqual(await jobs(request.id), ['run']);
});

test('E3: who prepared a deletion does not approve it', async () => {
  const request = await planned('delete');
  assert.equal(codeOf(await prepare({ actor: approver, now, ...request })), 'ok');
  assert.equal(codeOf(await approve({ actor: approver, now, ...request, count: 4 })), 'second-person-needed');
  assert.equal(await statusOf(request.id), 'review');
});

test('E3: who owns a deletion does not approve it, until somebody else owns it', async () => {
  const request = await prepared();
  const owned = (staffId: string) => assign({ actor: reviewer, id: request.id, now, staffId });
  assert.equal(codeOf(await owned(approver.staffId)), 'ok');
  assert.equal(codeOf(await approve({ actor: approver, now, ...request, count: 4 })), 'owner-approves');
  assert.equal(await statusOf(request.id), 'review');
  assert.equal(codeOf(await owned(reviewer.staffId)), 'ok');
  assert.equal(codeOf(await approve({ actor: approver, now, ...request, count: 4 })), 'ok');
});

test('E3, E10: nobody approves or prepares their own request', async () => {
  const self = await makeStaff('approver', 'self@desk.test');
  const request = await planned('delete', { email: 'self@desk.test' });
  assert.equal(codeOf(await prepare({ actor: self, now, ...request })), 'self-not-allowed');
  assert.equal(codeOf(await approve({ actor: self, now, ...request, count: 4 })), 'self-not-allowed');
  assert.deepEqual(await eventsOf(request.id), ['received', 'denied', 'denied']);
});

test('E13: whom an admin lets in approves nothing on the first day, so that an admin alone is not two people', async () => {
  const request = await prepared();
  const admin = await makeStaff('admin');
  const added = await addStaff({ actor: admin, email: 'second-self@desk.test', name: 'Self', role: 'approver', now });
  assert.ok(added.ok);
  const actor = { ...approver, staffId: added.value.id };
  const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  assert.equal(codeOf(await approve({ ...request, actor, now: later(23), count: 4 })), 'too-new-here');
  assert.equal(await statusOf(request.id), 'review');
  assert.equal(codeOf(await approve({ ...request, actor, now: later(24), count: 4 })), 'ok');
});

test('E5: a name under a plan counts no more once its owner was shut out, nor after they are let in again', async () => {
  const [admin, preparer] = [await makeStaff('admin'), await makeStaff('reviewer', 'comes-back@desk.test')];
  const request = await planned('delete');
  assert.equal(codeOf(await prepare({ actor: preparer, now, ...request })), 'ok');
  assert.equal(codeOf(await disableStaff({ actor: admin, staffId: preparer.staffId, now })), 'ok');
  const back = {
    email: 'comes-back@desk.test',
    name: 'Back',
    role: 'reviewer',
    now: new Date(now.getTime() + 1),
  } as const;
  assert.equal(codeOf(await addStaff({ actor: admin, ...back })), 'ok');
  const second = await makeStaff('approver');
  assert.equal(codeOf(await approve({ actor: second, now: back.now, ...request, count: 4 })), 'not-possible-now');
  assert.equal(codeOf(await prepare({ actor: reviewer, now: back.now, ...request })), 'ok');
  assert.equal(codeOf(await approve({ actor: second, now: back.now, ...request, count: 4 })), 'ok');
  assert.equal(await statusOf(request.id), 'approved');
});

test('E10: a name counts no more once its owner is said to live with the person', async () => {
  const [admin, preparer] = [await makeStaff('admin'), await makeStaff('reviewer')];
  const emails = 'near@household.example';
  const request = await planned('delete', { email: emails });
  assert.equal(codeOf(await prepare({ actor: preparer, now, ...request })), 'ok');
  const seen = async () => {
    const view = await viewRequest({ actor: approver, id: request.id, now });
    const plan = view.ok ? view.value.plan : null;
    return { counts: plan?.signatures.map(({ counts }) => counts), lacking: plan?.lacking };
  };
  assert.deepEqual(await seen(), { counts: [true], lacking: 1 });
  assert.equal(codeOf(await nameHousehold({ actor: admin, staffId: preparer.staffId, emails, now })), 'ok');
  assert.deepEqual(await seen(), { counts: [false], lacking: 2 });
  assert.equal(codeOf(await approve({ actor: approver, now, ...request, count: 4 })), 'not-possible-now');
});

test('E4: an approval of another plan than the one in force is refused', async () => {
  const request = await prepared();
  await planFor(request.id, 'delete', { tables: [planTable('orders', { found: 9, erased: 9 })] });
  assert.equal(codeOf(await approve({ actor: approver, now, ...request, count: 4 })), 'plan-changed');
  assert.equal(await statusOf(request.id), 'review');
});

test('C16: who was disabled a moment ago is refused, whatever their session says', async () => {
  const request = await prepared();
  const gone = await makeStaff('approver');
  assert.equal(codeOf(await disableStaff({ actor: { kind: 'operator' }, staffId: gone.staffId, now })), 'ok');
  assert.equal(codeOf(await approve({ actor: gone, now, ...request, count: 4 })), 'sign-in-first');
});

test('D5: only an approver approves; everybody else is refused with an event', async () => {
  for (const role of roles.filter((one) => one !== 'approver')) {
    const request = await prepared();
    const actor = await makeStaff(role);
    assert.equal(codeOf(await approve({ actor, now, ...request, count: 4 })), 'role-not-allowed', role);
    assert.deepEqual(await eventsOf(request.id, actor.staffId), ['denied']);
    assert.deepEqual(await jobs(request.id), []);
  }
});

test('a wrong number typed, or an installation that is not armed, approves nothing', async () => {
  const request = await prepared();
  assert.equal(codeOf(await approve({ actor: approver, now, ...request, count: '3' })), 'count-wrong');
  await database().update(installation).set({ armedAt: null });
  assert.equal(codeOf(await approve({ actor: approver, now, ...request, count: '4' })), 'not-armed');
  await database().update(installation).set({ armedAt: now });
});

test('a plan with an open question is approved only after its answer', async () => {
  const question = { code: 'more-than-cap' as const, table: 'accounts', words: 'Many rows', rows: 20_000 };
  const request = await planned('access', { questions: [question] });
  assert.equal(codeOf(await approve({ actor: approver, now, ...request })), 'plan-has-questions');
  const answer = {
    actor: reviewer,
    now,
    ...request,
    question: '0',
    reason: 'The second is a closed account of theirs',
  };
  assert.equal(codeOf(await answerPlanQuestion({ ...answer, reason: '  ' })), 'reason-missing');
  assert.equal(codeOf(await answerPlanQuestion({ ...answer, question: '7' })), 'not-found');
  assert.equal(codeOf(await answerPlanQuestion(answer)), 'ok');
  assert.equal(codeOf(await answerPlanQuestion(answer)), 'not-possible-now');
  assert.equal(codeOf(await approve({ actor: approver, now, ...request })), 'ok');
});

test('A4: which of two persons asks is not answered by words, and nothing is approved before it is picked', async () => {
  const question = { code: 'two-persons' as const, table: 'accounts', words: 'Two rows match', rows: 2 };
  const request = await planned('access', { questions: [question] });
  const answer = { actor: reviewer, now, ...request, question: '0', reason: 'They are one' };
  assert.equal(codeOf(await answerPlanQuestion(answer)), 'not-possible-now');
  assert.equal(codeOf(await approve({ actor: approver, now, ...request })), 'plan-has-questions');
});

test('what the database would refuse is not answered by words, and never approved', async () => {
  for (const code of ['way-refused', 'not-null-conflict', 'blocked-by-others'] as const) {
    const question = { code, table: 'accounts', words: 'The database would refuse', rows: 1 };
    const request = await planned('delete', { questions: [question] });
    const answer = { actor: reviewer, now, ...request, question: '0', reason: 'It will be fine' };
    assert.equal(codeOf(await answerPlanQuestion(answer)), 'not-possible-now');
    assert.equal(codeOf(await prepare({ actor: reviewer, now, ...request })), 'plan-has-questions');
  }
});

test('a copy runs at once after one approval, and the person is told', async () => {
  const request = await planned('access');
  assert.equal(codeOf(await approve({ actor: approver, now, ...request })), 'ok');
  assert.equal(await statusOf(request.id), 'running');
  assert.deepEqual(await jobs(request.id), ['run']);
  assert.equal((await lettersOf('decision')).filter(({ to }) => to === request.email).length, 1);
});

test('planning again drops the names and brings a cooling deletion back to review', async () => {
  const request = await prepared();
  assert.equal(codeOf(await approve({ actor: approver, now, ...request, count: 4 })), 'ok');
  assert.equal(codeOf(await replan({ actor: reviewer, now, id: request.id })), 'ok');
  assert.equal(await statusOf(request.id), 'review');
  assert.equal(codeOf(await approve({ actor: other, now, ...request, count: 4 })), 'plan-changed');
});
