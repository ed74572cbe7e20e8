import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { request } from '#db/schema/index';
import { codeOf, eventsOf, makeStaff, now, planned, planTable, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { ruledBy } from '#tests/ruled-by';
import { record } from './record.ts';
import { refuse } from './refuse.ts';
import { tellCategories } from './tell-categories.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';

ownPortal();

const reason = 'Two of three facts did not fit';
const tables = [planTable('accounts'), planTable('orders', { category: 'purchases', found: 0 })];

test('who cannot be identified for a copy hears what kinds of data are held, and no value; twice is refused', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id, email } = await planned('access', { tables });
  await ruledBy(id, 'us-ca');
  const asked = { actor: reviewer, id, now, reason };
  assert.equal(codeOf(await tellCategories({ ...asked, reason: ' ' })), 'reason-missing');
  assert.equal(codeOf(await tellCategories(asked)), 'ok');
  assert.equal(codeOf(await tellCategories(asked)), 'not-possible-now');
  assert.deepEqual([await statusOf(id), await eventsOf(id)], ['done', ['received', 'categories-told']]);
  const letters = (await lettersOf('categories-told')).filter(({ to }) => to === email);
  assert.deepEqual(
    letters.map(({ fields }) => [fields.categories, fields.article, fields.reason]),
    [[[{ label: 'Contact details', sources: ['you'] }], '11 CCR 7060–7062', reason]],
  );
  const own = await viewOwnRequest({ actor: await proven(email, now), id, now });
  assert.ok(own.ok && own.value.appeal.mayFile);
  assert.deepEqual(own.value.toldCategories?.categories, [{ label: 'Contact details', sources: ['you'] }]);
});

test('whose mailbox others read gets no letter, and reads the categories on the page; once a copy is made they go', async () => {
  const { id, email } = await planned('access', { tables });
  await ruledBy(id, 'us-ca');
  await database().update(request).set({ mailboxUnsafe: true }).where(eq(request.id, id));
  const actor = await proven(email, now);
  const told = async () => {
    const own = await viewOwnRequest({ actor, id, now });
    return own.ok ? own.value.toldCategories : assert.fail();
  };
  assert.equal(await told(), null);
  assert.equal(codeOf(await tellCategories({ actor: await makeStaff('reviewer'), id, now, reason })), 'ok');
  assert.equal((await lettersOf('categories-told')).filter(({ to }) => to === email).length, 0);
  assert.deepEqual(await told(), { categories: [{ label: 'Contact details', sources: ['you'] }], recipients: [] });
  await inTransaction((tx) => record(tx, { type: 'done', actor: { kind: 'worker' }, now, requestId: id }));
  assert.equal(await told(), null);
});

test('no other law and no other kind is answered so, though it is forced', async () => {
  const reviewer = await makeStaff('reviewer');
  for (const [kind, law] of [
    ['access', 'eu-gdpr'],
    ['access', 'us-ca eu-gdpr'],
    ['delete', 'us-ca'],
  ] as const) {
    const { id } = await planned(kind, { tables });
    await ruledBy(id, law);
    const view = await viewRequest({ actor: reviewer, id, now });
    assert.ok(view.ok && !view.value.moves.includes('tell-categories'), law);
    assert.equal(codeOf(await tellCategories({ actor: reviewer, id, now, reason })), 'categories-not-of-law');
    assert.deepEqual(await eventsOf(id), ['received']);
  }
});

test('who is refused a deletion, since we cannot tell who they are, is offered to opt out; nobody else is', async () => {
  const reviewer = await makeStaff('reviewer');
  const offered = async (law: string, ground: string) => {
    const { id, email } = await planned('delete', { tables });
    await ruledBy(id, law);
    assert.equal(codeOf(await refuse({ actor: reviewer, id, now, ground, reason })), 'ok');
    const [letter] = (await lettersOf('refusal')).filter(({ to }) => to === email);
    const own = await viewOwnRequest({ actor: await proven(email, now), id, now });
    assert.ok(own.ok);
    return [letter?.fields.optOutUrl !== undefined, own.value.refusal?.offersOptOut];
  };
  assert.deepEqual(await offered('us-ca', 'not-identified'), [true, true]);
  assert.deepEqual(await offered('us-ca', 'unfounded'), [false, false]);
  assert.deepEqual(await offered('eu-gdpr', 'not-identified'), [false, false]);
});
