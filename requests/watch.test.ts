import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { installation } from '#db/schema/index';
import { roles } from '#domain/roles';
import { codeOf, eventsOf, fileAs, makeStaff, now, planned } from '#tests/desk';
import { keyed, postal } from '#tests/keyed';
import { ownPortal } from '#tests/own-portal';
import { watched } from '#tests/watched';
import { askToLook } from './ask-to-look.ts';
import { viewDetails } from './view-details.ts';
import { viewRequest } from './view-request.ts';
import { watch } from './watch.ts';

process.env.HABEAS_ORGANISATION = 'examples/jivochat';

ownPortal();

async function serveChildren(): Promise<void> {
  const { mapFace } = await findInstallation(database());
  assert.ok(mapFace);
  await database()
    .update(installation)
    .set({ mapFace: { ...mapFace, hasChildCases: true } });
}

/** Whether a request is shut, as its page, its data and the wish to see them say it, all the same. */
async function isShut(id: string): Promise<boolean> {
  const actor = await makeStaff('reviewer');
  const view = await viewRequest({ actor, id, now });
  assert.ok(view.ok);
  const asked = { actor, id, now, reason: 'identify' };
  const all = [codeOf(await viewDetails(asked)), codeOf(await askToLook(asked)), view.value.watch.isShut];
  assert.deepEqual(all, view.value.watch.isShut ? ['look-not-agreed', 'ok', true] : ['ok', 'not-possible-now', false]);
  return view.value.watch.isShut;
}
const areShut = async (...ids: string[]) => {
  const all: boolean[] = [];
  for (const id of ids) all.push(await isShut(id));
  return all;
};

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

test('E9: a child’s request is shut when the child is on the list, and when it is put on, so are child and parent', async () => {
  await serveChildren();
  const { admin: actor, email: child } = await watched();
  const parentEmail = 'watched-parent@example.test';
  const ofChild = await keyed({ identities: { email: child, phone: '+15550104444' }, parentEmail });
  const byPhone = await keyed({ identities: { phone: '+15550104444' }, postal, mayWriteToMailbox: false });
  const ofParent = await fileAs(parentEmail, 'access');
  assert.deepEqual(await areShut(ofChild, byPhone, ofParent), [true, false, false]);
  assert.equal(codeOf(await watch({ actor, id: ofChild, now, to: 'watched' })), 'ok');
  assert.deepEqual(await areShut(ofChild, byPhone, ofParent), [true, true, true]);
  assert.equal(codeOf(await watch({ actor, id: ofChild, now, to: 'not-watched' })), 'ok');
  assert.deepEqual(await areShut(ofChild, byPhone, ofParent), [false, false, false]);
});

test('E9: a request that was keyed in by another identity is shut when one that names both is on the list', async () => {
  const actor = await makeStaff('admin');
  const phone = '+15550105555';
  const both = await keyed({ identities: { email: 'two-ways@example.test', phone } });
  assert.equal(codeOf(await watch({ actor, id: both, now, to: 'watched' })), 'ok');
  const byPhone = await keyed({ identities: { phone }, postal, mayWriteToMailbox: false });
  const byMail = await fileAs('two-ways@example.test', 'access');
  const others = await keyed({ identities: { phone: '+15550106666' }, postal, mayWriteToMailbox: false });
  assert.deepEqual(await areShut(byPhone, byMail, others), [true, true, false]);
  assert.equal(codeOf(await watch({ actor, id: byPhone, now, to: 'not-watched' })), 'ok');
  assert.deepEqual(await areShut(byPhone, byMail), [false, true]);
});

test('somebody else than an admin puts nobody on the list or off it, and the try is an event', async () => {
  const { id } = await watched();
  for (const role of roles.filter((one) => one !== 'admin')) {
    const actor = await makeStaff(role);
    assert.equal(codeOf(await watch({ actor, id, now, to: 'not-watched' })), 'role-not-allowed');
    assert.deepEqual(await eventsOf(id, actor.staffId), ['denied']);
  }
});
