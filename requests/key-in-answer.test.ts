import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { askedInVain } from '#tests/asked-in-vain';
import { later, makeStaff, now, planFor, planned, statusOf } from '#tests/desk';
import { keyed, lettersSeenBy, postal, writeLetters } from '#tests/keyed';
import { openPortal } from '#tests/portal';
import { askPerson } from './ask-person.ts';
import { checkIdentity } from './check-identity.ts';
import { keyInAnswer } from './key-in-answer.ts';
import { listQueue } from './list-queue.ts';
import { viewDetails } from './view-details.ts';
import { viewRequest } from './view-request.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let clerk: StaffActor;
let colleague: StaffActor;
before(async () => {
  portal = await openPortal('habeas_worker');
  clerk = await makeStaff('reviewer');
  colleague = await makeStaff('approver');
});
after(() => portal.close());

const keyedByPost = () => keyed({ actor: clerk, answers: { kind: 'access' }, mayWriteToMailbox: false, postal });

const letters = (id: string) => lettersSeenBy(clerk, id);

test('a question by post has its words, and its answer, keyed in twice, is once the person’s', async () => {
  const id = await keyedByPost();
  const cause = { actor: colleague, id, now };
  assert.equal((await keyInAnswer({ ...cause, words: 'Account 4711' })).ok, false, 'nobody knows yet who asks');
  await checkIdentity({ ...cause, reason: 'Compared with the contract' });
  await planFor(id, 'access');
  await askPerson({ ...cause, words: 'Which account is it?' });
  await writeLetters(id);
  const question = (await letters(id)).letters.find(({ kind }) => kind === 'question');
  assert.match(JSON.stringify(question), /Which account is it\?/);
  const answer = { ...cause, words: 'Account 4711', now: later(1) };
  assert.equal((await keyInAnswer(answer)).ok, true);
  assert.equal((await keyInAnswer(answer)).ok, false, 'it was answered');
  assert.equal(await statusOf(id), 'review');
  const details = await viewDetails({ ...cause, reason: 'identify' });
  assert.ok(details.ok);
  assert.deepEqual(
    details.value.messages.map(({ by, words }) => [by, words]),
    [
      [colleague.name, 'Which account is it?'],
      [null, 'Account 4711'],
    ],
  );
  assert.match(JSON.stringify(details.value.reasons), /Compared with the contract/);
});

test('an answer to a question that did not arrive is keyed in; to one that did, the person writes it', async () => {
  const words = 'By telephone: account 4711';
  const { id } = await planned('access');
  const cause = { actor: clerk, id, now };
  await askPerson({ ...cause, words: 'Which account is it?' });
  assert.equal((await keyInAnswer({ ...cause, words })).ok, false);

  const lost = await askedInVain(portal.owner);
  const viewed = await viewRequest({ ...cause, id: lost.id });
  assert.ok(viewed.ok);
  assert.equal(viewed.value.next, 'reach-person');
  assert.ok(viewed.value.moves.includes('key-in-answer'));
  const waiting = await listQueue({ actor: clerk, now, query: 'is:needs-me' });
  const ids = waiting.ok ? waiting.value.rows.map((row) => row.id) : [];
  assert.deepEqual([ids.includes(lost.id), ids.includes(id)], [true, false]);
  assert.equal((await keyInAnswer({ ...cause, id: lost.id, words })).ok, true);
  assert.equal(await statusOf(lost.id), 'review');
});
