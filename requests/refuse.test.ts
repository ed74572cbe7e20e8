import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { refuse } from './refuse.ts';

ownPortal();

test('a refusal needs a ground of the list and a reason; the letter names both; twice is refused', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id, email } = await planned('access');
  const asked = { actor: reviewer, id, now, reason: 'The mailbox is shared' };
  assert.equal(codeOf(await refuse({ ...asked, ground: 'because' })), 'ground-missing');
  assert.equal(codeOf(await refuse({ ...asked, ground: 'toString' })), 'ground-missing');
  assert.equal(codeOf(await refuse({ ...asked, ground: 'not-identified', reason: '' })), 'reason-missing');
  assert.equal(codeOf(await refuse({ ...asked, ground: 'not-identified' })), 'ok');
  assert.equal(codeOf(await refuse({ ...asked, ground: 'not-identified' })), 'not-possible-now');
  assert.deepEqual(await eventsOf(id), ['received', 'refused']);
  const [letter, ...more] = (await lettersOf('refusal')).filter(({ to }) => to === email);
  assert.deepEqual([letter?.fields.reason, more.length], ['The mailbox is shared', 0]);
});
