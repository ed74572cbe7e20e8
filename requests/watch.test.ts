import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#domain/roles';
import { codeOf, eventsOf, fileAs, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { watched } from '#tests/watched';
import { viewDetails } from './view-details.ts';
import { watch } from './watch.ts';

ownPortal();

test('E9: put on the list twice and taken off twice, a person is on it once and off it once', async () => {
  const { admin: actor, reviewer, id } = await watched();
  const see = async () => codeOf(await viewDetails({ actor: reviewer, id, now, reason: 'identify' }));
  assert.equal(codeOf(await watch({ actor, id, now, to: 'watched' })), 'ok');
  assert.equal(await see(), 'look-not-agreed');
  for (const _ of [1, 2]) assert.equal(codeOf(await watch({ actor, id, now, to: 'not-watched' })), 'ok');
  assert.equal(await see(), 'ok');
  assert.deepEqual(await eventsOf(id, actor.staffId), ['watch-begun', 'watch-ended']);
});

test('E9: who is on the list is so in every request of that address, and somebody else is not', async () => {
  const { reviewer, email } = await watched();
  const other = await fileAs(email, 'delete');
  const stranger = (await planned('access')).id;
  const see = async (id: string) => codeOf(await viewDetails({ actor: reviewer, id, now, reason: 'identify' }));
  assert.deepEqual([await see(other), await see(stranger)], ['look-not-agreed', 'ok']);
});

test('somebody else than an admin puts nobody on the list or off it, and the try is an event', async () => {
  const { id } = await watched();
  for (const role of roles.filter((one) => one !== 'admin')) {
    const actor = await makeStaff(role);
    assert.equal(codeOf(await watch({ actor, id, now, to: 'not-watched' })), 'role-not-allowed');
    assert.deepEqual(await eventsOf(id, actor.staffId), ['denied']);
  }
});
