import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { request } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { eventsOf, fileAs, makeStaff, now, statusOf } from '#tests/desk';
import { lettersOf, openPortal } from '#tests/portal';
import { handOver } from './hand-over.ts';
import { reply } from './reply.ts';
import { viewRequest } from './view-request.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let reviewer: StaffActor;
before(async () => {
  portal = await openPortal();
  reviewer = await makeStaff('reviewer');
});
after(() => portal.close());

async function complained(email: string): Promise<string> {
  const id = await fileAs(email, 'other');
  assert.equal(await handOver({ requestId: id, now }), true);
  return id;
}
const answer = async (id: string, words: unknown, actor = reviewer) => {
  const replied = await reply({ actor, id, words, now });
  return replied.ok ? 'ok' : replied.problems[0].code;
};

test('what was asked in words needs no plan, and the desk is told to answer it', async () => {
  const id = await complained('plain@example.test');
  const seen = await viewRequest({ actor: reviewer, id, now });
  assert.ok(seen.ok);
  assert.equal(seen.value.next, 'reply');
  const moves = seen.value.moves;
  assert.ok(moves.includes('reply') && moves.includes('ask'));
  assert.ok(!moves.some((move) => ['approve', 'prepare', 'replan', 'refuse'].includes(move)));
  assert.equal(await handOver({ requestId: id, now }), false, 'handed over twice, it is handed over once');
});

test('an answer closes it and is written of, once also when it is sent twice', async () => {
  const id = await complained('once@example.test');
  assert.equal(await answer(id, 'We have stopped writing to you.'), 'ok');
  assert.equal(await answer(id, 'We have stopped writing to you.'), 'not-possible-now');
  assert.equal(await statusOf(id), 'done');
  const letters = (await lettersOf('reply')).filter(({ to }) => to === 'once@example.test');
  assert.equal(letters.length, 1);
  assert.equal(letters[0]?.fields.words, undefined, 'the words stay on the page');
  assert.equal((await eventsOf(id)).filter((type) => type === 'replied').length, 1);
});

test('it needs words, and is for who may triage; another kind of request and somebody else’s id get none', async () => {
  const id = await complained('words@example.test');
  assert.equal(await answer(id, ' '), 'reason-missing');
  assert.equal(await answer(id, 'No', await makeStaff('viewer')), 'role-not-allowed');
  const copy = await fileAs('copy@example.test', 'access');
  await database().update(request).set({ status: 'review' }).where(eq(request.id, copy));
  assert.equal(await answer(copy, 'No'), 'not-possible-now');
  assert.equal(await answer('00000000-0000-4000-8000-000000000000', 'No'), 'not-found');
});

test('a second complaint is another request: nothing of it is lost in the first', async () => {
  const first = await fileAs('twice@example.test', 'other');
  const second = await fileAs('twice@example.test', 'other');
  assert.notEqual(first, second);
});
