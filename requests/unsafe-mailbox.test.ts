import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { codeOf, later, now } from '#tests/desk';
import { keyed, postal } from '#tests/keyed';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { askForCode } from './ask-for-code.ts';
import { confirm } from './confirm.ts';
import { file } from './file.ts';
import { scheduleDeletion } from './schedule-deletion.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { withdraw } from './withdraw.ts';

const portal = ownPortal('habeas_worker');

const deletion = { kind: 'delete', scope: 'everything' };

async function filed(email: string, more: { mailboxUnsafe?: boolean } = {}) {
  const actor = await proven(email, now);
  const made = await file({ actor, answers: deletion, submissionKey: randomUUID(), language: 'en', now, ...more });
  return made.ok ? { id: made.value.id, actor } : assert.fail(made.problems[0].code);
}
/** Letters to a mailbox, whatever they are about. */
const lettersTo = async (email: string): Promise<string[]> => {
  const kinds = ['code', 'acknowledgement', 'confirm', 'withdrawn', 'deletion-notice', 'deletion-scheduled'] as const;
  const all = await Promise.all(kinds.map(async (kind) => (await lettersOf(kind)).map(({ to }) => ({ kind, to }))));
  return all.flat().flatMap(({ kind, to }) => (to === email ? [kind] : []));
};
const isUnsafe = async (id: string) => (await findRequest(database(), id))?.mailboxUnsafe;

test('nothing is written to a mailbox that is not safe, from the first letter to the last; its page says so', async () => {
  const email = 'watched@example.test';
  const { id, actor } = await filed(email, { mailboxUnsafe: true });
  const own = await viewOwnRequest({ actor, id, now });
  assert.ok(own.ok && own.value.mailboxUnsafe);
  assert.equal(codeOf(await withdraw({ actor, id, now })), 'ok');
  assert.deepEqual(await lettersTo(email), []);
  await filed('calm@example.test');
  assert.deepEqual(await lettersTo('calm@example.test'), ['acknowledgement']);
});

test('a code that is asked for is still sent there', async () => {
  const email = 'watched-code@example.test';
  await filed(email, { mailboxUnsafe: true });
  const asking = { audience: 'visitor', browser: 'a browser', client: '10.0.0.1', language: 'en', now } as const;
  await askForCode({ ...asking, typed: email });
  assert.deepEqual(await lettersTo(email), ['code']);
});

test('of a deletion the other contacts are told, and the mailbox that is not safe is not', async () => {
  const email = 'watched-delete@example.test';
  const { id } = await filed(email, { mailboxUnsafe: true });
  const set = "UPDATE request SET status = 'approved', run_after = $2 WHERE id = $1";
  await portal.owner().query(set, [id, later(60)]);
  assert.ok(await scheduleDeletion({ requestId: id, contacts: [email, 'work@example.test'], now }));
  assert.deepEqual(await lettersTo(email), []);
  assert.deepEqual(await lettersTo('work@example.test'), ['deletion-notice']);
});

test('filed twice, it is the second time’s word that silences the open one, and it is not taken back', async () => {
  const email = 'second-thought@example.test';
  const { id } = await filed(email);
  assert.equal(await isUnsafe(id), false);
  assert.equal((await filed(email, { mailboxUnsafe: true })).id, id);
  assert.equal(await isUnsafe(id), true);
  await filed(email);
  assert.equal(await isUnsafe(id), true);
});

test('said at the desk, letters go by post, and nowhere once the mailbox is proven; a letter silences nobody’s own', async () => {
  const email = 'by-post-only@example.test';
  const unsafe = { mailboxUnsafe: true, mayWriteToMailbox: false, postal, identities: { email } };
  const id = await keyed(unsafe);
  const byPost = await portal.owner().query('SELECT by_post FROM letter WHERE request_id = $1', [id]);
  assert.deepEqual(byPost.rows, [{ by_post: true }]);
  const actor = await proven(email, now);
  assert.ok((await confirm({ actor, id, now })).ok);
  assert.equal(codeOf(await withdraw({ actor, id, now })), 'ok');
  assert.deepEqual(await lettersTo(email), []);
  const own = await filed('of-somebody@example.test');
  assert.equal(await keyed({ ...unsafe, identities: { email: 'of-somebody@example.test' } }), own.id);
  assert.equal(await isUnsafe(own.id), false);
});
