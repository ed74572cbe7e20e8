import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { brought, laid } from '#tests/hold-list';
import { ownPortal } from '#tests/own-portal';
import { liftHoldList } from './lift-hold-list.ts';
import { viewHeldList } from './view-held-list.ts';

const portal = ownPortal();

test('whom a list holds is shown for a reason, and looked at twice it is two events that name nobody', async () => {
  const actor = await makeStaff('approver');
  const listId = await laid({ actor, lines: 'c@example.test\nb@example.test\na@example.test\nnobody' });
  await laid({ actor, lines: 'other-list@example.test' });
  await liftHoldList({ actor, listId, email: 'b@example.test', reason: 'Over', now });
  assert.equal(codeOf(await viewHeldList({ actor, listId, reason: 'curious', now })), 'reason-missing');
  assert.equal(await portal.events('hold-list-viewed'), 0);
  for (const _ of [1, 2]) {
    const shown = await viewHeldList({ actor, listId, reason: 'identify', now });
    assert.deepEqual(shown, { ok: true, value: ['a@example.test', 'c@example.test'] });
  }
  const { rows } = await portal.owner().query("SELECT detail FROM event WHERE type = 'hold-list-viewed'");
  assert.deepEqual(
    rows.map(({ detail }) => detail),
    Array(2).fill({ listId, holds: 2, reason: 'identify' }),
  );
});

test('to somebody else than who may see people, an admin or a reviewer too, a list names nobody', async () => {
  const listId = await laid({ actor: await makeStaff('approver'), lines: 'seen@example.test' });
  for (const role of ['admin', 'reviewer'] as const) {
    const shown = await viewHeldList({ actor: await makeStaff(role), listId, reason: 'identify', now });
    assert.equal(codeOf(shown), 'role-not-allowed');
  }
});

test('to whom it holds a list is none, until it lets them go; then it does not name them', async () => {
  const [actor, self] = [await makeStaff('approver'), await makeStaff('approver', 'seen-self@desk.test')];
  const listId = await laid({ actor, lines: 'seen-self@desk.test\nbeside@example.test' });
  const events = await portal.events('hold-list-viewed');
  const look = (id: unknown = listId) => viewHeldList({ actor: self, listId: id, reason: 'identify', now });
  const notLaid = await brought({ actor: self, lines: 'not-laid@example.test' });
  for (const id of [listId, notLaid, randomUUID(), 'x']) assert.equal(codeOf(await look(id)), 'not-found');
  assert.equal(await portal.events('hold-list-viewed'), events);
  await liftHoldList({ actor, listId, email: 'seen-self@desk.test', reason: 'Over', now });
  assert.deepEqual(await look(), { ok: true, value: ['beside@example.test'] });
});
