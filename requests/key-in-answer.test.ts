import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { later, makeStaff, now, planFor, statusOf } from '#tests/desk';
import { keyed, lettersSeenBy, postal, writeLetters } from '#tests/keyed';
import { openPortal } from '#tests/portal';
import { askPerson } from './ask-person.ts';
import { checkIdentity } from './check-identity.ts';
import { keyInAnswer } from './key-in-answer.ts';
import { viewDetails } from './view-details.ts';

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
