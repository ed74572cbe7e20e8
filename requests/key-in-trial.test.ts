import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findAppealOf, insertAppeal } from '#db/appeal';
import { database, inTransaction } from '#db/client';
import { listOpenLike } from '#db/duplicate';
import { listTasks } from '#db/outside';
import { findRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { codeOf, fileAs, makeStaff, now } from '#tests/desk';
import { keyed, keyInForm } from '#tests/keyed';
import { proven } from '#tests/people';
import { openPortal } from '#tests/portal';
import { isAskedAnew } from './asked-anew.ts';
import { confirm } from './confirm.ts';
import { heldBack } from './held-back.ts';
import { type KeyIn, keyIn } from './key-in.ts';
import { openOutsideTasks } from './open-outside-tasks.ts';
import { organisation } from './organisation.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let clerk: StaffActor;
before(async () => {
  portal = await openPortal();
  clerk = await makeStaff('reviewer');
});
after(() => portal.close());

const trial = (email: string, more: Partial<KeyIn> = {}) =>
  keyInForm({ actor: clerk, identities: { email }, isTrial: true, ...more });

async function opened(id: string) {
  const found = await findRequest(database(), id);
  assert.ok(found);
  return found;
}

test('a trial is one by its intake alone, sent twice it is one, and without the mark it is another', async () => {
  const form = trial('trial@example.test');
  const [first, second] = [await keyIn(form), await keyIn(form)];
  assert.ok(first.ok && second.ok);
  assert.equal(first.value.id, second.value.id);
  assert.equal((await opened(first.value.id)).isTrial, true);
  const real = await keyIn({ ...form, isTrial: false });
  assert.ok(real.ok);
  assert.notEqual(real.value.id, first.value.id);
  assert.equal((await opened(real.value.id)).isTrial, false);
});

test('what a person asks for is theirs, also while a trial about them is open; and neither holds the other back', async () => {
  for (const kind of ['delete', 'correct', 'access', 'other'] as const) {
    const email = `beside-${kind}@example.test`;
    const changes = [{ field: 'accounts.phone', was: '', value: '+49 30 123456' }];
    const answers = { kind, scope: 'everything', categories: ['contact'], topic: 'complaint', words: 'Why?', changes };
    const tried = await keyIn(trial(email, { answers }));
    assert.ok(tried.ok);
    const own = await fileAs(email, kind);
    assert.notEqual(own, tried.value.id);
    assert.equal((await opened(own)).isTrial, false);
    assert.equal((await opened(tried.value.id)).status, 'waiting');
  }
  const email = 'held@example.test';
  const answers = { kind: 'access', categories: ['contact'] };
  assert.ok((await keyIn(trial(email, { answers }))).ok);
  await portal.owner.query('UPDATE installation SET armed_at = now()');
  const held = await heldBack(database(), await opened(await fileAs(email, 'delete')));
  assert.notEqual(held?.by, 'open-copy');
});

test('what takes effect at once, or is about a child, cannot be tried out', async () => {
  for (const answers of [
    { kind: 'opt-out', purposes: ['offers'] },
    { kind: 'report-lost', items: ['password'] },
  ]) {
    assert.equal(codeOf(await keyIn(trial('at-once@example.test', { answers }))), 'not-for-trial');
  }
  assert.equal(codeOf(await keyIn(trial('child@example.test', { parentEmail: 'p@example.test' }))), 'not-for-trial');
});

test('nobody makes a trial of a request afterwards, nor a request of a trial, in the database itself', async () => {
  const [own, tried] = [await fileAs('stays@example.test', 'access'), await keyed(trial('stays-too@example.test'))];
  for (const id of [own, tried]) {
    const change = portal.owner.query('UPDATE request SET is_trial = NOT is_trial WHERE id = $1', [id]);
    await assert.rejects(change, /said once/);
  }
});

test('a trial opens no work outside: it could not be taken back', async () => {
  const work = { title: 'Look through the mailbox', instructions: '', days: 5, for: ['delete'] };
  const { outside } = organisation();
  Object.assign(outside, { mailbox: work });
  for (const isTrial of [true, false]) {
    const about = await opened(await keyed(trial(`outside-${isTrial}@example.test`, { isTrial })));
    await inTransaction((tx) => openOutsideTasks(tx, about, now));
    assert.equal((await listTasks(database(), about)).length > 0, !isTrial);
  }
});

test('desk and person are told that it is a trial; somebody else sees nothing of it', async () => {
  const id = await keyed(trial('seen@example.test'));
  const actor = await proven('seen@example.test', now);
  assert.ok((await confirm({ actor, id, now })).ok);
  const [desk, own] = [await viewRequest({ actor: clerk, id, now }), await viewOwnRequest({ actor, id, now })];
  assert.ok(desk.ok && own.ok);
  assert.deepEqual([desk.value.isTrial, own.value.isTrial], [true, true]);
  const other = await proven('other@example.test', now);
  assert.equal(codeOf(await viewOwnRequest({ actor: other, id, now })), 'not-found');
});

test('a trial is no duplicate of what somebody asks, nor the other way round, and keeps no refusal from being looked at again', async () => {
  const email = 'double@example.test';
  const answers = { kind: 'other', topic: 'complaint', words: 'Why?' };
  const id = await keyed(trial(email, { answers }));
  assert.ok((await confirm({ actor: await proven(email, now), id, now })).ok);
  const [own, tried] = [await opened(await fileAs(email, 'other')), await opened(id)];
  for (const [one, other] of [
    [own, tried],
    [tried, own],
  ] as const) {
    const like = await inTransaction((tx) => listOpenLike(tx, one));
    assert.ok(!like.some((line) => line.id === other.id));
    assert.equal(await inTransaction((tx) => isAskedAnew(tx, one)), false);
  }
});

test('an appeal in a trial holds nobody’s deletion back', async () => {
  const about = await opened(await keyed(trial('appeal@example.test')));
  const { id: requestId, emailIndex } = about;
  const times = { receivedAt: now, receivedOn: '2026-06-01', answerByOn: '2026-07-01', article: '' };
  await inTransaction((tx) => insertAppeal(tx, { requestId, refusedBy: clerk.staffId, ...times }));
  assert.equal(await findAppealOf(database(), { emailIndex, isTrial: false }), null);
  assert.equal((await findAppealOf(database(), { emailIndex, isTrial: true }))?.id, requestId);
});
