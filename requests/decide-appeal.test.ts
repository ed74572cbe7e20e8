import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { installation, request } from '#db/schema/index';
import { codeOf, eventsOf, fileAs, makeStaff, now, planned, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { appealedOne } from '#tests/refused';
import { appeal } from './appeal.ts';
import { decideAppeal } from './decide-appeal.ts';
import { heldBack } from './held-back.ts';
import { refuse } from './refuse.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';
import { withdraw } from './withdraw.ts';

const portal = ownPortal();

const row = async (id: string) => (await database().select().from(request).where(eq(request.id, id)))[0];

test('upheld, a request is taken up again with a new date and a letter; twice is refused', async () => {
  const approver = await makeStaff('approver');
  const { id, email, person } = await appealedOne('access');
  const asked = { actor: approver, id, now, decision: 'upheld', reason: 'The account is theirs' };
  assert.equal(codeOf(await decideAppeal(asked)), 'ok');
  assert.equal(codeOf(await decideAppeal(asked)), 'not-possible-now');
  assert.equal(codeOf(await decideAppeal({ ...asked, decision: 'rejected' })), 'not-possible-now');
  assert.deepEqual(await eventsOf(id), ['received', 'refused', 'appealed', 'appeal-upheld']);
  const { status, refusalGround, refusedBy, closedAt, answerByOn } = (await row(id)) ?? assert.fail();
  assert.deepEqual([status, refusalGround, refusedBy, closedAt], ['received', null, null, null]);
  assert.equal(await portal.jobs(`plan:${id}`), 1);
  const letters = (await lettersOf('appeal-outcome')).filter(({ to }) => to === email);
  assert.deepEqual(
    letters.map(({ fields }) => [fields.isUpheld, fields.answerByOn, fields.reason]),
    [[true, answerByOn, 'The account is theirs']],
  );
  const own = await viewOwnRequest({ actor: person, id, now });
  assert.equal(own.ok && own.value.clock.setBy, 'us');
});

test('not upheld, the request stays refused; the letter says why and which authority is next', async () => {
  const { id, email, person } = await appealedOne();
  const asked = { actor: await makeStaff('reviewer'), id, now, reason: 'They are not' };
  assert.equal(codeOf(await decideAppeal({ ...asked, decision: 'rejected' })), 'ok');
  assert.equal(await statusOf(id), 'refused');
  const [letter] = (await lettersOf('appeal-outcome')).filter(({ to }) => to === email);
  assert.deepEqual(
    [letter?.fields.isUpheld, letter?.fields.regulator],
    [false, 'the California Privacy Protection Agency\thttps://cppa.ca.gov'],
  );
  assert.equal(codeOf(await appeal({ actor: person, id, words: 'Once more', now })), 'not-possible-now');
});

test('who refused does not decide, nor do the roles that only look, nor the person: and the database holds it', async () => {
  const { id, reviewer } = await appealedOne();
  const asked = { id, now, decision: 'upheld', reason: 'I was wrong' };
  assert.equal(codeOf(await decideAppeal({ ...asked, actor: reviewer })), 'refused-by-you');
  for (const role of ['viewer', 'auditor', 'admin'] as const)
    assert.equal(codeOf(await decideAppeal({ ...asked, actor: await makeStaff(role) })), 'role-not-allowed');
  const decide = `UPDATE appeal SET decided_at = now(), decided_by = refused_by, is_upheld = true WHERE request_id = $1`;
  await assert.rejects(portal.owner().query(decide, [id]), /appeal_decided_by_another/);
  const view = await viewRequest({ actor: reviewer, id, now });
  assert.ok(view.ok);
  assert.deepEqual([view.value.moves.includes('decide-appeal'), view.value.isRefusedByMe], [false, true]);
  assert.equal(view.value.next, 'decide-appeal');
});

test('a decision is one of two and has a reason', async () => {
  const { id } = await appealedOne();
  const asked = { actor: await makeStaff('approver'), id, now, reason: 'x' };
  for (const decision of ['', 'perhaps', 'toString', null])
    assert.equal(codeOf(await decideAppeal({ ...asked, decision })), 'choice-unknown');
  assert.equal(codeOf(await decideAppeal({ ...asked, decision: 'upheld', reason: ' ' })), 'reason-missing');
});

test('asked for anew meanwhile, the open request is answered, and the appeal is not upheld beside it', async () => {
  const { id, email, person } = await appealedOne('access');
  const newer = await fileAs(email, 'access');
  const asked = { actor: await makeStaff('approver'), id, now, decision: 'upheld', reason: 'x' };
  assert.equal(codeOf(await decideAppeal(asked)), 'asked-anew');
  await withdraw({ actor: person, id: newer, now });
  assert.equal(codeOf(await decideAppeal(asked)), 'ok');
});

test('refused again after an appeal was upheld, it can be appealed against once more', async () => {
  const { id, person } = await appealedOne();
  const approver = await makeStaff('approver');
  await decideAppeal({ actor: approver, id, now, decision: 'upheld', reason: 'x' });
  const later = new Date(now.getTime() + 3_600_000);
  const ground = { ground: 'unfounded', reason: 'The fifth time' };
  assert.equal(codeOf(await refuse({ actor: approver, id, now: later, ...ground })), 'ok');
  assert.equal(codeOf(await appeal({ actor: person, id, words: 'Again', now: later })), 'ok');
});

test('an open appeal holds the deletion of the same person back, and nobody else’s, until it is decided', async () => {
  await database().update(installation).set({ armedAt: now });
  const { id, email } = await appealedOne('correct');
  const [theirs, others] = [await planned('delete', { email }), await planned('delete')];
  await portal.owner().query(`UPDATE request SET status = 'approved' WHERE kind = 'delete'`);
  const held = async (deletion: string) =>
    heldBack(database(), (await findRequest(database(), deletion)) ?? assert.fail());
  assert.deepEqual([(await held(theirs.id))?.by, (await held(theirs.id))?.first?.id], ['open-appeal', id]);
  assert.equal(await held(others.id), null);
  await decideAppeal({ actor: await makeStaff('approver'), id, now, decision: 'rejected', reason: 'It is right' });
  assert.equal(await held(theirs.id), null);
  assert.equal(await portal.jobs(`run:${theirs.id}`), 1);
});

test('E1: a decision about the appeal of somebody else who works here is theirs neither', async () => {
  const self = await makeStaff('approver', 'appellant@desk.test');
  const { id, digest } = await planned('access', { email: 'appellant@desk.test' });
  assert.ok(digest);
  const reviewer = await makeStaff('reviewer');
  await refuse({ actor: reviewer, id, now, ground: 'unfounded', reason: 'x' });
  await appeal({ actor: await proven('appellant@desk.test', now), id, words: 'y', now });
  assert.equal(
    codeOf(await decideAppeal({ actor: self, id, now, decision: 'upheld', reason: 'x' })),
    'self-not-allowed',
  );
});
