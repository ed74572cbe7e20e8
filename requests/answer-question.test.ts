import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventsOf, filed, proven } from '#tests/people';
import { openPortal } from '#tests/portal';
import { answerQuestion } from './answer-question.ts';
import { viewOwnRequest } from './view-own-request.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal();
});
after(() => portal.close());

const now = new Date('2026-03-05T12:00:00Z');
const answers = { kind: 'access' };

test('an answer sent twice is one message, and brings the request back to review', async () => {
  const actor = await proven('ann@example.test', now);
  const id = await filed(portal.owner, { actor, answers, status: 'waiting', now });
  const given = { actor, id, words: ' It is the older one. ', now };
  for (const result of await Promise.all([answerQuestion(given), answerQuestion(given)])) assert.ok(result.ok);
  const view = await viewOwnRequest({ actor, id, now });
  assert.ok(view.ok);
  assert.equal(view.value.status, 'review');
  assert.deepEqual(
    view.value.messages.map(({ isMine, words }) => ({ isMine, words })),
    [{ isMine: true, words: 'It is the older one.' }],
  );
  assert.equal(await eventsOf(portal.owner, id, 'question-answered'), 1);
});

test('nothing is taken while no answer is waited for, nor an empty or endless one', async () => {
  const actor = await proven('eve@example.test', now);
  const id = await filed(portal.owner, { actor, answers, status: 'review', now });
  const code = async (words: unknown) => {
    const result = await answerQuestion({ actor, id, words, now });
    return result.ok || result.problems[0].code;
  };
  assert.equal(await code('more'), 'not-possible-now');
  assert.equal(await code('  \0'), 'answers-incomplete');
  assert.equal(await code(['a']), 'answers-incomplete');
  assert.equal(await code('x'.repeat(4001)), 'answer-too-long');
});

test('E1: nobody answers for somebody else', async () => {
  const [mine, other] = [await proven('mine@example.test', now), await proven('other@example.test', now)];
  const id = await filed(portal.owner, { actor: mine, answers, status: 'waiting', now });
  const result = await answerQuestion({ actor: other, id, words: 'yes', now });
  assert.equal(!result.ok && result.problems[0].code, 'not-found');
});
