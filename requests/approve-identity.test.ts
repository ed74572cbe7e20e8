import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { insertShown } from '#db/identity-proof';
import { dailyCap, installation } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import type { Kind } from '#domain/kinds';
import { askingFor } from '#tests/asking';
import { dayIn } from '#tests/days';
import { codeOf, eventsOf, makeStaff, now, planned, statusOf } from '#tests/desk';
import { keyed, postal } from '#tests/keyed';
import { openPortal } from '#tests/portal';
import { approve } from './approve.ts';
import { checkIdentity } from './check-identity.ts';
import { prepare } from './prepare.ts';
import { viewDetails } from './view-details.ts';
import { viewRequest } from './view-request.ts';

askingFor('{ delete: { ask: facts }, access: { ask: declaration, categories: [identifiers] } }');
let portal: Awaited<ReturnType<typeof openPortal>>;
let reviewer: StaffActor;
let approver: StaffActor;
before(async () => {
  portal = await openPortal();
  await database().update(installation).set({ armedAt: now });
  [reviewer, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
});
after(() => portal.close());

async function ready(kind: Kind) {
  const request = await planned(kind);
  if (kind === 'delete') assert.equal(codeOf(await prepare({ actor: reviewer, now, ...request })), 'ok');
  return { actor: approver, now, ...request, count: '4' };
}

test('less than what is wanted needs a reason, which is kept sealed for the desk; approved twice, it is kept once', async () => {
  const asked = await ready('delete');
  for (const enough of [undefined, ' \0 '])
    assert.equal(codeOf(await approve({ ...asked, enough })), 'identity-not-shown');
  assert.equal(codeOf(await approve({ ...asked, enough: 'x'.repeat(2001) })), 'answer-too-long');
  assert.equal(await statusOf(asked.id), 'review');
  const enough = 'Rang back on the number that CANARY-known has had for years';
  assert.equal(codeOf(await approve({ ...asked, enough })), 'ok');
  assert.equal(codeOf(await approve({ ...asked, enough })), 'not-possible-now');
  assert.deepEqual(await eventsOf(asked.id), ['received', 'prepared', 'identity-accepted', 'approved']);
  const { rows } = await portal.owner.query<{ line: string }>('SELECT e::text AS line FROM event e');
  assert.ok(!rows.some(({ line }) => line.includes('CANARY')));
  const details = await viewDetails({ actor: reviewer, id: asked.id, now, reason: 'identify' });
  assert.ok(details.ok && details.value.reasons.some(({ words, about }) => words === enough && /enough/.test(about)));
});

test('whoever is held for the day has not accepted anybody, for whoever comes next', async () => {
  const busy = await makeStaff('approver');
  const requestIds = Array.from({ length: 5 }, () => randomUUID());
  await database()
    .insert(dailyCap)
    .values({ staffId: busy.staffId, act: 'deletion', on: dayIn(0, now), requestIds });
  const asked = await ready('delete');
  assert.equal(codeOf(await approve({ ...asked, actor: busy, enough: 'I know her' })), 'daily-cap');
  assert.deepEqual(await eventsOf(asked.id), ['received', 'prepared', 'cap-reached']);
  assert.equal(codeOf(await approve(asked)), 'identity-not-shown');
});

test('a deletion still takes two people, however well the person is known', async () => {
  const request = await planned('delete');
  assert.equal(codeOf(await prepare({ actor: approver, now, ...request })), 'ok');
  const asked = { actor: approver, now, ...request, count: '4', enough: 'I know her' };
  assert.equal(codeOf(await approve(asked)), 'second-person-needed');
  assert.deepEqual(await eventsOf(request.id), ['received', 'prepared']);
});

test('where what is wanted was shown, nothing more is asked of the approver; a declaration is not enough for facts', async () => {
  const [matched, signed] = [await ready('delete'), await ready('delete')];
  await inTransaction(async (tx) => {
    await insertShown(tx, { requestId: matched.id, way: 'facts', now });
    await insertShown(tx, { requestId: signed.id, way: 'declaration', now });
  });
  assert.equal(codeOf(await approve(matched)), 'ok');
  assert.equal(codeOf(await approve(signed)), 'identity-not-shown');
  const view = await viewRequest({ actor: reviewer, id: matched.id, now });
  assert.deepEqual(view.ok && view.value.identity?.shown.map(({ way }) => way), ['facts']);
});

test('a copy of what the organisation file does not name is approved by the mailbox alone', async () => {
  const asked = await ready('access');
  assert.equal(codeOf(await approve(asked)), 'ok');
  assert.deepEqual(await eventsOf(asked.id), ['received', 'approved']);
});

test('where somebody of the desk made sure of the person, that is enough', async () => {
  const id = await keyed({ actor: reviewer, identities: { phone: '+4930123456' }, postal });
  const colleague = await makeStaff('reviewer');
  assert.equal(codeOf(await checkIdentity({ actor: colleague, id, now, reason: 'Called back' })), 'ok');
  const view = await viewRequest({ actor: reviewer, id, now });
  assert.equal(view.ok && view.value.identity?.isShown, true);
});
