import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lawOf } from '#domain/law/law-of';
import { codeOf, eventsOf, makeStaff, now, planned, planTable } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { ruledBy } from '#tests/ruled-by';
import { refuse } from './refuse.ts';
import { viewRequest } from './view-request.ts';

ownPortal();

test('a refusal needs a ground of the list and a reason; the letter names both; twice is refused', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id, email } = await planned('access');
  const asked = { actor: reviewer, id, now, reason: 'The mailbox is shared' };
  for (const ground of ['', null, ['unfounded']])
    assert.equal(codeOf(await refuse({ ...asked, ground })), 'ground-missing');
  const neither = await refuse({ ...asked, ground: '', reason: ' ' });
  assert.deepEqual(neither.ok || neither.problems.map(({ field }) => field), ['ground', 'reason']);
  for (const ground of ['because', 'toString'])
    assert.equal(codeOf(await refuse({ ...asked, ground })), 'ground-not-of-law');
  assert.equal(codeOf(await refuse({ ...asked, ground: 'not-identified', reason: '' })), 'reason-missing');
  assert.equal(codeOf(await refuse({ ...asked, ground: 'not-identified' })), 'ok');
  assert.equal(codeOf(await refuse({ ...asked, ground: 'not-identified' })), 'not-possible-now');
  assert.deepEqual(await eventsOf(id), ['received', 'refused']);
  const [letter, ...more] = (await lettersOf('refusal')).filter(({ to }) => to === email);
  const { reason, law, regulator, appealUrl } = letter?.fields ?? {};
  assert.deepEqual([reason, more.length], ['The mailbox is shared', 0]);
  assert.equal(law, lawOf('us-ca').grounds.find((ground) => ground.id === 'not-identified')?.article);
  assert.equal(regulator, 'the California Privacy Protection Agency\thttps://cppa.ca.gov');
  assert.match(appealUrl ?? '', new RegExp(`/requests/${id}/appeal$`));
});

test('a ground of another law, or of another kind, is neither offered nor taken when it is forced', async () => {
  const reviewer = await makeStaff('reviewer');
  const asked = { actor: reviewer, now, reason: 'x' };
  const offered = async (id: string) => {
    const view = await viewRequest({ actor: reviewer, id, now });
    assert.ok(view.ok);
    return view.value.grounds.whole.map((ground) => ground.id);
  };
  const { id } = await planned('delete', { tables: [planTable('accounts')] });
  assert.ok((await offered(id)).includes('transaction'));
  await ruledBy(id, 'eu-gdpr');
  assert.ok(!(await offered(id)).includes('transaction'));
  assert.equal(codeOf(await refuse({ ...asked, id, ground: 'transaction' })), 'ground-not-of-law');
  assert.equal(codeOf(await refuse({ ...asked, id, ground: 'already-accurate' })), 'ground-not-of-law');
  assert.equal(codeOf(await refuse({ ...asked, id, ground: 'legal-duty' })), 'ok');
});

test('where the law is not known, the letter names the article of each that may be the person’s', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id, email } = await planned('access');
  await ruledBy(id, 'us-ca eu-gdpr default');
  const asked = { actor: reviewer, id, now, reason: 'The mailbox is shared', ground: 'not-identified' };
  assert.equal(codeOf(await refuse(asked)), 'ok');
  const [letter] = (await lettersOf('refusal')).filter(({ to }) => to === email);
  assert.match(letter?.fields.law ?? '', /^[^;]*(Cal\. Civ\. Code|11 CCR)[^;]*; GDPR Art\. 11\(2\)$/);
  assert.equal(letter?.fields.regulator?.split('\n').length, 2);
});

test('a ground that covers a part refuses no whole copy or deletion while there is more to grant', async () => {
  const reviewer = await makeStaff('reviewer');
  const tables = [planTable('accounts'), planTable('orders', { category: 'purchases' })];
  const asked = { actor: reviewer, now, reason: 'x', ground: 'legal-duty' };
  const both = await planned('delete', { tables });
  assert.equal(codeOf(await refuse({ ...asked, id: both.id })), 'ground-not-of-law');
  const one = await planned('delete', { tables: [planTable('accounts')] });
  assert.equal(codeOf(await refuse({ ...asked, id: one.id })), 'ok');
});
