import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { codeOf, eventsOf, now, statusOf } from '#tests/desk';
import { keyed } from '#tests/keyed';
import { ownPortal } from '#tests/own-portal';
import { proven as provenAt } from '#tests/people';
import { answerQuestion } from './answer-question.ts';
import { confirm } from './confirm.ts';
import { lapse } from './lapse.ts';
import { listOwnRequests } from './list-own-requests.ts';
import { viewOwnRequest } from './view-own-request.ts';

const portal = ownPortal();
const proven = (email: string) => provenAt(email, now);

const jobs = async (id: string): Promise<number> => {
  const text = "SELECT 1 FROM graphile_worker._private_jobs j WHERE j.payload->>'requestId' = $1";
  return (await portal.owner().query(text, [id])).rowCount ?? 0;
};

test('JS-2: who proves the mailbox sees the request among theirs and says whether it is theirs; said twice, it is planned once', async () => {
  const id = await keyed({ identities: { email: 'theirs@example.test' } });
  const actor = await proven('theirs@example.test');
  assert.deepEqual(
    (await listOwnRequests({ actor })).map((one) => one.id),
    [id],
  );
  const view = await viewOwnRequest({ actor, id, now });
  assert.ok(view.ok && view.value.toConfirm);
  assert.equal(await statusOf(id), 'waiting', 'proving a mailbox for something else confirms nothing');
  assert.equal(codeOf(await confirm({ actor: await proven('other@example.test'), id, now })), 'not-found');
  assert.deepEqual(await Promise.all([confirm({ actor, id, now }), confirm({ actor, id, now })]), [
    { ok: true, value: null },
    { ok: true, value: null },
  ]);
  const request = await findRequest(database(), id);
  assert.deepEqual([request?.status, request?.personId], ['received', actor.personId]);
  assert.equal(await jobs(id), 1);
  assert.equal((await eventsOf(id)).filter((type) => type === 'confirmed').length, 1);
});

test('an answer in the conversation is no confirmation', async () => {
  const id = await keyed({ identities: { email: 'talks@example.test' } });
  const actor = await proven('talks@example.test');
  assert.equal(codeOf(await answerQuestion({ actor, id, words: 'Hello', now })), 'not-possible-now');
  assert.equal(await statusOf(id), 'waiting');
});

test('what nobody confirms lapses like a question without an answer', async () => {
  const id = await keyed({ identities: { email: 'silent@example.test' } });
  await lapse(new Date(now.getTime() + 29 * 86_400_000));
  assert.equal(await statusOf(id), 'waiting');
  await lapse(new Date(now.getTime() + 31 * 86_400_000));
  assert.equal(await statusOf(id), 'lapsed');
});
