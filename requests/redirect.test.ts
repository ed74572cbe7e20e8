import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { request } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { codeOf, eventsOf, makeStaff, now, planFor, planned, planTable } from '#tests/desk';
import { keyed } from '#tests/keyed';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { confirm } from './confirm.ts';
import { redirect } from './redirect.ts';
import { viewRequest } from './view-request.ts';

ownPortal();

const processors = [{ name: 'Acme', contact: 'privacy@acme.example', rows: 3 }];
const chats = planTable('chats', { found: 3, erased: 0, processors });
const reason = 'Acme decides about its chats';

test('US-3: what is only held for others is passed on and closed, with one letter that names them; twice is refused', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id, email } = await planned('access', { tables: [chats, planTable('accounts', { found: 0, erased: 0 })] });
  const asked = { actor: reviewer, id, now, reason };
  assert.equal(codeOf(await redirect({ ...asked, reason: '' })), 'reason-missing');
  assert.equal(codeOf(await redirect(asked)), 'ok');
  assert.equal(codeOf(await redirect(asked)), 'not-possible-now');
  const { status, outcome } = (await findRequest(database(), id)) ?? assert.fail();
  assert.deepEqual([status, outcome], ['done', 'in-part']);
  assert.deepEqual(await eventsOf(id), ['received', 'redirected', 'others-told']);
  assert.deepEqual(
    (await lettersOf('controller-notice')).map(({ to }) => to),
    ['privacy@acme.example'],
  );
  const letters = (await lettersOf('redirected')).filter(({ to }) => to === email);
  assert.deepEqual(
    letters.map(({ fields }) => [fields.others, fields.reason]),
    [[processors, reason]],
  );
});

test('of a trial nobody else is told, and its letter says so', async () => {
  const email = 'tried@example.test';
  const answers = { kind: 'access', categories: [] };
  const id = await keyed({ identities: { email }, answers, isTrial: true });
  assert.ok((await confirm({ actor: await proven(email, now), id, now })).ok);
  await planFor(id, 'access', { tables: [chats] });
  const told = (await lettersOf('controller-notice')).length;
  assert.equal(codeOf(await redirect({ actor: await makeStaff('reviewer'), id, now, reason })), 'ok');
  assert.equal((await lettersOf('controller-notice')).length, told);
  const letters = (await lettersOf('redirected')).filter(({ to }) => to === email);
  assert.deepEqual(
    letters.map(({ fields }) => [fields.others, fields.isTrial]),
    [[processors, true]],
  );
});

test('where anything is our own, it is neither offered nor done when it is forced', async () => {
  const reviewer = await makeStaff('reviewer');
  for (const more of [planTable('accounts', { found: 1 }), planTable('threads', { found: 0, mentioned: 1 })]) {
    const { id } = await planned('access', { tables: [chats, more] });
    const view = await viewRequest({ actor: reviewer, id, now });
    assert.ok(view.ok && !view.value.moves.includes('redirect'));
    assert.equal(codeOf(await redirect({ actor: reviewer, id, now, reason })), 'not-only-for-others');
    assert.deepEqual(await eventsOf(id), ['received']);
  }
});

const passedOn = async (request: { id: string }, actor: StaffActor) => {
  const view = await viewRequest({ actor, id: request.id, now });
  const isOffered = view.ok && view.value.moves.includes('redirect');
  return [isOffered, codeOf(await redirect({ actor, id: request.id, now, reason }))];
};

test('what is not proven, or has an open question, is not passed on', async () => {
  const approver = await makeStaff('approver');
  const open = await planned('access', {
    tables: [chats],
    questions: [{ code: 'two-persons', table: 'accounts', words: 'x', rows: 2 }],
  });
  assert.deepEqual(await passedOn(open, approver), [false, 'plan-has-questions']);
  const unproven = await planned('access', { tables: [chats] });
  await database().update(request).set({ personId: null }).where(eq(request.id, unproven.id));
  assert.deepEqual(await passedOn(unproven, approver), [false, 'not-possible-now']);
  for (const { id } of [open, unproven]) assert.deepEqual(await eventsOf(id), ['received']);
});

test('who chose the person passes nothing on, and of a deletion only who may approve', async () => {
  const [reviewer, chooser, approver] = [
    await makeStaff('reviewer'),
    await makeStaff('approver'),
    await makeStaff('approver'),
  ];
  const one = await planned('delete', { tables: [chats] });
  await database().update(request).set({ chosenBy: chooser.staffId }).where(eq(request.id, one.id));
  assert.deepEqual(await passedOn(one, chooser), [false, 'second-person-needed']);
  assert.deepEqual(await passedOn(one, reviewer), [false, 'role-not-allowed']);
  assert.deepEqual(await passedOn(one, approver), [true, 'ok']);
});
