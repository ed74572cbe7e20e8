import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { answerPlanQuestion } from './answer-plan-question.ts';

ownPortal();

const question = { code: 'more-than-cap', table: 'accounts', words: 'Many rows', rows: 20_000 } as const;

test('a question on the plan answered twice, also at once, has one answer and one event', async () => {
  const [actor, other] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const request = await planned('access', { questions: [question, question] });
  const answer = { now, ...request, question: '0', reason: 'They have bought a lot' };
  const codes = (await Promise.all([actor, other].map((one) => answerPlanQuestion({ ...answer, actor: one })))).map(
    codeOf,
  );
  assert.deepEqual(codes.sort(), ['not-possible-now', 'ok']);
  assert.equal(codeOf(await answerPlanQuestion({ ...answer, actor })), 'not-possible-now');
  assert.deepEqual(await eventsOf(request.id), ['received', 'plan-question-answered']);
});
