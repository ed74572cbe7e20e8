import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { hold } from '#db/schema/index';
import { codeOf, makeStaff, now } from '#tests/desk';
import { brought, laid } from '#tests/hold-list';
import { ownPortal } from '#tests/own-portal';
import { liftHoldList } from './lift-hold-list.ts';
import { listHeldLists } from './list-held-lists.ts';
import { listHolds } from './list-holds.ts';

ownPortal();

async function seenBy(actor: Awaited<ReturnType<typeof makeStaff>>) {
  const list = await listHeldLists({ actor, now });
  assert.ok(list.ok);
  return list.value.map(({ id, held, lifted, reviewOn }) => ({ id, held, lifted, reviewOn }));
}

test('lists come as one line each, those in force first, and their people not among the holds laid alone', async () => {
  const actor = await makeStaff('admin');
  await brought({ actor, lines: 'not-laid@example.test' });
  const over = await laid({ actor, lines: 'over@example.test', reviewOn: '2035-01-01' });
  await liftHoldList({ actor, listId: over, email: null, reason: 'Over', now });
  const two = await laid({ actor, lines: 'a@example.test,,,2035-06-01\nb@example.test\nc@example.test' });
  await liftHoldList({ actor, listId: two, email: 'b@example.test', reason: 'Over', now });
  assert.deepEqual(await seenBy(await makeStaff('approver')), [
    { id: two, held: 2, lifted: 1, reviewOn: '2035-06-01' },
    { id: over, held: 0, lifted: 1, reviewOn: '2035-01-01' },
  ]);
  const alone = await listHolds({ actor, now });
  assert.deepEqual(alone.ok && alone.value.lines, []);
});

test('somebody else’s list does not show to a member of staff whom it holds, until it lets them go', async () => {
  const self = await makeStaff('approver', 'counted@desk.test');
  const actor = await makeStaff('admin');
  const both = await laid({ actor, lines: 'counted@desk.test\nother@example.test,,Order 9' });
  const alone = await laid({ actor, lines: 'counted@desk.test,,Order 10' });
  const heldIn = (lists: Awaited<ReturnType<typeof seenBy>>, id: string) => lists.find((one) => one.id === id)?.held;
  const [theirs, ours] = [await seenBy(self), await seenBy(actor)];
  assert.deepEqual([heldIn(theirs, both), heldIn(theirs, alone)], [undefined, undefined]);
  assert.deepEqual([heldIn(ours, both), heldIn(ours, alone)], [2, 1]);
  assert.ok(theirs.length > 0);
  for (const listId of [both, alone]) {
    await liftHoldList({ actor, listId, email: 'counted@desk.test', reason: 'Over', now });
  }
  const after = (await seenBy(self)).filter(({ id }) => id === both || id === alone);
  assert.deepEqual(after, [{ id: both, held: 1, lifted: 0, reviewOn: '2036-01-31' }]);
});

test('a list is found by the id of a hold that it laid', async () => {
  const actor = await makeStaff('admin');
  const id = await laid({ actor, lines: 'found@example.test\nfound-too@example.test' });
  await laid({ actor, lines: 'another@example.test' });
  const [one] = await database().select({ id: hold.id }).from(hold).where(eq(hold.listId, id));
  const lists = await listHeldLists({ actor, holdId: one?.id, now });
  assert.deepEqual(lists.ok && lists.value.map(({ id: listId, held }) => [listId, held]), [[id, 2]]);
});

test('reviewers get no list', async () => {
  assert.equal(codeOf(await listHeldLists({ actor: await makeStaff('reviewer'), now })), 'role-not-allowed');
});
