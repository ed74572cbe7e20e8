import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { and, eq } from 'drizzle-orm';
import { database } from '#db/client';
import { event } from '#db/schema/index';
import { roles } from '#domain/roles';
import { codeOf, eventsOf, later, makeStaff, now } from '#tests/desk';
import { broken } from '#tests/glass';
import { ownPortal } from '#tests/own-portal';
import { reviewGlass } from './review-glass.ts';
import { viewDetails } from './view-details.ts';

const portal = ownPortal();

test('E12: reviewed twice, also at once by two, the first remark stays, with who made it', async () => {
  const { admin, id, glassId } = await broken();
  const other = await makeStaff('admin');
  const both = await Promise.all([
    reviewGlass({ actor: admin, glassId, remark: 'needed', now: later(90) }),
    reviewGlass({ actor: other, glassId, remark: 'needed', now: later(90) }),
  ]);
  assert.deepEqual(both.map(codeOf), ['ok', 'ok']);
  assert.equal(codeOf(await reviewGlass({ actor: other, glassId, remark: 'misused', now: later(91) })), 'ok');
  const reviews = await database()
    .select({ detail: event.detail })
    .from(event)
    .where(and(eq(event.requestId, id), eq(event.type, 'glass-reviewed')));
  assert.deepEqual(reviews, [{ detail: { glassId, remark: 'needed' } }]);
});

test('E12: a review ends at once what has not ended, and the data are shut again', async () => {
  const { admin: actor, reviewer, id, glassId } = await broken();
  const see = () => viewDetails({ actor: reviewer, id, now: later(6), reason: 'identify' });
  assert.equal(codeOf(await see()), 'ok');
  assert.equal(codeOf(await reviewGlass({ actor, glassId, remark: 'misused', now: later(5) })), 'ok');
  assert.equal(codeOf(await see()), 'look-not-agreed');
  const { rows } = await portal.owner().query('SELECT ended_at FROM glass WHERE id = $1', [glassId]);
  assert.deepEqual(rows, [{ ended_at: later(5) }]);
  assert.deepEqual(await eventsOf(id, actor.staffId), ['watch-begun', 'glass-ended', 'glass-reviewed']);
});

test('E12: somebody else than an admin reviews nothing, and nobody their own, whatever they became', async () => {
  const { reviewer, glassId } = await broken();
  const asked = { glassId, remark: 'needed', now };
  for (const role of roles.filter((one) => one !== 'admin')) {
    assert.equal(codeOf(await reviewGlass({ ...asked, actor: await makeStaff(role) })), 'role-not-allowed');
  }
  await portal.owner().query("UPDATE staff SET role = 'admin' WHERE id = $1", [reviewer.staffId]);
  assert.equal(codeOf(await reviewGlass({ ...asked, actor: reviewer })), 'second-person-needed');
  const own = 'UPDATE glass SET reviewed_at = now(), reviewed_by = staff_id, remark = $2 WHERE id = $1';
  await assert.rejects(portal.owner().query(own, [glassId, 'needed']), /glass_reviewed_by_another/);
});

test('E12: an admin does not review a look at their own data', async () => {
  const { id, glassId } = await broken();
  const admin = await makeStaff('admin');
  const theirs = 'UPDATE person SET email_index = $2 WHERE id = $1';
  const { rows } = await portal.owner().query('SELECT email_index, person_id FROM request WHERE id = $1', [id]);
  await portal.owner().query(theirs, [rows[0].person_id, Buffer.from(randomUUID())]);
  await portal.owner().query(theirs, [admin.staffId, rows[0].email_index]);
  assert.equal(codeOf(await reviewGlass({ actor: admin, glassId, remark: 'needed', now })), 'self-not-allowed');
});

test('without a remark of the list, and of one that is not there, nothing is reviewed', async () => {
  const { admin: actor, id, glassId } = await broken();
  for (const remark of ['', 'Ann told me', null]) {
    assert.equal(codeOf(await reviewGlass({ actor, glassId, remark, now })), 'choice-unknown');
  }
  for (const none of [randomUUID(), 'x', null]) {
    assert.equal(codeOf(await reviewGlass({ actor, glassId: none, remark: 'needed', now })), 'not-found');
  }
  assert.equal((await eventsOf(id)).includes('glass-reviewed'), false);
});
