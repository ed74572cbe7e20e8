import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { codeOf, makeStaff, planned, statusOf } from '#tests/desk';
import { holdForm } from '#tests/held';
import { keyed, postal } from '#tests/keyed';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { type AddHold, addHold } from './add-hold.ts';
import { holdsOn } from './holds-on.ts';

const portal = ownPortal();

const heldFor = async (id: string) => {
  const request = await findRequest(database(), id);
  assert.ok(request);
  return holdsOn(request);
};

test('US-6: a hold is found by any identity of the person, and by nobody else’s', async () => {
  const actor = await makeStaff('approver');
  const identities = { email: 'Held@Example.test', phone: '+1 555 010 2222' };
  assert.equal(codeOf(await addHold(holdForm({ actor, identities, tables: ['accounts'] }))), 'ok');
  const expected = [{ tables: ['accounts'], reason: 'A court asked for it', law: 'Order 12-345', until: '2036-01-31' }];
  assert.deepEqual(await heldFor((await planned('delete', { email: 'held@example.test' })).id), expected);
  const byPhone = await keyed({ identities: { phone: '+15550102222' }, postal, mayWriteToMailbox: false });
  assert.deepEqual(await heldFor(byPhone), expected);
  assert.deepEqual(await heldFor((await planned('delete', { email: 'free@example.test' })).id), []);
});

test('US-6: a hold about a number is found for who asks by an address, once their rows tell the number', async () => {
  const actor = await makeStaff('approver');
  await addHold(holdForm({ actor, identities: { phone: '+1 555 010 3333' } }));
  const about = await findRequest(database(), (await planned('delete', { email: 'by-address@example.test' })).id);
  assert.ok(about);
  assert.deepEqual(await holdsOn(about), []);
  assert.equal((await holdsOn(about, { phone: ['+15550103333', '+15550104444'] })).length, 1);
});

test('who is held is kept as keyed hashes and sealed, never in clear', async () => {
  const actor = await makeStaff('approver');
  await addHold(holdForm({ actor, identities: { email: 'clear@example.test' } }));
  const { rows } = await portal.owner().query('SELECT h::text, i::text FROM hold h JOIN hold_identity i ON true');
  assert.doesNotMatch(JSON.stringify(rows), /clear@|636c65617240/);
  const events = await portal.owner().query("SELECT detail::text FROM event WHERE type = 'hold-added'");
  assert.doesNotMatch(JSON.stringify(events.rows), /clear@|court/i);
});

test('the same form sent twice makes one hold and one event', async () => {
  const asked = holdForm({ actor: await makeStaff('admin'), identities: { email: 'twice-held@example.test' } });
  const before = await portal.events('hold-added');
  const all = [...(await Promise.all([addHold(asked), addHold(asked)])), await addHold(asked)];
  assert.deepEqual(all.map(codeOf), ['ok', 'ok', 'ok']);
  assert.equal((await portal.events('hold-added')) - before, 1);
});

test('what is missing or cannot be right is told at its field, and nothing is held', async () => {
  const actor = await makeStaff('approver');
  const identities = { email: 'odd-hold@example.test' };
  const wrong: [Partial<AddHold>, string, string | undefined][] = [
    [{ identities: {} }, 'identity-missing', 'email'],
    [{ identities: { email: 'nobody' } }, 'address-not-plain', 'email'],
    [{ tables: ['attic'] }, 'choice-unknown', 'tables'],
    [{ reason: ' ' }, 'reason-missing', 'reason'],
    [{ law: '' }, 'reason-missing', 'law'],
    [{ reviewOn: '2026-05-31' }, 'day-over', 'reviewOn'],
    [{ reviewOn: '2026-13-01' }, 'day-not-valid', 'reviewOn'],
    [{ submissionKey: 'x' }, 'page-expired', undefined],
  ];
  const before = await portal.owner().query('SELECT count(*) FROM hold');
  for (const [more, code, field] of wrong) {
    const refused = await addHold(holdForm({ actor, identities, ...more }));
    assert.ok(!refused.ok, code);
    assert.deepEqual([refused.problems[0].code, refused.problems[0].field], [code, field]);
  }
  assert.deepEqual((await portal.owner().query('SELECT count(*) FROM hold')).rows, before.rows);
});

test('reviewers hold nothing, and nobody what is about themselves', async () => {
  const self = await makeStaff('approver', 'self-held@desk.test');
  const identities = { email: 'self-held@desk.test' };
  assert.equal(codeOf(await addHold(holdForm({ actor: self, identities }))), 'self-not-allowed');
  assert.equal(codeOf(await addHold(holdForm({ actor: await makeStaff('reviewer') }))), 'role-not-allowed');
});

test('a new hold sends a deletion that cools off back to review, and has one in review planned anew', async () => {
  const [cooling, reviewed, other] = [await planned('delete'), await planned('delete'), await planned('delete')];
  await portal.owner().query("UPDATE request SET status = 'approved' WHERE id = ANY($1)", [[cooling.id, other.id]]);
  const actor = await makeStaff('approver');
  for (const { email } of [cooling, reviewed]) {
    assert.equal(codeOf(await addHold(holdForm({ actor, identities: { email } }))), 'ok');
  }
  assert.deepEqual(await Promise.all([cooling, reviewed, other].map(({ id }) => statusOf(id))), [
    'review',
    'review',
    'approved',
  ]);
  for (const { id } of [cooling, reviewed]) assert.equal(await portal.jobs(`plan:${id}`), 1);
  assert.equal(await portal.jobs(`plan:${other.id}`), 0);
  assert.ok((await lettersOf('staff-run-failed')).some(({ fields }) => fields.deskUrl.endsWith(cooling.id)));
});

test('rows of a table can be held whosever they are, but not everything of everybody', async () => {
  const actor = await makeStaff('approver');
  assert.equal(codeOf(await addHold(holdForm({ actor, tables: ['accounts', 'accounts'] }))), 'ok');
  const anybody = await planned('delete', { email: `${randomUUID()}@example.test` });
  assert.deepEqual(
    (await heldFor(anybody.id)).map(({ tables }) => tables),
    [['accounts']],
  );
});
