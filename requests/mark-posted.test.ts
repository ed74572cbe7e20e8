import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { eventsOf, makeStaff, now } from '#tests/desk';
import { keyed, lettersSeenBy, postal, writeLetters } from '#tests/keyed';
import { openPortal } from '#tests/portal';
import { listLettersToPost } from './list-letters-to-post.ts';
import { markPosted } from './mark-posted.ts';

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

test('who posted a letter and when is noted once, also when it is done twice; then it leaves the list', async () => {
  const id = await keyedByPost();
  const [letterId = ''] = await writeLetters(id);
  const isListed = async () => {
    const list = await listLettersToPost({ actor: clerk, now });
    return list.ok && list.value.some((one) => one.requestId === id);
  };
  assert.equal(await isListed(), true);
  const marks = [clerk, colleague, clerk].map((actor) => markPosted({ actor, id, letterId, now }));
  assert.ok((await Promise.all(marks)).every(({ ok }) => ok));
  assert.equal(await isListed(), false);
  assert.equal((await eventsOf(id)).filter((type) => type === 'letter-posted').length, 1);
  const [shown] = (await letters(id)).letters;
  assert.ok([clerk.name, colleague.name].includes(shown?.posted?.by ?? ''));
  assert.deepEqual(shown?.posted?.at, now);
});

test('a letter of another request, or none, is not marked', async () => {
  const [one, other] = [await keyedByPost(), await keyedByPost()];
  const [letterId] = await writeLetters(other);
  for (const wrong of [letterId, randomUUID(), 'x', null]) {
    const marked = await markPosted({ actor: clerk, id: one, letterId: wrong, now });
    assert.equal(!marked.ok && marked.problems[0].code, 'not-found');
  }
});
