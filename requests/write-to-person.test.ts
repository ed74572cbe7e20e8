import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { eventsOf, fileAs, makeStaff, now, statusOf } from '#tests/desk';
import { jpegWith, sent } from '#tests/files';
import { keyed, postal, writeLetters } from '#tests/keyed';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { checkIdentity } from './check-identity.ts';
import { viewLetters } from './view-letters.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { writeToPerson } from './write-to-person.ts';

ownPortal();
const code = async (actor: StaffActor, id: string, more: object = {}): Promise<string> => {
  const written = await writeToPerson({ actor, id, now, words: 'We are at it. CANARY-WORDS', ...more });
  return written.ok ? 'ok' : written.problems[0].code;
};

test('the desk writes and asks nothing: the state stays, and the letter says only that there is a message', async () => {
  const [actor, id] = [await makeStaff('reviewer'), await fileAs('ann@example.test', 'access')];
  assert.equal(await code(actor, id, { file: sent(jpegWith(), 'form.jpg') }), 'ok');
  assert.equal(await statusOf(id), 'received');
  assert.ok((await eventsOf(id)).includes('message-written'));
  const letters = (await lettersOf('message')).filter(({ to }) => to === 'ann@example.test');
  assert.equal(letters.length, 1);
  assert.equal(JSON.stringify(letters).includes('CANARY'), false);
  const person = await proven('ann@example.test', now);
  const view = await viewOwnRequest({ actor: person, id, now });
  assert.ok(view.ok);
  assert.deepEqual(
    view.value.messages.map(({ isMine, isNew, files }) => [isMine, isNew, files[0]?.name]),
    [[false, true, 'form.jpg']],
  );
});

test('a form sent twice is one message and one letter', async () => {
  const [actor, id] = [await makeStaff('reviewer'), await fileAs('cem@example.test', 'access')];
  const submissionKey = randomUUID();
  const both = await Promise.all([code(actor, id, { submissionKey }), code(actor, id, { submissionKey })]);
  assert.deepEqual(both, ['ok', 'ok']);
  assert.equal((await lettersOf('message')).filter(({ to }) => to === 'cem@example.test').length, 1);
});

test('it needs words or a file, is for who may triage, and not for a request that is not shown to be anybody’s', async () => {
  const [actor, id] = [await makeStaff('reviewer'), await fileAs('dee@example.test', 'access')];
  assert.equal(await code(actor, id, { words: ' ' }), 'reason-missing');
  assert.equal(await code(await makeStaff('viewer'), id), 'role-not-allowed');
  assert.equal(await code(actor, randomUUID()), 'not-found');
  assert.equal(await code(actor, await keyed({ identities: { email: 'keyed@example.test' } })), 'not-possible-now');
});

test('on paper the words are in the letter, and a file is posted with it instead', async () => {
  const [keyer, colleague] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
  const about = { identities: { phone: '+49 30 987654' }, mayWriteToMailbox: false, postal };
  const id = await keyed({ ...about, actor: keyer });
  assert.equal(await code(keyer, id), 'not-possible-now', 'nobody has made sure yet');
  assert.ok((await checkIdentity({ actor: colleague, id, reason: 'Called back', now })).ok);
  assert.equal(await code(keyer, id, { file: sent(jpegWith(), 'a.jpg') }), 'file-not-by-post');
  assert.equal(await code(keyer, id), 'ok');
  await writeLetters(id);
  const letters = await viewLetters({ actor: keyer, id, now });
  assert.match(JSON.stringify(letters), /We are at it. CANARY-WORDS/);
});
