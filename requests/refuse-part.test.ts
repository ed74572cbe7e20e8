import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { listRefusedParts } from '#db/refused-part';
import { findRequest, lockRequest } from '#db/request';
import { lawOf } from '#domain/law/law-of';
import { codeOf, eventsOf, makeStaff, now, planned, planTable } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { refusePart } from './refuse-part.ts';
import { tellRefusedParts } from './tell-refused-parts.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';

const portal = ownPortal();

const tables = [planTable('accounts'), planTable('orders', { category: 'purchases' })];
const part = { category: 'purchases', ground: 'legal-duty', reason: 'Invoices stay for ten years' };
const about = async (id: string) => (await findRequest(database(), id)) ?? assert.fail();

test('a category refused takes the plan out of force with its names, is told in one letter, and refused twice is one', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id, email } = await planned('delete', { tables });
  const asked = { actor: reviewer, id, now };
  assert.equal(codeOf(await refusePart({ ...asked, ...part })), 'ok');
  assert.equal(codeOf(await refusePart({ ...asked, ...part })), 'not-possible-now');
  assert.equal(await portal.jobs(`plan:${id}`), 1);
  assert.deepEqual(await eventsOf(id), ['received', 'part-refused']);
  const [kept, ...more] = await listRefusedParts(database(), await about(id));
  assert.deepEqual([kept?.category, kept?.reason, more.length], ['purchases', part.reason, 0]);
  assert.equal(kept?.article, lawOf('us-ca').grounds.find((ground) => ground.id === 'legal-duty')?.article);

  await portal
    .owner()
    .query(`UPDATE request SET status = 'done', outcome = 'in-part', closed_at = now() WHERE id = $1`, [id]);
  await inTransaction(async (tx) => tellRefusedParts(tx, (await lockRequest(tx, id)) ?? assert.fail(), now));
  const [letter] = (await lettersOf('part-refusal')).filter(({ to }) => to === email);
  assert.deepEqual(letter?.fields.parts, [
    { category: 'purchases', ground: 'legal-duty', law: kept?.article, reason: part.reason },
  ]);
  assert.match(letter?.fields.appealUrl ?? '', /\/appeal$/);
  const view = await viewOwnRequest({ actor: await proven(email, now), id, now });
  assert.ok(view.ok);
  assert.deepEqual([view.value.refusedParts.length, view.value.appeal.mayFile], [1, true]);
});

test('what the law lets refuse, of what is held, with a reason: nothing else is taken when it is forced', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id } = await planned('delete', { tables });
  const code = async (more: object) => codeOf(await refusePart({ actor: reviewer, id, now, ...part, ...more }));
  assert.equal(await code({ category: 'health' }), 'choice-unknown');
  assert.equal(await code({ category: ['contact'] }), 'choice-unknown');
  assert.equal(await code({ ground: 'unfounded' }), 'ground-not-of-law');
  assert.equal(await code({ ground: '' }), 'ground-missing');
  assert.equal(await code({ reason: ' ' }), 'reason-missing');
  assert.deepEqual(await eventsOf(id), ['received']);
  assert.equal(await code({}), 'ok');
});

test('the last category is not refused as a part, since nothing would be granted', async () => {
  const reviewer = await makeStaff('reviewer');
  const one = await planned('delete', { tables: [planTable('accounts')] });
  const asked = { actor: reviewer, now, ...part };
  assert.equal(codeOf(await refusePart({ ...asked, id: one.id, category: 'contact' })), 'nothing-left');
  const view = await viewRequest({ actor: reviewer, id: one.id, now });
  assert.ok(view.ok && !view.value.moves.includes('refuse-part'));
});

test('only a copy and a deletion in review are granted in part', async () => {
  const reviewer = await makeStaff('reviewer');
  const asked = { actor: reviewer, now, ...part };
  const correction = await planned('correct', { tables });
  assert.equal(codeOf(await refusePart({ ...asked, id: correction.id })), 'not-possible-now');
  const { id } = await planned('delete', { tables });
  await portal.owner().query(`UPDATE request SET status = 'approved' WHERE id = $1`, [id]);
  assert.equal(codeOf(await refusePart({ ...asked, id })), 'not-possible-now');
});
