import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { daysBetween } from '#domain/clock';
import { lawOf } from '#domain/law/law-of';
import { codeOf, eventsOf, makeStaff, now, planned, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { ruledBy } from '#tests/ruled-by';
import { answerQuestion } from './answer-question.ts';
import { askPerson } from './ask-person.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';

ownPortal();

test('a question makes the request wait for the person; its letter does not quote it; asked twice, it is one question', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id, email } = await planned('access');
  assert.equal(codeOf(await askPerson({ actor: reviewer, id, now, words: ' ' })), 'reason-missing');
  assert.equal(codeOf(await askPerson({ actor: reviewer, id, now, words: 'Which shop was it?' })), 'ok');
  assert.equal(await statusOf(id), 'waiting');
  assert.equal(codeOf(await askPerson({ actor: reviewer, id, now, words: 'And when?' })), 'not-possible-now');
  const letters = (await lettersOf('question')).filter(({ to }) => to === email);
  assert.equal(letters.length, 1);
  assert.doesNotMatch(JSON.stringify(letters), /shop/);
});

const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const dueOn = async (id: string) => (await findRequest(database(), id))?.answerByOn;
const ask = { words: 'Which of the two shops?' };

test('where the law lets it the clock stands still, by its article, and the person’s answer sets it going again', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id, email } = await planned('access');
  await ruledBy(id, 'uk-gdpr');
  const before = await dueOn(id);
  const asked = { ...ask, actor: reviewer, id, now: days(3), pause: 'clarification' };
  assert.equal(codeOf(await askPerson(asked)), 'ok');
  const [letter] = (await lettersOf('question')).filter(({ to }) => to === email);
  assert.equal(letter?.fields.pausedUnder, lawOf('uk-gdpr').pause.clarification?.article);
  const actor = await proven(email, now);
  const stands = await viewOwnRequest({ actor, id, now: days(5) });
  assert.ok(stands.ok && stands.value.clock.pausedUnder === letter?.fields.pausedUnder);
  const answer = { actor, id, words: 'The one in Bath', now: days(13) };
  assert.equal(codeOf(await answerQuestion(answer)), 'ok');
  const gained = daysBetween(before ?? '', (await dueOn(id)) ?? '');
  // The day of asking and that of the answer are both left out, and a last day on a weekend is moved.
  assert.ok(gained >= 11 && gained <= 13, String(gained));
  const runs = await viewOwnRequest({ actor, id, now: days(14) });
  assert.ok(runs.ok && runs.value.clock.pausedUnder === null);
  assert.deepEqual(await eventsOf(id), ['received', 'question-asked', 'question-answered']);
});

test('where two laws may be the person’s, and both let the clock stand still, the article of each is told', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id, email } = await planned('access');
  await ruledBy(id, 'eu-gdpr uk-gdpr');
  const [eu, uk] = ['eu-gdpr', 'uk-gdpr'].map((law) => lawOf(law).pause.identity?.article);
  assert.equal(codeOf(await askPerson({ ...ask, actor: reviewer, id, now, pause: 'identity' })), 'ok');
  const [letter] = (await lettersOf('question')).filter(({ to }) => to === email);
  assert.equal(letter?.fields.pausedUnder, `${eu}; ${uk}`);
  const own = await viewOwnRequest({ actor: await proven(email, now), id, now });
  assert.ok(own.ok && own.value.clock.pausedUnder === letter?.fields.pausedUnder);
});

test('California lets nothing stop its clock: a pause is neither offered nor taken when it is forced', async () => {
  const reviewer = await makeStaff('reviewer');
  for (const law of ['us-ca', 'uk-gdpr us-ca']) {
    const { id } = await planned('access');
    await ruledBy(id, law);
    const view = await viewRequest({ actor: reviewer, id, now });
    assert.ok(view.ok);
    assert.deepEqual(view.value.clock.pauses, [], law);
    for (const pause of ['clarification', 'identity', 'holidays'])
      assert.equal(codeOf(await askPerson({ ...ask, actor: reviewer, id, now, pause })), 'pause-not-of-law');
    assert.equal(await statusOf(id), 'review');
    assert.equal(codeOf(await askPerson({ ...ask, actor: reviewer, id, now, pause: '' })), 'ok');
  }
});

test('once the time for the answer is over nothing stands still any more', async () => {
  const { id } = await planned('access');
  await ruledBy(id, 'uk-gdpr');
  const asked = { ...ask, actor: await makeStaff('reviewer'), id, now: days(60), pause: 'clarification' };
  assert.equal(codeOf(await askPerson(asked)), 'pause-not-of-law');
});
